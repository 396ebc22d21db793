"""Ids that were guessed, words that are others', and what no input has a place for."""

from collections.abc import Callable, Iterator

import pytest
from graphql import GraphQLInputObjectType

from backend.accounts.models import User
from backend.chat.direct import open_direct_room
from backend.chat.models import Room, Visibility
from backend.chat.reading import mark_read
from backend.chat.rooms import create_room, join_room, leave_room
from backend.chat.ruling import ban_member, remove_member
from backend.chat.sending import send_message
from backend.ids import global_id
from schema.schema import graphql_schema
from tests.asking import Asking, id_of
from tests.conftest import Everything

AsPerson = Callable[[User], Asking]

NODE = "query($id: ID!) { node(id: $id) { id } }"
HISTORY = "query($id: ID!) { room(id: $id) { messages { edges { node { body } } } lastMessage { body } } }"


@pytest.fixture
def den(ada: User, grace: User) -> Room:
    """Ada's private room, with Grace in it."""
    room = create_room(founder=ada, name="안방", visibility=Visibility.PRIVATE)
    room.memberships.create(user=grace)
    Room.objects.filter(pk=room.pk).update(member_count=2)
    return room


def test_B2_no_id_leads_to_what_is_others(den: Room, ada: User, grace: User, eve: User, as_person: AsPerson) -> None:
    pair = open_direct_room(person=ada, username="grace")
    message = send_message(author=ada, room_id=pair.pk, body="비밀")
    membership = global_id("Membership", den.memberships.latest("pk").pk)
    ids = [*map(id_of, (den, pair, message, ada, grace)), membership]
    asking = as_person(eve)

    answers = [asking.answer(NODE, id=some) for some in ids]

    assert answers == [asking.answer(NODE, id=global_id("Room", 987_654_321))] * len(ids)
    assert answers[0] == {"data": {"node": None}}


@pytest.mark.parametrize(
    "bend",
    [
        lambda room: str(room.pk),
        lambda room: global_id("Message", room.pk),
        lambda room: global_id("Membership", room.pk),
        lambda room: id_of(room) + "=",
        lambda room: id_of(room)[:-1],
        lambda room: global_id("Room", -room.pk),
        lambda room: global_id("room", room.pk),
        lambda room: f" {id_of(room)}",
    ],
    ids=["raw", "of a message", "of a membership", "padded", "cut short", "negative", "in lower case", "after a space"],
)
def test_B2_an_id_is_exactly_what_the_server_gave(
    bend: Callable[[Room], str], den: Room, ada: User, as_person: AsPerson
) -> None:
    asking = as_person(ada)

    seen = [
        asking.execute("query($id: ID!) { room(id: $id) { id } }", id=bend(den))["room"],
        asking.mutate("sendMessage", roomId=bend(den), body="밥")["__typename"],
    ]

    assert seen == [None, "RoomNotFound"]


GOING: dict[str, Callable[[Room, User, User], object]] = {
    "leaving": lambda room, _ada, grace: leave_room(person=grace, room_id=room.pk),
    "being removed": lambda room, ada, grace: remove_member(owner=ada, room_id=room.pk, person_id=grace.pk),
    "being banned": lambda room, ada, grace: ban_member(owner=ada, room_id=room.pk, person_id=grace.pk),
}


@pytest.mark.parametrize("going", GOING)
def test_B4_after_going_there_is_no_history(
    going: str, room: Room, ada: User, grace: User, as_person: AsPerson
) -> None:
    message = send_message(author=grace, room_id=room.pk, body="내 말")
    GOING[going](room, ada, grace)
    asking = as_person(grace)

    seen = asking.execute(HISTORY, id=id_of(room))["room"], asking.execute(NODE, id=id_of(message))["node"]

    assert seen == ({"messages": None, "lastMessage": None}, None)


def test_B4_before_joining_there_is_no_history(room: Room, ada: User, eve: User, as_person: AsPerson) -> None:
    send_message(author=ada, room_id=room.pk, body="우리끼리")

    seen = as_person(eve).execute(HISTORY, id=id_of(room))["room"]

    assert seen == {"messages": None, "lastMessage": None}


@pytest.mark.parametrize("going", GOING)
def test_B7_after_going_ones_own_words_are_out_of_reach(
    going: str, room: Room, ada: User, grace: User, as_person: AsPerson, everything: Callable[[], Everything]
) -> None:
    message = send_message(author=grace, room_id=room.pk, body="내 말")
    GOING[going](room, ada, grace)
    asking, before = as_person(grace), everything()

    kinds = [
        asking.mutate("editMessage", messageId=id_of(message), body="고침")["__typename"],
        asking.mutate("deleteMessage", messageId=id_of(message))["__typename"],
    ]

    assert kinds == ["MessageNotFound"] * 2
    assert everything() == before


