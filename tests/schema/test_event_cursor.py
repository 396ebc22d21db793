"""Snapshot and stream join without a seam: what is sent while a room is being read is told by its stream."""

from collections.abc import Callable
from typing import Any

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, get_named_type

from backend.accounts.models import User
from backend.chat.direct import open_direct_room
from backend.chat.invitations import invite_member
from backend.chat.models import Room, Visibility
from backend.chat.reading import mark_read
from backend.chat.rooms import create_room
from backend.chat.sending import send_message
from backend.ids import key_of
from schema.schema import graphql_schema
from schema.types import room as room_type
from tests.asking import Asking, id_of
from tests.schema.telling import message_of, told_to

MESSAGES = "messages(last: 100) { edges { node { id position } } }"
ORDERS = {"messages first": f"id {MESSAGES} eventCursor", "cursor first": f"id eventCursor {MESSAGES}"}

PATHS = {
    "Query.room": "query($room: ID!) { room(id: $room) { ROOM } }",
    "Query.roomByName": '{ roomByName(name: "부엌 kitchen") { ROOM } }',
    "Query.node": "query($room: ID!) { node(id: $room) { ... on Room { ROOM } } }",
    "Query.rooms": "{ rooms { edges { node { ROOM } } } }",
    "Viewer.rooms": "{ viewer { rooms { edges { node { ROOM } } } } }",
    "Message.room of a node": "query($message: ID!) { node(id: $message) { ... on Message { room { ROOM } } } }",
    "Message.room of the newest": "query($room: ID!) { room(id: $room) { lastMessage { room { ROOM } } } }",
    "Message.room of the last read": """query($room: ID!) { room(id: $room) { viewerMembership {
        lastReadMessage { room { ROOM } } } } }""",
    "Message.room of the history": """query($room: ID!) { room(id: $room) { page: messages(last: 1) {
        edges { node { room { ROOM } } } } } }""",
    "CreateRoomSuccess.room": """mutation { createRoom(input: {name: "마당"}) {
        ... on CreateRoomSuccess { room { ROOM } } } }""",
    "JoinRoomSuccess.room": """mutation($room: ID!) { joinRoom(input: {roomId: $room}) {
        ... on JoinRoomSuccess { room { ROOM } } } }""",
    "OpenDirectRoomSuccess.room": """mutation { openDirectRoom(input: {username: "eve"}) {
        ... on OpenDirectRoomSuccess { room { ROOM } } } }""",
    "AddToDirectRoomSuccess.room": """mutation($pair: ID!) { addToDirectRoom(input: {roomId: $pair, username: "eve"}) {
        ... on AddToDirectRoomSuccess { room { ROOM } } } }""",
    "AcceptInvitationSuccess.room": """mutation($invitation: ID!) {
        acceptInvitation(input: {invitationId: $invitation}) {
        ... on AcceptInvitationSuccess { room { ROOM } } } }""",
    "RemoveMemberSuccess.room": """mutation($room: ID!, $grace: ID!) {
        removeMember(input: {roomId: $room, userId: $grace}) {
        ... on RemoveMemberSuccess { room { ROOM } } } }""",
    "BanMemberSuccess.room": """mutation($room: ID!, $grace: ID!) {
        banMember(input: {roomId: $room, userId: $grace}) {
        ... on BanMemberSuccess { room { ROOM } } } }""",
    "UnbanMemberSuccess.room": """mutation($room: ID!, $grace: ID!) {
        banMember(input: {roomId: $room, userId: $grace}) { __typename }
        unbanMember(input: {roomId: $room, userId: $grace}) { ... on UnbanMemberSuccess { room { ROOM } } } }""",
    "HandOverRoomSuccess.room": """mutation($room: ID!, $grace: ID!) {
        handOverRoom(input: {roomId: $room, userId: $grace}) {
        ... on HandOverRoomSuccess { room { ROOM } } } }""",
    "SendMessageSuccess": """mutation($room: ID!) { sendMessage(input: {roomId: $room, body: "밥"}) {
        ... on SendMessageSuccess { messageEdge { node { room { ROOM } } } } } }""",
    "EditMessageSuccess": """mutation($message: ID!) { editMessage(input: {messageId: $message, body: "죽"}) {
        ... on EditMessageSuccess { message { room { ROOM } } } } }""",
    "DeleteMessageSuccess": """mutation($message: ID!) { deleteMessage(input: {messageId: $message}) {
        ... on DeleteMessageSuccess { message { room { ROOM } } } } }""",
    "MarkReadSuccess": """mutation($message: ID!) { markRead(input: {messageId: $message}) {
        ... on MarkReadSuccess { membership { lastReadMessage { room { ROOM } } } } } }""",
}


