"""Who is in a room, and what its owner may do with them."""

from rest_framework.request import Request
from rest_framework.response import Response

from backend.chat import listings, policies, ruling
from backend.chat.errors import MemberNotFound, NotRoomMember, NotRoomOwner
from backend.ids import key_of
from backend.paging import Page, checked_size
from backend.refusals import InvalidInput
from backend.rest.authentication import viewer_of
from backend.rest.describing import OF_A_PAGE, OF_A_ROOM, ROOM_ID, USER_ID, described
from backend.rest.finding import room_of_member
from backend.rest.parameters import FORWARDS, asked_size, text_in
from backend.rest.reading import JSONView, given
from backend.rest.rooms import ROOMS, seen
from backend.rest.shapes.belonging import BanPage, Successor
from backend.rest.shapes.pages import PageOf
from backend.rest.shapes.rooms import MemberPage, RoomShape
from backend.rest.sights import role_of

OF_AN_OWNER = (*OF_A_ROOM, NotRoomMember, NotRoomOwner, MemberNotFound, InvalidInput)


class Members(JSONView):
    """`/rooms/{room_id}/members`"""

    @described(
        "listMembers",
        "People in the room, longest-standing first.",
        tag=ROOMS,
        answer=MemberPage,
        parameters=[ROOM_ID, *FORWARDS],
        problems=[*OF_A_PAGE, *OF_A_ROOM, NotRoomMember],
    )
    def get(self, request: Request, room_id: str) -> Response:
        first, past = checked_size("first", asked_size(request)), listings.members_past(text_in(request, "after"))
        room = room_of_member(room_id, viewer_of(request))
        found = listings.read_members([room], past=past, at_most=first + 1)[room.pk]
        page = Page(found[:first], has_next=len(found) > first, has_previous=past > 0)
        items = [
            {"user": membership.user, "joined_at": membership.joined_at, "role": role_of(membership)}
            for membership in page.rows
        ]
        return Response(MemberPage(PageOf.of(page, listings.member_cursor, items)).data)


class OneMember(JSONView):
    """`/rooms/{room_id}/members/{user_id}`"""

    @described(
        "removeMember",
        "Put a member out of a room that the viewer owns; they may come back as anybody may.",
        tag=ROOMS,
        answer=RoomShape,
        says="The room, without them.",
        parameters=[ROOM_ID, USER_ID],
        problems=OF_AN_OWNER,
    )
    def delete(self, request: Request, room_id: str, user_id: str) -> Response:
        room = ruling.remove_member(owner=viewer_of(request), **keys(room_id, user_id))
        return seen(request, room)


class Bans(JSONView):
    """`/rooms/{room_id}/bans`"""

    @described(
        "listBans",
        "Who may not come in again, longest first; for the room's owner.",
        tag=ROOMS,
        answer=BanPage,
        parameters=[ROOM_ID, *FORWARDS],
        problems=[*OF_A_PAGE, *OF_A_ROOM, NotRoomMember, NotRoomOwner],
    )
    def get(self, request: Request, room_id: str) -> Response:
        first, past = checked_size("first", asked_size(request)), listings.bans_past(text_in(request, "after"))
        room = room_of_member(room_id, viewer_of(request))
        if not policies.may_rule(room, viewer_of(request)):
            raise NotRoomOwner
        found = listings.read_bans([room], past=past, at_most=first + 1)[room.pk]
        page = Page(found[:first], has_next=len(found) > first, has_previous=past > 0)
        return Response(BanPage(PageOf.of(page, listings.ban_cursor)).data)


class OneBan(JSONView):
    """`/rooms/{room_id}/bans/{user_id}`"""

    @described(
        "banMember",
        "Put somebody out for good; who has gone already may not come back. Doing it again changes nothing.",
        tag=ROOMS,
        answer=RoomShape,
        says="The room, without them.",
        parameters=[ROOM_ID, USER_ID],
        problems=OF_AN_OWNER,
    )
    def put(self, request: Request, room_id: str, user_id: str) -> Response:
        return seen(request, ruling.ban_member(owner=viewer_of(request), **keys(room_id, user_id)))

    @described(
        "unbanMember",
        "Let somebody come back if they like.",
        tag=ROOMS,
        answer=RoomShape,
        says="The room.",
        parameters=[ROOM_ID, USER_ID],
        problems=OF_AN_OWNER,
    )
    def delete(self, request: Request, room_id: str, user_id: str) -> Response:
        return seen(request, ruling.unban_member(owner=viewer_of(request), **keys(room_id, user_id)))


class HandOver(JSONView):
    """`/rooms/{room_id}/hand-over`"""

    @described(
        "handOverRoom",
        "Make another member the owner of a room that the viewer owns.",
        tag=ROOMS,
        takes=Successor,
        answer=RoomShape,
        says="The room, of which the viewer is a member now.",
        parameters=[ROOM_ID],
        problems=OF_AN_OWNER,
    )
    def post(self, request: Request, room_id: str) -> Response:
        successor, key = given(request, Successor), key_of("Room", room_id)
        return seen(request, ruling.hand_over_room(owner=viewer_of(request), room_id=key, **successor))


def keys(room_id: str, user_id: str) -> dict[str, int]:
    return {"room_id": key_of("Room", room_id), "person_id": key_of("User", user_id)}
