"""Rooms: the list of those that anybody may join, making one, and what the viewer sees of one."""

from functools import partial

from rest_framework.request import Request
from rest_framework.response import Response

from backend.chat import listings, rooms
from backend.chat.errors import BannedFromRoom, RoomNameTaken, RoomNotFound
from backend.chat.models import Room
from backend.ids import key_of
from backend.paging import Page
from backend.rest.authentication import viewer_of
from backend.rest.describing import OF_A_PAGE, OF_A_ROOM, ROOM_ID, described
from backend.rest.finding import visible_room
from backend.rest.parameters import FORWARDS, NAME, asked_size, text_in
from backend.rest.reading import JSONView, given
from backend.rest.shapes.pages import PageOf
from backend.rest.shapes.rooms import NewRoom, RoomPage, RoomShape
from backend.rest.sights import room_seen_by, rooms_seen_by

ROOMS = "Rooms"


class Rooms(JSONView):
    """`/rooms`"""

    @described(
        "listRooms",
        "Rooms anybody may join, by name.",
        tag=ROOMS,
        answer=RoomPage,
        parameters=FORWARDS,
        problems=OF_A_PAGE,
    )
    def get(self, request: Request) -> Response:
        page = listings.rooms_by_name(first=asked_size(request), after=text_in(request, "after"))
        return room_page(request, page, listing=listings.BY_NAME)

    @described(
        "createRoom",
        "Make a room and become its first member.",
        tag=ROOMS,
        takes=NewRoom,
        answer=RoomShape,
        status=201,
        says="The new room, with the viewer in it.",
        problems=[RoomNameTaken],
    )
    def post(self, request: Request) -> Response:
        room = rooms.create_room(founder=viewer_of(request), **given(request, NewRoom))
        return seen(request, room, status=201)


class RoomByName(JSONView):
    """`/rooms/by-name`"""

    @described(
        "roomByName",
        "A public room by its exact name, without regard to case.",
        tag=ROOMS,
        answer=RoomShape,
        says="The room.",
        parameters=[NAME],
        problems=OF_A_ROOM,
    )
    def get(self, request: Request) -> Response:
        room = listings.public_room_named(text_in(request, "name") or "")
        if room is None:
            raise RoomNotFound
        return seen(request, room)


class OneRoom(JSONView):
    """`/rooms/{room_id}`"""

    @described(
        "readRoom",
        "A room the viewer may see.",
        tag=ROOMS,
        answer=RoomShape,
        says="The room.",
        description="A public room shows everybody its id, name, age and size; all else is null to who is no member.",
        parameters=[ROOM_ID],
        problems=OF_A_ROOM,
    )
    def get(self, request: Request, room_id: str) -> Response:
        return seen(request, visible_room(room_id, viewer_of(request)))


class Join(JSONView):
    """`/rooms/{room_id}/join`"""

    @described(
        "joinRoom",
        "Become a member of a room; doing it again changes nothing.",
        tag=ROOMS,
        answer=RoomShape,
        says="The room, with the viewer in it.",
        parameters=[ROOM_ID],
        problems=[*OF_A_ROOM, BannedFromRoom],
    )
    def post(self, request: Request, room_id: str) -> Response:
        return seen(request, rooms.join_room(person=viewer_of(request), room_id=key_of("Room", room_id)))


class Leave(JSONView):
    """`/rooms/{room_id}/leave`"""

    @described(
        "leaveRoom",
        "Stop being a member of a room; doing it again changes nothing.",
        tag=ROOMS,
        answer=RoomShape,
        description="An owner who leaves hands the room over to its longest-standing member; the last one out closes "
        "it. A direct conversation of two is hidden from the viewer's list until the next message.",
        says="The room, without the viewer in it.",
        parameters=[ROOM_ID],
        problems=OF_A_ROOM,
    )
    def post(self, request: Request, room_id: str) -> Response:
        return seen(request, rooms.leave_room(person=viewer_of(request), room_id=key_of("Room", room_id)))


class OwnRooms(JSONView):
    """`/viewer/rooms`"""

    @described(
        "listViewerRooms",
        "Rooms the viewer belongs to, latest activity first.",
        tag=ROOMS,
        answer=RoomPage,
        parameters=FORWARDS,
        problems=OF_A_PAGE,
    )
    def get(self, request: Request) -> Response:
        page = listings.rooms_by_activity(
            viewer_of(request), first=asked_size(request), after=text_in(request, "after")
        )
        return room_page(request, page, listing=listings.BY_ACTIVITY)


def seen(request: Request, room: Room, status: int = 200) -> Response:
    return Response(RoomShape(room_seen_by(viewer_of(request), room)).data, status)


def room_page(request: Request, page: Page, *, listing: str) -> Response:
    items = rooms_seen_by(viewer_of(request), page.rows)
    return Response(RoomPage(PageOf.of(page, partial(listings.room_cursor, listing=listing), items)).data)