def test_B7_nobody_changes_the_words_of_others_not_even_the_owner(
    room: Room, ada: User, grace: User, as_person: AsPerson, everything: Callable[[], Everything]
) -> None:
    message = send_message(author=grace, room_id=room.pk, body="내 말")
    asking, before = as_person(ada), everything()

    kinds = [
        asking.mutate("editMessage", messageId=id_of(message), body="고침")["__typename"],
        asking.mutate("deleteMessage", messageId=id_of(message))["__typename"],
    ]

    assert kinds == ["NotMessageAuthor"] * 2
    assert everything() == before


def test_B8_a_third_person_has_no_part_in_a_conversation_of_two(
    ada: User, grace: User, eve: User, as_person: AsPerson, everything: Callable[[], Everything]
) -> None:
    pair = open_direct_room(person=ada, username="grace")
    message = send_message(author=ada, room_id=pair.pk, body="비밀")
    asking, before = as_person(eve), everything()
    room, said, never = id_of(pair), id_of(message), global_id("Room", 987_654_321)

    def tried(room_id: str, message_id: str) -> list[str]:
        return [
            asking.mutate("joinRoom", roomId=room_id)["__typename"],
            asking.mutate("leaveRoom", roomId=room_id)["__typename"],
            asking.mutate("sendMessage", roomId=room_id, body="나도")["__typename"],
            asking.mutate("markRead", messageId=message_id)["__typename"],
            asking.mutate("addToDirectRoom", roomId=room_id, username="eve")["__typename"],
            asking.mutate("inviteMember", roomId=room_id, username="eve")["__typename"],
            asking.mutate("removeMember", roomId=room_id, userId=id_of(ada))["__typename"],
            asking.mutate("handOverRoom", roomId=room_id, userId=id_of(eve))["__typename"],
        ]

    assert tried(room, said) == tried(never, global_id("Message", 987_654_321))
    assert everything() == before


def test_B11_what_is_unread_and_read_and_who_invites_is_told_of_no_room_of_others(
    den: Room, ada: User, grace: User, eve: User, as_person: AsPerson
) -> None:
    message = send_message(author=ada, room_id=den.pk, body="@eve 어디 있어요?")
    mark_read(person=grace, message_id=message.pk)
    document = """query($room: ID!) {
        room(id: $room) { viewerMembership { unreadCount mentionCount lastReadMessage { id } } }
        viewer { rooms { edges { node { id } } } invitations { edges { node { id } } } } }"""

    seen = as_person(eve).execute(document, room=id_of(den))

    assert seen == {"room": None, "viewer": {"rooms": {"edges": []}, "invitations": {"edges": []}}}


def test_B12_what_one_asks_is_never_answered_with_what_was_loaded_for_another(
    den: Room, room: Room, ada: User, grace: User, eve: User, as_person: AsPerson
) -> None:
    join_room(person=eve, room_id=room.pk)
    askings = {"ada": as_person(ada), "grace": as_person(grace), "eve": as_person(eve)}
    document = """query($den: ID!) { room(id: $den) { id }
        viewer { user { username } rooms { edges { node { name viewerMembership { role } } } } } }"""
    alone = {name: asking.answer(document, den=id_of(den)) for name, asking in askings.items()}

    in_turn = [(name, asking.answer(document, den=id_of(den))) for _ in range(100) for name, asking in askings.items()]

    assert [name for name, answer in in_turn if answer != alone[name]] == []
    assert [alone[name]["data"]["room"] is None for name in askings] == [False, False, True]


def test_B13_a_token_is_its_authors_alone(room: Room, ada: User, grace: User, as_person: AsPerson) -> None:
    shows = "messageEdge { node { id body author { username } } }"
    mine = as_person(ada).mutate("sendMessage", shows, roomId=id_of(room), body="비밀번호", clientToken="one")

    theirs = as_person(grace).mutate("sendMessage", shows, roomId=id_of(room), body="아무 말", clientToken="one")

    assert theirs["__typename"] == "SendMessageSuccess"
    assert theirs["messageEdge"]["node"]["id"] != mine["messageEdge"]["node"]["id"]
    assert theirs["messageEdge"]["node"]["author"] == {"username": "grace"}


NOBODY_SAYS_SO = {
    "author", "authorId", "subject", "createdAt", "sentAt", "editedAt", "deletedAt", "position", "revision", "seq",
    "kind", "owner", "ownerId", "role", "isStaff", "isSuperuser", "viewer", "viewerId", "joinedAt", "memberCount",
}  # fmt: skip


def input_fields() -> Iterator[str]:
    for kind in graphql_schema.type_map.values():
        if isinstance(kind, GraphQLInputObjectType):
            yield from kind.fields


def test_B14_no_input_has_a_place_for_what_the_server_decides() -> None:
    assert NOBODY_SAYS_SO & set(input_fields()) == set()


def test_B14_what_has_no_place_is_refused(room: Room, ada: User, as_person: AsPerson) -> None:
    document = "mutation($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }"

    answer = as_person(ada).answer(document, input={"roomId": id_of(room), "body": "밥", "authorId": id_of(ada)})

    assert [error["extensions"]["code"] for error in answer["errors"]] == ["BAD_INPUT"]
    assert "data" not in answer
