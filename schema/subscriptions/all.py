"""What can be followed."""

import strawberry

from schema.subscriptions.room_events import room_events


@strawberry.type
class Subscription:
    room_events = room_events
