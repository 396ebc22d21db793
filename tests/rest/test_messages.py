"""Messages over REST: the same history, cursors and rules as over GraphQL."""

from collections.abc import Callable

import pytest

from backend.accounts.models import User
from backend.chat.models import Membership, Message, Room
from backend.chat.sending import send_message
from tests.asking import Asking, id_of
from tests.conftest import Everything
from tests.rest.asking import RestAsking

HISTORY = """query($id: ID!, $last: Int) { room(id: $id) { messages(last: $last) {
  edges { cursor node { id position } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }"""
NO_BODIES = {
    "missing": {},
    "null": {"body": None},
    "a list": {"body": ["밥"]},
    "empty": {"body": ""},
    "white space": {"body": " \n"},
    "too long": {"body": "x" * 4_001},
    "NUL": {"body": "밥\0"},
}
NO_KEYS = {"empty": "", "too long": "x" * 65, "not ASCII": "밥", "quoted and empty": '""'}


@pytest.fixture
def path(room: Room) -> str:
    return f"rooms/{id_of(room)}/messages"


def test_says_it_once_however_often_it_is_sent(as_ada: RestAsking, ada: User, room: Room, path: str) -> None:
    first = as_ada.post(path, {"body": "밥 먹자"}, idempotency_key="k-1")
    again = as_ada.post(path, {"body": "밥 먹자"}, idempotency_key='"k-1"')

    message = Message.objects.get(kind="spoken")
    assert (first.status, again.status) == (201, 201)
    assert first.body == again.body
    assert (first.body["id"], first.body["roomId"]) == (id_of(message), id_of(room))
    assert (first.body["position"], first.body["kind"], first.body["body"]) == (3, "SPOKEN", "밥 먹자")
    assert (first.body["author"]["username"], first.body["clientToken"]) == ("ada", "k-1")


def test_a_key_is_the_client_token_of_graphql(
    as_ada: RestAsking, as_person: Callable[[User], Asking], ada: User, room: Room, path: str
) -> None:
    sent = as_person(ada).mutate(
        "sendMessage", "messageEdge { node { id } }", roomId=id_of(room), body="밥", clientToken="k"
    )

    answer = as_ada.post(path, {"body": "밥"}, idempotency_key="k")

    assert answer.body["id"] == sent["messageEdge"]["node"]["id"]


def test_a_key_spent_on_other_words_is_refused(
    as_ada: RestAsking, path: str, everything: Callable[[], Everything]
) -> None:
    as_ada.post(path, {"body": "밥"}, idempotency_key="k")
    before = everything()

    answer = as_ada.post(path, {"body": "떡"}, idempotency_key="k")

    assert (answer.status, answer.kind, answer.body["code"]) == (409, "ClientTokenReused", "BAD_INPUT")
    assert everything() == before


@pytest.mark.parametrize("body", NO_BODIES.values(), ids=NO_BODIES)
def test_words_that_are_none_are_refused(
    as_ada: RestAsking, path: str, everything: Callable[[], Everything], body: object
) -> None:
    before = everything()

    assert as_ada.post(path, body).faults == ["body"]
    assert everything() == before


@pytest.mark.parametrize("key", NO_KEYS.values(), ids=NO_KEYS)
def test_a_key_that_is_none_is_refused_by_its_name(
    as_ada: RestAsking, path: str, everything: Callable[[], Everything], key: str
) -> None:
    before = everything()

    assert as_ada.post(path, {"body": ""}, idempotency_key=key).faults == ["body", "Idempotency-Key"]
    assert everything() == before


def test_an_outsider_says_nothing(as_eve: RestAsking, path: str, everything: Callable[[], Everything]) -> None:
    before = everything()

    answers = [as_eve.post(path, {"body": "밥"}), as_eve.post("rooms/x/messages", {"body": "밥"})]

    assert [(answer.status, answer.kind) for answer in answers] == [(403, "NotRoomMember"), (404, "RoomNotFound")]
    assert everything() == before


def test_pages_are_those_of_graphql(
    as_ada: RestAsking, as_person: Callable[[User], Asking], ada: User, room: Room, path: str
) -> None:
    for number in range(5):
        send_message(author=ada, room_id=room.pk, body=f"{number}")
    expected = as_person(ada).execute(HISTORY, id=id_of(room), last=3)["room"]["messages"]

    page = as_ada.get(path, last=3).body

    assert [item["id"] for item in page["items"]] == [edge["node"]["id"] for edge in expected["edges"]]
    assert page["pageInfo"] == expected["pageInfo"]


def test_pages_go_both_ways(as_ada: RestAsking, ada: User, room: Room, path: str) -> None:
    for number in range(5):
        send_message(author=ada, room_id=room.pk, body=f"{number}")

    newest = as_ada.get(path, last=3).body
    older = as_ada.get(path, last=3, before=newest["pageInfo"]["startCursor"]).body
    newer = as_ada.get(path, first=3, after=older["pageInfo"]["endCursor"]).body

    assert [item["position"] for item in newest["items"]] == [5, 6, 7]
    assert [item["position"] for item in older["items"]] == [2, 3, 4]
    assert newer == newest
    assert as_ada.get(path).body["pageInfo"]["hasPreviousPage"] is False