LEADS_ELSEWHERE = {
    "CreateRoomSuccess.room",
    "OpenDirectRoomSuccess.room",
    "AddToDirectRoomSuccess.room",
    "AcceptInvitationSuccess.room",
}
"""Not to the room that the others lead to."""


def first_room_in(answer: Any) -> dict[str, Any]:
    """The innermost object with an `eventCursor`, wherever in the answer it is."""
    values = list(answer.values() if isinstance(answer, dict) else answer if isinstance(answer, list) else [])
    if isinstance(answer, dict) and "eventCursor" in answer:
        return answer
    return next(filter(None, map(first_room_in, values)), {})


@pytest.fixture
def somebody_speaks_meanwhile(grace: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """Grace says something just before a room's messages are read, and again just after."""
    read_history: Callable[..., Any] = room_type.history_page

    def interrupted(info: Any, room: Room, window: Any) -> Any:
        speak_in(room, grace, "먼저")
        page = read_history(info, room, window)
        speak_in(room, grace, "나중")
        return page

    monkeypatch.setattr(room_type, "history_page", interrupted)


def speak_in(room: Room, person: User, body: str) -> None:
    room.memberships.get_or_create(user=person)  # a room that was just made has nobody else in it
    send_message(author=person, room_id=room.pk, body=body)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.usefixtures("somebody_speaks_meanwhile")
def test_what_is_sent_while_a_room_is_read_is_told_by_its_stream(
    path: str, order: str, ada: User, grace: User, eve: User, room: Room, as_person: Callable[[User], Asking]
) -> None:
    asking = as_person(ada)
    pair = open_direct_room(person=ada, username=grace.username)
    den = create_room(founder=grace, name="안방", visibility=Visibility.PRIVATE)
    invitation = invite_member(person=grace, room_id=den.pk, username=ada.username)
    message = send_message(author=ada, room_id=room.pk, body="떡")
    mark_read(person=ada, message_id=message.pk)
    named = {"room": room, "message": message, "grace": grace, "pair": pair, "invitation": invitation}
    variables = {name: id_of(row) for name, row in named.items()}
    document = PATHS[path].replace("ROOM", ORDERS[order])

    seen = first_room_in(asking.execute(document, **variables))

    seen_room = Room.objects.get(pk=key_of("Room", seen["id"]))
    assert seen_room == room or path in LEADS_ELSEWHERE
    history = [edge["node"]["position"] for edge in seen["messages"]["edges"]]
    told = [message_of(event) for event in told_to(asking, seen_room, after=seen["eventCursor"])]
    assert [message["body"] for message in told][-2:] == ["먼저", "나중"]
    seen_room.refresh_from_db()
    assert history + [message["position"] for message in told] == list(range(1, seen_room.last_position + 1))


def test_every_path_to_a_room_is_among_those_that_are_tried() -> None:
    paths = {
        f"{kind.name}.{name}"
        for kind in graphql_schema.type_map.values()
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
        for name, field in kind.fields.items()
        if get_named_type(field.type).name in ("Room", "Node")
    }

    tried_under_another_name = {"RoomEdge.node", "Message.room"}
    shows_nothing_to_who_left = {"LeaveRoomSuccess.room"}
    tried_live = {"RoomEntered.room", "RoomChanged.room"}  # subscriptions/test_viewer_events.py
    elsewhere = tried_under_another_name | shows_nothing_to_who_left | tried_live
    assert paths - elsewhere == set(PATHS) & paths
