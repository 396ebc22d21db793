"""Talking to one person, and to a few."""

from rest_framework.request import Request
from rest_framework.response import Response

from backend.chat import direct
from backend.chat.errors import AlreadyMember, NotDirectRoom, UserNotFound
from backend.ids import key_of
from backend.rest.authentication import viewer_of
from backend.rest.describing import OF_A_ROOM, ROOM_ID, described
from backend.rest.reading import JSONView, given
from backend.rest.rooms import ROOMS, seen
from backend.rest.shapes.belonging import Handle
from backend.rest.shapes.rooms import RoomShape


class Direct(JSONView):
    """`/rooms/direct`"""

    @described(
        "openDirectRoom",
        "The direct conversation with somebody: one for the two for ever, made when either first wants it.",
        tag=ROOMS,
        takes=Handle,
        answer=RoomShape,
        says="The one conversation of the two.",
        description="One that the viewer had hidden is shown again.",
        problems=[UserNotFound],
    )
    def post(self, request: Request) -> Response:
        return seen(request, direct.open_direct_room(person=viewer_of(request), **given(request, Handle)))


class People(JSONView):
    """`/rooms/{room_id}/people`"""

    @described(
        "addToDirectRoom",
        "Add a person to a direct conversation.",
        tag=ROOMS,
        takes=Handle,
        answer=RoomShape,
        says="The group: a new one if two people were alone before.",
        description="A group grows, and the newcomer reads all of it. Of two people a new group is made: what they "
        "said to each other stays between them.",
        parameters=[ROOM_ID],
        problems=[*OF_A_ROOM, NotDirectRoom, UserNotFound, AlreadyMember],
    )
    def post(self, request: Request, room_id: str) -> Response:
        whom, key = given(request, Handle), key_of("Room", room_id)
        return seen(request, direct.add_to_direct_room(person=viewer_of(request), room_id=key, **whom))
