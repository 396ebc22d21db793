"""Which people a person may know of, and who goes by a name."""

from django.db.models import Q, QuerySet

from backend.accounts.models import User
from backend.chat.errors import UserNotFound
from backend.chat.models import Ban, Membership, Message


def people_visible_to(viewer: User) -> QuerySet[User]:
    """The viewer, and everybody who shows in a room of theirs or in what only they see; nobody with a closed account.

    In a room show its members, who wrote there, and whom an entry of its log is about. The viewer alone sees who
    invited them, and whom they banned.
    """
    rooms = viewer.memberships.values("room")
    shown = [
        Membership.objects.filter(room__in=rooms).values("user"),
        Message.objects.filter(room__in=rooms).values("author"),
        Message.objects.filter(room__in=rooms, subject__isnull=False).values("subject"),
        viewer.invitations.filter(invited_by__isnull=False).values("invited_by"),
        Ban.objects.filter(room__owner=viewer).values("user"),
    ]
    known = Q(pk=viewer.pk)
    for people in shown:
        known |= Q(pk__in=people)
    return User.objects.filter(known, closed_at=None)


def person_called(username: str) -> User:
    """Who goes by this name. Raises UserNotFound, also once they closed their account."""
    person = User.objects.by_username(username)
    if person is None or not person.is_active:
        raise UserNotFound
    return person
