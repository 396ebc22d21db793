"""What is said comes back as it was said, to the last code point, and means nothing to the database."""

from collections.abc import Callable

import pytest

from backend.accounts.models import User
from backend.chat.models import Message, Room
from tests.asking import Asking, id_of

ASK = "query($id: ID!) { room(id: $id) { messages(last: 1) { edges { node { body } } } } }"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
SAMPLES = {
    "emoji": "😀🍺🫠",
    "a family": FAMILY,
    "flags": "🇰🇷🇺🇳🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "skin and variation": "👍🏽 ☎️ ☎︎",
    "a thousand marks": "e" + "\u0301" * 1_000,
    "one long grapheme": "a" + "\u0300\u0323" * 1_999,
    "4,000 families' members": FAMILY * 571,
    "composed and not": "한국 한국 é é",
    "bidi": "שלום \u202eevil\u202c مرحبا \u2066x\u2069",
    "joiners and fillers": "a\u200bb\u200cc\u2060d\ufeffe\u3164f",
    "line ends": "a\nb\r\nc\td\u2028e",
    "the newest planes": "\U0002f800\U000e0100x\U0010fffd",
    "quotes": "'\"`\\%_;--/*{{{}}}$1",
    "markup": "<b>&amp;</b><script>x</script>",
}
SQL = (
    "' OR '1'='1",
    "'; DROP TABLE chat_message; --",
    "\\'; SELECT SLEEP(5); --",
    '" UNION SELECT password FROM accounts_user --',
    "%' AND 1=1 --",
    "1; --",
    "%s %(x)s {0}",
    "\u02bc OR 1=1",
)


@pytest.fixture
def asking(room: Room, ada: User, as_person: Callable[[User], Asking]) -> Asking:
    return as_person(ada)


def newest(asking: Asking, room: Room) -> str:
    [edge] = asking.execute(ASK, id=id_of(room))["room"]["messages"]["edges"]
    return str(edge["node"]["body"])


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES)
def test_E5_what_is_said_comes_back_as_it_was(text: str, asking: Asking, room: Room) -> None:
    said = asking.mutate("sendMessage", "messageEdge { node { body } }", roomId=id_of(room), body=text)

    assert said["messageEdge"]["node"]["body"] == newest(asking, room) == text


def test_E5_letters_of_all_planes_come_back(asking: Asking, room: Room) -> None:
    letters = [letter for letter in map(chr, range(0xA1, 0x30000, 97)) if letter.isprintable()]
    texts = ["x" + "".join(letters[start : start + 200]) for start in range(0, len(letters), 200)]

    for text in texts:
        asking.mutate("sendMessage", roomId=id_of(room), body=text)

    stored = list(Message.objects.filter(room=room, kind="spoken").order_by("position").values_list("body", flat=True))
    assert len(letters) > 1_000
    assert stored == texts


@pytest.mark.parametrize("length", [1, 4_000])
def test_E8_as_many_letters_as_may_be_are_said_however_many_bytes(length: int, asking: Asking, room: Room) -> None:
    asking.mutate("sendMessage", roomId=id_of(room), body="😀" * length)

    assert newest(asking, room) == "😀" * length


@pytest.mark.parametrize("text", SQL)
def test_E9_words_of_sql_are_words(text: str, asking: Asking, room: Room, ada: User) -> None:
    token = text.encode("ascii", "replace").decode()
    as_body = asking.mutate("sendMessage", roomId=id_of(room), body=text, clientToken=token)
    as_name = asking.mutate("createRoom", "room { name }", name=text)
    as_id = asking.execute("query($id: ID!) { node(id: $id) { __typename } }", id=text)
    as_cursor = asking.error_code("query($at: String) { rooms(after: $at) { edges { cursor } } }", at=text)
    as_username = asking.mutate("logIn", username=text, password=text)

    assert as_body["__typename"] == "SendMessageSuccess"
    assert newest(asking, room) == text
    assert as_name["room"]["name"] == text.strip()
    assert (as_id, as_cursor, as_username["__typename"]) == ({"node": None}, "BAD_INPUT", "WrongCredentials")
    assert User.objects.filter(pk=ada.pk).exists()
