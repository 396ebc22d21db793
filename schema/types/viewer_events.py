"""What the viewer is told of their own list of rooms."""

from datetime import datetime
from typing import Annotated, cast

import strawberry

from backend.chat.my_rooms import events
from backend.ids import global_id
from schema.types.invitation import Invitation
from schema.types.room import Room
from schema.types.viewer import Viewer


@strawberry.type(
    description="The stream stands: it is the first event, once. Read the viewer's rooms and invitations after it; "
    "everything that happens from here on is told."
)
class ViewerEventsBegan:
    at: datetime = strawberry.field(description="When it began.")


@strawberry.type(
    description="A room is in the viewer's list now: made, joined, accepted, opened or shown again, on any device."
)
class RoomEntered:
    room: Room = strawberry.field(description="The room as it reads now.")


@strawberry.type(
    description="A room in the viewer's list reads differently now: its newest message, what is unread, how far the "
    "viewer has read, its members or its name."
)
class RoomChanged:
    room: Room = strawberry.field(description="The room as it reads now.")


@strawberry.type(description="A room is in the viewer's list no more: left, removed from, hidden, or closed.")
class RoomLeft:
    room_id: strawberry.ID = strawberry.field(description="The room's id.")


@strawberry.type(description="The viewer is invited into a room.")
class InvitationReceived:
    invitation: Invitation = strawberry.field(description="The invitation.")


@strawberry.type(description="An invitation stands no more: accepted, declined or taken back, or its room has closed.")
class InvitationEnded:
    invitation_id: strawberry.ID = strawberry.field(description="The invitation's id.")


@strawberry.type(description="The viewer's own profile reads differently now.")
class ViewerChanged:
    viewer: Viewer = strawberry.field(description="The viewer as they are now.")


ViewerEvent = Annotated[
    ViewerEventsBegan | RoomEntered | RoomChanged | RoomLeft | InvitationReceived | InvitationEnded | ViewerChanged,
    strawberry.union("ViewerEvent", description="What changes for one person: always how things stand now."),
]


def viewer_event(event: events.ListEvent) -> object:
    """The domain's event in the words of the schema."""
    match event:
        case events.ListBegan():
            return ViewerEventsBegan(at=event.at)
        case events.RoomEntered():
            return RoomEntered(room=cast(Room, event.listed.room))
        case events.RoomChanged():
            return RoomChanged(room=cast(Room, event.listed.room))
        case events.RoomLeft():
            return RoomLeft(room_id=strawberry.ID(global_id("Room", event.room_id)))
        case events.InvitationReceived():
            return InvitationReceived(invitation=cast(Invitation, event.invitation))
        case events.InvitationEnded():
            return InvitationEnded(invitation_id=strawberry.ID(global_id("Invitation", event.invitation_id)))
        case events.ProfileChanged():
            return ViewerChanged(viewer=Viewer())
