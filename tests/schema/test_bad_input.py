"""Whatever is sent: its typed problem or its code, never a crash, and nothing is changed or told."""

from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest

from backend.accounts.models import User
from backend.accounts.people import sign_up
from backend.chat.models import Room
from backend.chat.sending import send_message
from tests.asking import Asking, id_of, mutation_document
from tests.conftest import PASSWORD, Everything

TEXTS = {
    "empty": "",
    "blank": " \t\n\u3000",
    "only fillers": "\u3164\u115f\u200b\ufe0f",
    "NUL": "a\0b",
    "control character": "a\x1bb",
    "lone surrogate": "a\ud800b",
    "non-character": "a\uffffb",
    "too long": "가" * 4_001,
    "far too long": "😀" * 15_000,
}
HUGE = 2**63
IDS = {
    "empty": "",
    "raw": "1",
    "negative": b64encode(b"Room:-1").decode(),
    "zero": b64encode(b"Message:0").decode(),
    "huge": b64encode(f"Room:{HUGE}".encode()).decode(),
    "huge message": b64encode(f"Message:{2**63 - 1}".encode()).decode(),
    "very long": b64encode(b"Room:" + b"9" * 5_000).decode(),
    "no key": b64encode(b"Room:").decode(),
    "spaces": b64encode(b"Room: 1").decode(),
    "plus": b64encode(b"Room:+1").decode(),
    "other digits": b64encode("Room:１".encode()).decode(),
    "unknown type": b64encode(b"Nothing:1").decode(),
    "not base64": "!!!!",
    "not ASCII": "방",
    "lone surrogate": "\ud800",
    "NUL": "\0",
}


@pytest.fixture
def asking(room: Room, ada: User, as_person: Callable[[User], Asking]) -> Asking:
    send_message(author=ada, room_id=room.pk, body="밥")
    return as_person(ada)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("mutation", ["sendMessage", "editMessage"])
def test_E4_E8_words_that_cannot_be_said_are_refused(
    mutation: str, text: str, asking: Asking, room: Room, everything: Callable[[], Everything]
) -> None:
    message = room.messages.get(kind="spoken")
    place = {"sendMessage": {"roomId": id_of(room)}, "editMessage": {"messageId": id_of(message)}}[mutation]
    before = everything()

    result = asking.mutate(mutation, body=text, **place)

    assert result["__typename"] == "InvalidInput"
    assert [fault["field"] for fault in result["fields"]] == ["body"]
    assert everything() == before


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_E4_a_name_that_cannot_be_shown_is_refused(
    text: str, asking: Asking, everything: Callable[[], Everything]
) -> None:
    before = everything()

    result = asking.mutate("createRoom", name=text)

    assert result["__typename"] == "InvalidInput"
    assert [fault["field"] for fault in result["fields"]] == ["name"]
    assert everything() == before


@pytest.mark.parametrize("token", ["", "a" * 65, "열쇠", "a\nb", "a\0", "\ud800", "\x7f"])
def test_a_client_token_that_is_not_printable_ascii_is_refused(
    token: str, asking: Asking, room: Room, everything: Callable[[], Everything]
) -> None:
    before = everything()

    result = asking.mutate("sendMessage", roomId=id_of(room), body="밥", clientToken=token)

    assert result["__typename"] == "InvalidInput"
    assert [fault["field"] for fault in result["fields"]] == ["clientToken"]
    assert everything() == before


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_A12_credentials_of_every_kind_are_only_wrong(
    text: str, asking: Asking, everything: Callable[[], Everything]
) -> None:
    sign_up(username="linus", password=PASSWORD)
    before = everything()

    kinds = [
        asking.mutate("logIn", username=text, password=PASSWORD)["__typename"],
        asking.mutate("logIn", username="linus", password=text)["__typename"],
        asking.mutate("closeAccount", password=text)["__typename"],
        asking.mutate("refreshToken", refreshToken=text)["__typename"],
    ]

    assert kinds == ["WrongCredentials", "WrongCredentials", "WrongCredentials", "SessionEnded"]
    assert everything() == before


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_E4_no_account_is_made_of_unacceptable_words(
    text: str, as_person: Callable[[User | None], Asking], everything: Callable[[], Everything]
) -> None:
    asking, before = as_person(None), everything()

    result = asking.mutate("signUp", username=text, password="a\0" + text[:5], displayName=f"\x00{text}")

    assert result["__typename"] == "InvalidInput"
    assert [fault["field"] for fault in result["fields"]] == ["username", "displayName", "password"]
    assert everything() == before


@pytest.mark.parametrize("name", IDS.values(), ids=IDS)
def test_an_id_that_is_none_is_one_that_does_not_exist(
    name: str, asking: Asking, everything: Callable[[], Everything]
) -> None:
    before = everything()

    seen = asking.execute("query($id: ID!) { node(id: $id) { id } room(id: $id) { id } }", id=name)
    kinds = [
        asking.mutate("joinRoom", roomId=name)["__typename"],
        asking.mutate("leaveRoom", roomId=name)["__typename"],
        asking.mutate("sendMessage", roomId=name, body="밥")["__typename"],
        asking.mutate("editMessage", messageId=name, body="밥")["__typename"],
        asking.mutate("deleteMessage", messageId=name)["__typename"],
        asking.mutate("markRead", messageId=name)["__typename"],
    ]

    assert seen == {"node": None, "room": None}
    assert kinds == ["RoomNotFound"] * 3 + ["MessageNotFound"] * 3
    assert everything() == before


def test_an_id_of_another_type_or_in_another_spelling_is_one_that_does_not_exist(asking: Asking, room: Room) -> None:
    message = room.messages.get(kind="spoken")
    padded = [id_of(room) + "=", " " + id_of(room), id_of(room).rstrip("=") + "\n", id_of(room).lower()]
    others = [id_of(message), id_of(room).replace("Um9vb", "TWVzc"), *padded]

    seen = [asking.execute("query($id: ID!) { room(id: $id) { id } }", id=other)["room"] for other in others]

    assert seen == [None] * len(others)
    assert asking.mutate("markRead", messageId=id_of(room))["__typename"] == "MessageNotFound"


@pytest.mark.parametrize("name", TEXTS.values(), ids=TEXTS)
def test_no_room_goes_by_a_name_that_cannot_be_shown(name: str, asking: Asking) -> None:
    answer = asking.execute("query($name: String!) { roomByName(name: $name) { id } }", name=name)

    assert answer == {"roomByName": None}


def test_input_of_the_wrong_types_is_bad_input(asking: Asking, everything: Callable[[], Everything]) -> None:
    wrong: list[Any] = [None, 1, [], "text", {}, {"roomId": None}, {"roomId": ["a"]}, {"roomId": "a", "more": 1}]
    before = everything()

    codes = [asking.error_code(mutation_document("joinRoom"), input=value) for value in wrong]

    assert codes == ["BAD_INPUT"] * len(wrong)
    assert everything() == before
