"""Which people a person may know of."""

from django.db.models import Q, QuerySet

from backend.accounts.models import User
from backend.chat.models import Membership, Message


def people_visible_to(viewer: User) -> QuerySet[User]:
    """The viewer, and everybody who belongs to one of their rooms or wrote in one; nobody whose account is closed."""
    rooms = viewer.memberships.values("room")
    members = Membership.objects.filter(room__in=rooms).values("user")
    authors = Message.objects.filter(room__in=rooms).values("author")
    return User.objects.filter(Q(pk=viewer.pk) | Q(pk__in=members) | Q(pk__in=authors), closed_at=None)
