"""Which rooms, messages and people a person may know of. A queryset reads as a phrase."""

from typing import TYPE_CHECKING, Self

from django.db.models import Q, QuerySet

if TYPE_CHECKING:
    from backend.accounts.models import User


class RoomQuerySet(QuerySet["Room"]):  # type: ignore[name-defined]  # models.py needs this file first
    def standing(self) -> Self:
        return self.filter(closed_at=None)

    def public(self) -> Self:
        return self.standing().filter(visibility="public")

    def joined_by(self, viewer: "User") -> Self:
        return self.standing().filter(pk__in=viewer.memberships.values("room"))

    def visible_to(self, viewer: "User") -> Self:
        """Public rooms and those the viewer belongs to; a closed room is nobody's."""
        return self.standing().filter(Q(visibility="public") | Q(pk__in=viewer.memberships.values("room")))


class MessageQuerySet(QuerySet["Message"]):  # type: ignore[name-defined]  # as above
    def visible_to(self, viewer: "User") -> Self:
        """The messages of the rooms the viewer belongs to."""
        return self.filter(room__in=viewer.memberships.values("room"), room__closed_at=None)

    def changed_since(self, revision: int) -> Self:
        return self.filter(revision__gt=revision)
