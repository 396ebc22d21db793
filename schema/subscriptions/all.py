"""What can be followed."""

from collections.abc import Callable, Mapping

import strawberry

from schema.subscriptions.room_events import room_events
from schema.subscriptions.room_stream import RoomStream
from schema.subscriptions.source import Source
from schema.subscriptions.viewer_events import viewer_events
from schema.subscriptions.viewer_stream import ViewerStream


@strawberry.type
class Subscription:
    room_events = room_events
    viewer_events = viewer_events


BEGUN_AT_ONCE: Mapping[str, Callable[..., Source]] = {
    "roomEvents": RoomStream.asked_for,
    "viewerEvents": ViewerStream.asked_for,
}
"""By field, what it resolves to by its arguments and `person_id`, for who need not wait for an executor."""
