"""Where somebody who joins a room begins, or why they may not."""

from backend.chat.errors import NotRoomMember, RoomNotFound
from backend.chat.feed.batch import Changes
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.events import StreamReset, events_past
from backend.chat.feed.follower import Follower
from backend.chat.feed.telling import Telling


def welcome(follower: Follower, changes: Changes, missed: dict[Cursor, Telling]) -> bool:
    """Tell a follower what it missed; return whether it may follow the room at all.

    `missed` is what those were told who were here last at the same place: it is read once for all of them.
    """
    here = changes.here
    if here is None or (follower.person_id not in changes.members and not changes.is_public):
        follower.give(RoomNotFound())
        return False
    if follower.person_id not in changes.members:
        follower.give(NotRoomMember())
        return False
    if follower.after is not None:
        telling = missed.get(follower.after)
        if telling is None:
            telling = missed[follower.after] = told_since(follower.after, here, changes)
        if telling.events:
            follower.give(telling)
    return True


def told_since(after: Cursor, here: Cursor, changes: Changes) -> Telling:
    if can_go_on(after, here, changes):
        return Telling(tuple(events_past(after, changes.batch)))
    return Telling((StreamReset(changes.head or here),))


def can_go_on(after: Cursor, here: Cursor, changes: Changes) -> bool:
    """Whether the log knows this place, and all changes since are at hand."""
    return (
        after.epoch == here.epoch
        and after.revision <= here.revision
        and after.position <= here.position
        and changes.batch.reaches_back_to(after.revision)
    )