NO_PAGES = {
    "too many": ({"first": 101}, "InvalidInput"),
    "negative": ({"last": -1}, "InvalidInput"),
    "both": ({"first": 1, "last": 1}, "InvalidInput"),
    "words": ({"first": "ten"}, "InvalidInput"),
    "a fraction": ({"first": "1.5"}, "InvalidInput"),
    "empty": ({"first": ""}, "InvalidInput"),
    "Arabic digits": ({"first": "٣"}, "InvalidInput"),
    "an underscore": ({"first": "1_0"}, "InvalidInput"),
    "4,000 digits": ({"first": "9" * 4_000}, "InvalidInput"),
    "a cursor that is none": ({"after": "x"}, "UnreadableCursor"),
    "an empty cursor": ({"before": ""}, "UnreadableCursor"),
    "NUL for a cursor": ({"before": "\0"}, "UnreadableCursor"),
    "a cursor of another list": ({"after": "WyJyb29tcyIsIngiXQ=="}, "UnreadableCursor"),
}


@pytest.mark.parametrize(("parameters", "kind"), NO_PAGES.values(), ids=NO_PAGES)
def test_a_page_that_is_none_is_refused(
    as_ada: RestAsking, path: str, parameters: dict[str, object], kind: str
) -> None:
    answer = as_ada.get(path, **parameters)

    assert (answer.status, answer.kind, answer.body["code"]) == (400, kind, "BAD_INPUT")


def test_an_outsider_reads_nothing(as_eve: RestAsking, path: str) -> None:
    answer = as_eve.get(path)

    assert (answer.status, answer.kind, answer.body["code"]) == (403, "NotRoomMember", "FORBIDDEN")


@pytest.fixture
def message(ada: User, room: Room) -> Message:
    return send_message(author=ada, room_id=room.pk, body="밥 먹자")


def test_reads_one_message(as_grace: RestAsking, message: Message) -> None:
    assert as_grace.get(f"messages/{id_of(message)}").body["body"] == "밥 먹자"


def test_changes_ones_own_words(as_ada: RestAsking, message: Message) -> None:
    answer = as_ada.patch(f"messages/{id_of(message)}", {"body": "떡 먹자"})

    assert (answer.status, answer.body["body"]) == (200, "떡 먹자")
    assert answer.body["editedAt"] is not None
    assert Message.objects.get(pk=message.pk).body == "떡 먹자"


def test_withdraws_ones_own_words(as_ada: RestAsking, message: Message) -> None:
    first = as_ada.delete(f"messages/{id_of(message)}")
    again = as_ada.delete(f"messages/{id_of(message)}")

    assert (first.status, first.body["body"]) == (200, None)
    assert first.body["deletedAt"] is not None
    assert again.body == first.body


@pytest.mark.parametrize("body", NO_BODIES.values(), ids=NO_BODIES)
def test_changes_nothing_into_words_that_are_none(
    as_ada: RestAsking, message: Message, everything: Callable[[], Everything], body: object
) -> None:
    before = everything()

    assert as_ada.patch(f"messages/{id_of(message)}", body).faults == ["body"]
    assert everything() == before


def test_nobody_changes_anothers_words(
    as_grace: RestAsking, as_eve: RestAsking, message: Message, everything: Callable[[], Everything]
) -> None:
    before, path = everything(), f"messages/{id_of(message)}"

    by_grace = [as_grace.patch(path, {"body": "떡"}), as_grace.delete(path)]
    by_eve = [as_eve.get(path), as_eve.patch(path, {"body": "떡"}), as_eve.delete(path), as_eve.post(f"{path}/read")]

    assert {(answer.status, answer.kind) for answer in by_grace} == {(403, "NotMessageAuthor")}
    assert {(answer.status, answer.kind) for answer in by_eve[:3]} == {(404, "MessageNotFound")}
    assert (by_eve[3].status, by_eve[3].kind) == (403, "NotRoomMember")
    assert everything() == before


@pytest.mark.parametrize("id", ["x", "TWVzc2FnZTo5OTk5", "TWVzc2FnZTow", "%00", "VXNlcjox"])
def test_no_message_goes_by_an_id_that_is_none(as_ada: RestAsking, message: Message, id: str) -> None:
    path = f"messages/{id}"

    answers = [
        as_ada.get(path),
        as_ada.patch(path, {"body": "떡"}),
        as_ada.delete(path),
        as_ada.post(f"{path}/read"),
    ]

    assert {(answer.status, answer.kind) for answer in answers} == {(404, "MessageNotFound")}


def test_marks_all_as_read(as_grace: RestAsking, grace: User, room: Room, message: Message) -> None:
    elsewhere = as_grace.post("viewer/mark-all-read", {"roomId": "x"})
    everywhere = as_grace.post("viewer/mark-all-read", {})
    again = as_grace.post("viewer/mark-all-read", {"roomId": id_of(room)})

    assert [answer.body["readRoomCount"] for answer in (elsewhere, everywhere, again)] == [0, 1, 0]
    assert Membership.objects.get(user=grace).last_read_position == message.position


def test_marks_what_was_read(as_grace: RestAsking, grace: User, message: Message) -> None:
    answer = as_grace.post(f"messages/{id_of(message)}/read")

    assert answer.status == 200
    assert answer.body["lastReadMessage"]["id"] == id_of(message)
    assert answer.body["unreadCount"] == 0
    assert Membership.objects.get(user=grace).last_read_position == message.position
