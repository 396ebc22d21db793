"""Inviting people into a room that has a name, and what becomes of it."""

from rest_framework.request import Request
from rest_framework.response import Response

from backend.chat import invitations, listings
from backend.chat.errors import (
    AlreadyMember,
    InvitationNotFound,
    MemberBanned,
    NotInDirectRoom,
    NotRoomMember,
    UserNotFound,
)
from backend.ids import key_of
from backend.rest.authentication import viewer_of
from backend.rest.describing import INVITATION_ID, OF_A_PAGE, OF_A_ROOM, ROOM_ID, described
from backend.rest.parameters import FORWARDS, asked_size, text_in
from backend.rest.reading import JSONView, given
from backend.rest.rooms import ROOMS, seen
from backend.rest.shapes.belonging import Handle, InvitationPage, InvitationShape
from backend.rest.shapes.pages import PageOf
from backend.rest.shapes.rooms import RoomShape


class RoomInvitations(JSONView):
    """`/rooms/{room_id}/invitations`"""

    @described(
        "inviteMember",
        "Invite somebody into a room that has a name; any member may. Inviting twice changes nothing.",
        tag=ROOMS,
        takes=Handle,
        answer=InvitationShape,
        status=201,
        says="What they were given: by the viewer, or by somebody before.",
        description="Until they accept they know no more of the room than the invitation says.",
        parameters=[ROOM_ID],
        problems=[*OF_A_ROOM, NotRoomMember, NotInDirectRoom, UserNotFound, AlreadyMember, MemberBanned],
    )
    def post(self, request: Request, room_id: str) -> Response:
        whom, key = given(request, Handle), key_of("Room", room_id)
        invitation = invitations.invite_member(person=viewer_of(request), room_id=key, **whom)
        return Response(InvitationShape(invitation).data, 201)


class OwnInvitations(JSONView):
    """`/viewer/invitations`"""

    @described(
        "listInvitations",
        "What the viewer was invited to, the newest first.",
        tag=ROOMS,
        answer=InvitationPage,
        parameters=FORWARDS,
        problems=OF_A_PAGE,
    )
    def get(self, request: Request) -> Response:
        page = listings.invitations_by_newest(
            viewer_of(request), first=asked_size(request), after=text_in(request, "after")
        )
        return Response(InvitationPage(PageOf.of(page, listings.invitation_cursor)).data)


class OneInvitation(JSONView):
    """`/invitations/{invitation_id}`"""

    @described(
        "withdrawInvitation",
        "Take an invitation back: whoever gave it may, while they are in the room, and the room's owner.",
        tag=ROOMS,
        answer=None,
        status=204,
        says="The invitation is gone.",
        parameters=[INVITATION_ID],
        problems=[InvitationNotFound],
    )
    def delete(self, request: Request, invitation_id: str) -> Response:
        key = key_of("Invitation", invitation_id)
        invitations.withdraw_invitation(person=viewer_of(request), invitation_id=key)
        return Response(status=204)


class Accept(JSONView):
    """`/invitations/{invitation_id}/accept`"""

    @described(
        "acceptInvitation",
        "Come into the room one was invited to. An invitation is used once.",
        tag=ROOMS,
        answer=RoomShape,
        says="The room, with the viewer in it.",
        parameters=[INVITATION_ID],
        problems=[InvitationNotFound],
    )
    def post(self, request: Request, invitation_id: str) -> Response:
        key = key_of("Invitation", invitation_id)
        return seen(request, invitations.accept_invitation(person=viewer_of(request), invitation_id=key))


class Decline(JSONView):
    """`/invitations/{invitation_id}/decline`"""

    @described(
        "declineInvitation",
        "Stay out of the room one was invited to. The room is not told.",
        tag=ROOMS,
        answer=None,
        status=204,
        says="The invitation is gone.",
        parameters=[INVITATION_ID],
        problems=[InvitationNotFound],
    )
    def post(self, request: Request, invitation_id: str) -> Response:
        key = key_of("Invitation", invitation_id)
        invitations.decline_invitation(person=viewer_of(request), invitation_id=key)
        return Response(status=204)
