"""What can be asked. What the viewer may not know of is not found, on every path."""

from typing import Annotated, Any, cast

import strawberry
from django.conf import settings
from strawberry import UNSET

from backend.chat import models
from backend.chat.listings import public_room_named
from backend.chat.people import people_visible_to
from backend.ids import key_of, type_and_key
from backend.paging import DEFAULT_PAGE
from schema.connections import After, First, given
from schema.context import Info
from schema.types.node import Node
from schema.types.room import Room
from schema.types.room_list import RoomConnection, rooms_by_name
from schema.types.viewer import Viewer


@strawberry.type
class Query:
    @strawberry.field(description="The signed-in person, or null if nobody is.")
    def viewer(self, info: Info) -> Viewer | None:
        if info.context.is_anonymous:
            return None
        info.context.refuse_strangers()
        return Viewer()

    @strawberry.field(
        description="Whether this server sends mail, so that who lost a password may ask for a link by "
        "`requestPasswordReset`.\nTold to everybody."
    )
    def offers_email(self) -> bool:
        return bool(settings.OFFERS_EMAIL)

    @strawberry.field(description="Any object the viewer may see, by its id; null otherwise.")
    def node(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The object's id.")]
    ) -> Node | None:
        viewer = info.context.viewer
        type_name, key = type_and_key(id) or ("", 0)
        visible: dict[str, Any] = {
            "Room": models.Room.objects.visible_to(viewer),
            "Message": models.Message.objects.visible_to(viewer).with_people(),
            "Invitation": models.Invitation.objects.visible_to(viewer).with_what_it_shows(),
            "User": people_visible_to(viewer),
        }
        return visible[type_name].filter(pk=key).first() if type_name in visible else None

    @strawberry.field(description="A room the viewer may see, by its id; null otherwise.")
    def room(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The room's id.")]
    ) -> Room | None:
        rooms = models.Room.objects.visible_to(info.context.viewer)
        return cast(Room | None, rooms.filter(pk=key_of("Room", id)).first())

    @strawberry.field(description="A public room by its exact name; null otherwise.")
    def room_by_name(
        self,
        info: Info,
        name: Annotated[str, strawberry.argument(description="The name, compared without regard to case.")],
    ) -> Room | None:
        info.context.refuse_strangers()
        return cast(Room | None, public_room_named(name))

    @strawberry.field(description="Rooms anybody may join, by name.")
    def rooms(self, info: Info, first: First = DEFAULT_PAGE, after: After = UNSET) -> RoomConnection:
        info.context.refuse_strangers()
        return rooms_by_name(info, first=first, after=given(after))
