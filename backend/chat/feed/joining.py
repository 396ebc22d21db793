"""Where somebody who joins a room begins, or why they may not."""

from backend.chat.errors import NotRoomMember, RoomNotFound
from backend.chat.feed.batch import Changes
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.events import StreamReset, events_past
from backend.chat.feed.follower import Follower
from backend.chat.feed.telling import Telling


def welcome(follower: Follower, changes: Changes) -> bool:
    """Tell a follower what it missed; return whether it may follow the room at all."""
    here = changes.here
    if here is None or (follower.person_id not in changes.members and not changes.is_public):
        follower.give(RoomNotFound())
        return False
    if follower.person_id not in changes.members:
        follower.give(NotRoomMember())
        return False
    if follower.after is not None:
        if can_go_on(follower.after, here, changes):
            missed = Telling(tuple(events_past(follower.after, changes.batch)))
        else:
            missed = Telling((StreamReset(changes.head or here),))
        if missed.events:
            follower.give(missed)
    return True


def can_go_on(after: Cursor, here: Cursor, changes: Changes) -> bool:
    """Whether the log knows this place, and all changes since are at hand."""
    return (
        after.epoch == here.epoch
        and after.revision <= here.revision
        and after.position <= here.position
        and changes.batch.reaches_back_to(after.revision)
    )
