"""Pages of a room's history. Positions have no holes, so a page is a range of them: it costs the same at any depth."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from backend.chat.models import Message, Room
from backend.language import Words
from backend.paging import DEFAULT_PAGE, UnreadableCursor, checked_size, decode_key, encode_key
from backend.refusals import InvalidInput

HISTORY = "messages"
NOT_BOTH = Words(en="Give `first` or `last`, not both.", ko="`first`와 `last`는 함께 쓸 수 없습니다.")


@dataclass(frozen=True)
class Window:
    """Which part of a history is asked for, whatever the room."""

    first: int | None
    last: int | None
    after: str | None
    before: str | None

    def range_in(self, room: Room) -> range:
        """The positions of the page. Raises UnreadableCursor for a cursor of another room or list."""
        low = self.position(self.after, room, otherwise=0) + 1
        high = min(self.position(self.before, room, otherwise=room.last_position + 1) - 1, room.last_position)
        if self.first is not None:
            return range(low, min(high, low + self.first - 1) + 1)
        return range(max(low, high + 1 - (DEFAULT_PAGE if self.last is None else self.last)), high + 1)

    @staticmethod
    def position(cursor: str | None, room: Room, *, otherwise: int) -> int:
        if cursor is None:
            return otherwise
        room_id, position = decode_key(HISTORY, cursor, like=(room.pk, 0))
        if room_id != room.pk:
            raise UnreadableCursor
        return int(position)


def checked_window(*, first: int | None, after: str | None, last: int | None, before: str | None) -> Window:
    """Raises InvalidInput for sizes outside 0..100, or both given. `after` alone reads forwards from there."""
    if first is not None and last is not None:
        raise InvalidInput.of("last", NOT_BOTH)
    if first is not None:
        first = checked_size("first", first)
    elif last is not None:
        last = checked_size("last", last)
    elif after is not None:
        first = DEFAULT_PAGE
    return Window(first, last, after, before)


def history_cursor(message: Message) -> str:
    """A message's place, for `after` and `before`."""
    return encode_key(HISTORY, (message.room_id, message.position))


def read_ranges(ranges: Mapping[Room, range]) -> Mapping[int, list[Message]]:
    """The messages of these ranges of positions, oldest first, by the room's key; in one query."""
    wanted = Q()
    for room, positions in ranges.items():
        if positions:
            wanted |= Q(room=room, position__gte=positions.start, position__lt=positions.stop)
    pages: dict[int, list[Message]] = {room.pk: [] for room in ranges}
    if wanted:
        for message in Message.objects.filter(wanted).with_people().order_by("room", "position"):
            pages[message.room_id].append(message)
    return pages
