"""A socket lives as long as its token, or as the one that renewed it."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.live import documents
from tests.live.chat import Chat, running_chat
from tests.live.people import Person

TOKEN_SECONDS = 3
SOON_SECONDS = 1.0


@pytest.fixture(scope="module")
def chat(server: str) -> Iterator[Chat]:
    """A chat whose access tokens are short-lived."""
    with running_chat(server=server, ACCESS_TOKEN_SECONDS=str(TOKEN_SECONDS)) as chat:
        yield chat


def seconds_until(instant: str) -> float:
    return (datetime.fromisoformat(instant) - datetime.now(UTC)).total_seconds()


async def refreshed_late(person: Person) -> dict[str, str]:
    """Tokens that outlive the person's present ones by more than a second."""
    await asyncio.sleep(1.5)  # a token's end is counted from its making, by the servers' own clock
    answer = await person.execute(documents.REFRESH, input={"refreshToken": person.refresh_token})
    tokens: dict[str, str] = answer["tokens"]
    return tokens


async def test_A8_a_socket_closes_when_its_token_expires(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    tokens = await ada.execute(documents.REFRESH, input={"refreshToken": ada.refresh_token})
    ada.access_token = tokens["tokens"]["accessToken"]
    expires_at = tokens["tokens"]["expiresAt"]
    async with ada.socket() as here, ada.at(chat.urls[-1]).socket() as there:
        codes = await asyncio.gather(here.close_code(), there.close_code())
        late_seconds = -seconds_until(expires_at)

    assert codes == [4403, 4403]
    assert -0.1 < late_seconds < SOON_SECONDS


async def test_A8_renewing_keeps_a_stream_past_the_end_of_its_token(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    cursor = await ada.cursor(room_id)
    async with ada.at(chat.urls[-1]).socket() as lapsing, ada.at(chat.urls[-1]).socket() as socket:
        await socket.follow(room_id, cursor)
        tokens = await refreshed_late(ada)

        operation_id = await socket.subscribe(documents.RENEW, input={"accessToken": tokens["accessToken"]})
        renewal, completion = await socket.hear(), await socket.hear()
        lapsed = await lapsing.close_code()
        ada.access_token = tokens["accessToken"]
        sent = await ada.send(room_id, "아직 여기")
        event = await socket.hear_event(within_seconds=2)

    assert renewal["payload"] == {"data": {"renewConnection": {"expiresAt": tokens["expiresAt"]}}}
    assert completion == {"id": operation_id, "type": "complete"}
    assert lapsed == 4403
    assert event["messageEdge"]["node"] == sent


async def test_A8_a_socket_that_was_renewed_ends_with_the_new_token(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    tokens = (await ada.execute(documents.REFRESH, input={"refreshToken": ada.refresh_token}))["tokens"]
    async with ada.socket() as socket:
        await socket.subscribe(documents.RENEW, input={"accessToken": tokens["accessToken"]})

        code = await socket.close_code()

    assert code == 4403
    assert -0.1 < -seconds_until(tokens["expiresAt"]) < SOON_SECONDS


async def test_A8_another_sessions_token_renews_nothing(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    async with ada.socket() as socket:
        elsewhere = await ada.log_in(chat.urls[0])
        await socket.subscribe(documents.RENEW, input={"accessToken": elsewhere.access_token})

        answer = await socket.hear()

    assert answer["payload"]["data"]["renewConnection"]["__typename"] == "SessionEnded"


async def test_A8_over_http_there_is_no_socket_to_renew(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")

    answer = await ada.answer(documents.RENEW, input={"accessToken": ada.access_token})

    assert answer["data"] is None
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["BAD_INPUT"]
