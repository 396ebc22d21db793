"""Which rooms, messages and invitations a person may know of. A queryset reads as a phrase."""

from typing import TYPE_CHECKING, Self

from django.db.models import F, Q, QuerySet

if TYPE_CHECKING:
    from backend.accounts.models import User


class RoomQuerySet(QuerySet["Room"]):  # type: ignore[name-defined]  # models.py needs this file first
    def standing(self) -> Self:
        return self.filter(closed_at=None)

    def public(self) -> Self:
        return self.standing().filter(visibility="public")

    def listed_for(self, viewer: "User") -> Self:
        """The rooms the viewer belongs to, but for conversations they hid since when nothing was said there."""
        return self.standing().filter(memberships__user=viewer, memberships__hidden_position__lt=F("last_position"))

    def visible_to(self, viewer: "User") -> Self:
        """Public rooms and those the viewer belongs to; a closed room is nobody's."""
        return self.standing().filter(Q(visibility="public") | Q(pk__in=viewer.memberships.values("room")))


class MessageQuerySet(QuerySet["Message"]):  # type: ignore[name-defined]  # as above
    def visible_to(self, viewer: "User") -> Self:
        """The messages of the rooms the viewer belongs to."""
        return self.filter(room__in=viewer.memberships.values("room"), room__closed_at=None)

    def with_people(self) -> Self:
        """Loaded with everybody whom they show: reading a field of a message asks the database for nothing."""
        return self.select_related("author", "subject")

    def changed_since(self, revision: int) -> Self:
        return self.filter(revision__gt=revision)


class InvitationQuerySet(QuerySet["Invitation"]):  # type: ignore[name-defined]  # as above
    def for_person(self, viewer: "User") -> Self:
        """Those the viewer may accept or decline."""
        return self.filter(user=viewer)

    def revocable_by(self, viewer: "User") -> Self:
        """Those the viewer may take back: into a room they own, or given by them into one they belong to."""
        return self.filter(Q(room__owner=viewer) | Q(invited_by=viewer, room__in=viewer.memberships.values("room")))

    def visible_to(self, viewer: "User") -> Self:
        return self.for_person(viewer) | self.revocable_by(viewer)

    def with_what_it_shows(self) -> Self:
        """Loaded with the room and with who gave it."""
        return self.select_related("room", "invited_by")
