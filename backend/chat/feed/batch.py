"""Reading a room's changes: always ONE select of all past a revision, never filtered by an end and never paged.

A page would turn a send and its later edit into an edit of a message that was never told; a head read by another
statement would skip what committed between the two.
"""

from collections.abc import Collection
from dataclasses import dataclass

from backend.chat import policies
from backend.chat.feed.cursor import Cursor
from backend.chat.models import Membership, Message, MessageKind, Room

DEPARTURES = (MessageKind.LEFT, MessageKind.REMOVED, MessageKind.BANNED)


@dataclass(frozen=True)
class Batch:
    """Changes of one room, by revision. If `complete` is false there were more before them."""

    entries: tuple[Message, ...]
    complete: bool

    @classmethod
    def joining(cls, news: object, *, after: int) -> "Batch | None":
        """What this process has just committed, as a batch; None if that is not all that is past `after`.

        Nor if somebody has gone: then it must be read who still belongs to the room.
        """
        if not isinstance(news, tuple):
            return None
        batch = cls(news, complete=True)
        revisions = [entry.revision for entry in news]
        goes_on = revisions == list(range(after + 1, after + 1 + len(news)))
        return batch if goes_on and not batch.tells_of_departures(after=after) else None

    @property
    def revision(self) -> int:
        """The head: the greatest revision that was read."""
        return self.entries[-1].revision if self.entries else 0

    def tells_of_departures(self, *, after: int) -> bool:
        """Whether somebody has gone past a revision, so that it must be read who still belongs to the room."""
        return any(entry.kind in DEPARTURES and entry.revision > after for entry in self.entries)

    def reaches_back_to(self, revision: int) -> bool:
        """Whether it holds every change past this revision."""
        return self.complete or self.entries[0].revision <= revision

    def until_departure_of(self, person_id: int) -> "Batch":
        """What somebody who has gone may still be told: nothing written or changed after that."""
        departures = [entry for entry in self.entries if takes_out(entry, person_id)]
        if not departures:
            return Batch((), complete=True)
        last = departures[-1]
        return Batch(tuple(entry for entry in self.entries if entry.revision <= last.revision), complete=True)


def takes_out(entry: Message, person_id: int) -> bool:
    """Whether by this entry the person stopped being a member, by their own will or the owner's."""
    gone_id = entry.author_id if entry.kind == MessageKind.LEFT else entry.subject_id
    return entry.kind in DEPARTURES and gone_id == person_id


@dataclass(frozen=True)
class Changes:
    """What was read for the readers of a room."""

    batch: Batch
    here: Cursor | None  # where the room stands; None where no such room does
    members: frozenset[int]  # who of those asked about belongs to it
    is_public: bool

    @property
    def head(self) -> Cursor | None:
        """Where the room stands once all that was read has been told: past `here`, if more was committed meanwhile."""
        if self.here is None or not self.batch.entries or not self.batch.reaches_back_to(self.here.revision):
            return self.here
        return self.here._replace(
            revision=max(self.here.revision, self.batch.revision),
            position=max(self.here.position, *(entry.position for entry in self.batch.entries)),
        )


def read_for_joining(room_id: int, *, after: int | None, at_most: int, people: Collection[int]) -> Changes:
    """Read where a room stands, then the newest changes past `after` (none if it is None), then who belongs to it.

    In this order the counters are a place from which the changes lead on, and nobody is told what was written once
    they had left.
    """
    room = standing_room(room_id)
    batch = Batch((), complete=True) if after is None else read_batch(room_id, after=after, at_most=at_most)
    return changes_of(room, batch, members_among(people, room_id))


def read_shared(room_id: int, *, after: int, at_most: int, people: Collection[int]) -> Changes:
    """Read the changes past `after` for those who follow the room already.

    Where it stands is read only if there are too many to tell, and who belongs to it only if somebody has gone.
    """
    batch = read_batch(room_id, after=after, at_most=at_most)
    room = None if batch.complete else standing_room(room_id)
    somebody_went = not batch.complete or batch.tells_of_departures(after=after)
    return changes_of(room, batch, members_among(people, room_id) if somebody_went else frozenset(people))


def standing_room(room_id: int) -> Room | None:
    return Room.objects.filter(pk=room_id, closed_at=None).first()


def members_among(people: Collection[int], room_id: int) -> frozenset[int]:
    return frozenset(Membership.objects.filter(room=room_id, user__in=people).values_list("user", flat=True))


def changes_of(room: Room | None, batch: Batch, members: frozenset[int]) -> Changes:
    return Changes(
        batch=batch,
        here=None if room is None else Cursor.of(room),
        members=members,
        is_public=room is not None and policies.may_know_of(room, is_member=False),
    )


def read_batch(room_id: int, *, after: int, at_most: int) -> Batch:
    newest_first = (
        Message.objects.filter(room=room_id).changed_since(after).with_people().order_by("-revision")[: at_most + 1]
    )
    entries = tuple(reversed(newest_first))
    return Batch(entries, complete=len(entries) <= at_most)
