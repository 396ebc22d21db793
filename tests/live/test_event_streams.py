"""Server-sent events tell the same as a socket, resume by the same cursors, and end when the right to them does."""

import asyncio
import json
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Callable

from tests.live import documents
from tests.live.chat import Chat
from tests.live.event_streams import EVENTS, events, room_events
from tests.live.people import Person


async def test_a_stream_tells_what_a_socket_does(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0])
    room_id = await ada.create_room("부엌")
    cursor = await ada.cursor(room_id)
    async with ada.socket() as socket, room_events(ada.at(chat.urls[-1]), room_id, cursor) as stream:
        await socket.follow(room_id, cursor)
        for body in ["하나", "둘", "가" * 4_000]:
            await ada.send(room_id, body)

            assert await stream.hear_event() == await socket.hear_event()


async def test_a_stream_goes_on_from_a_cursor(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0])
    room_id = await ada.create_room("부엌")
    async with room_events(ada, room_id, await ada.cursor(room_id)) as stream:
        await ada.send(room_id, "하나")
        cursor = (await stream.hear_event())["cursor"]
    missed = [await ada.send(room_id, body) for body in ["둘", "셋"]]

    async with room_events(ada, room_id, cursor) as stream:
        told = [(await stream.hear_event())["messageEdge"]["node"] for _ in missed]

    assert told == missed


async def test_queries_and_mutations_are_answered_in_events(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0])
    room_id = await ada.create_room("부엌")

    async with events(ada, "{ viewer { user { username } } }") as asked:
        answer = await asked.hear(), await asked.hear(), await asked.is_over()
    async with events(ada, documents.SEND_MESSAGE, input={"roomId": room_id, "body": "안녕"}) as said:
        _, payload = await said.hear()

    viewer = {"viewer": {"user": {"username": ada.username}}}
    assert answer == (("next", {"data": viewer}), ("complete", None), True)
    assert payload["data"]["sendMessage"]["messageEdge"]["node"]["body"] == "안녕"


async def test_a_subscription_may_be_begun_by_get_and_a_mutation_may_not(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0])
    room_id = await ada.create_room("부엌")
    cursor = await ada.cursor(room_id)
    headers = EVENTS | {"authorization": f"Bearer {ada.access_token}"}
    subscribing = {"query": documents.ROOM_EVENTS, "variables": json.dumps({"roomId": room_id, "after": cursor})}

    async with ada.http.stream("GET", f"{ada.url}/graphql", params=subscribing, headers=headers) as response:
        await ada.send(room_id, "안녕")
        lines = response.aiter_lines()
        told = [line async for line in take_until(lines, "data:")]
    mutation = await ada.http.get(f"{ada.url}/graphql", params={"query": documents.LOG_OUT}, headers=headers)

    assert json.loads(told[-1][5:])["data"]["roomEvents"]["__typename"] == "MessageSent"
    assert mutation.status_code == 405


async def take_until(lines: AsyncIterator[str], start: str) -> AsyncIterator[str]:
    async for line in lines:
        yield line
        if line.startswith(start):
            return


async def test_what_is_no_valid_operation_is_told_in_events(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0])

    async with events(ada, "subscription { nothing }") as stream:
        code = await stream.hear_end()

    assert code == "BAD_INPUT"


async def test_a_stranger_is_refused_in_events(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0])
    room_id = await ada.create_room("부엌")
    stranger = Person(ada.url, "stranger", "no token of ours", "")

    async with room_events(stranger, room_id) as stream:
        code = await stream.hear_end()

    assert code == "UNAUTHENTICATED"


async def test_an_outsider_and_a_guessed_room_are_refused_in_events(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    eve = await Person.sign_up(chat.urls[0], "eve")
    room_id = await ada.create_room("부엌")

    async with room_events(eve, room_id) as outside, room_events(eve, "Um9vbTo5OTk5OTk5") as nowhere:
        codes = await outside.hear_end(), await nowhere.hear_end()

    assert codes == ("FORBIDDEN", "NOT_FOUND")


async def test_leaving_the_room_ends_the_stream_within_a_second(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    grace = await Person.sign_up(chat.urls[0], "grace")
    room_id = await ada.create_room("부엌")
    await grace.join(room_id)
    async with room_events(grace.at(chat.urls[-1]), room_id, await grace.cursor(room_id)) as stream:
        await grace.execute(documents.LEAVE_ROOM, input={"roomId": room_id})
        last = await stream.hear_event()

        assert last["messageEdge"]["node"]["kind"] == "LEFT"
        assert await stream.hear_end(within_seconds=1) == "FORBIDDEN"


async def test_logging_out_ends_the_stream_within_a_second(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0])
    room_id = await ada.create_room("부엌")
    async with room_events(ada.at(chat.urls[-1]), room_id, await ada.cursor(room_id)) as stream:
        await ada.execute(documents.LOG_OUT, input={})

        assert await stream.hear_end(within_seconds=1) == "UNAUTHENTICATED"


async def test_a_stream_ends_with_its_token(start_chat: Callable[..., Chat]) -> None:
    chat = start_chat(ACCESS_TOKEN_SECONDS="2", PING_SECONDS="0.2")
    ada = await Person.sign_up(chat.urls[0])
    room_id = await ada.create_room("부엌")
    async with room_events(ada, room_id) as stream:
        code = await stream.hear_end(within_seconds=7)

    assert code == "UNAUTHENTICATED"
    assert stream.comment_count > 3  # proxies and phones end what is silent for long


async def test_a_restart_ends_streams_without_completing_them(start_chat: Callable[..., Chat]) -> None:
    chat = start_chat()
    ada = await Person.sign_up(chat.urls[0])
    room_id = await ada.create_room("부엌")
    async with room_events(ada, room_id, await ada.cursor(room_id)) as stream:
        await ada.send(room_id, "안녕")
        await stream.hear_event()
        await asyncio.to_thread(chat.processes[0].stop)

        assert await stream.is_over()


async def test_who_takes_json_as_well_gets_only_subscriptions_as_events(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0])
    accepted = {"accept": "application/graphql-response+json, application/json, text/event-stream"}

    answer = await ada.http.post(f"{ada.url}/graphql", json={"query": "{ __typename }"}, headers=accepted)

    assert answer.headers["content-type"] == "application/graphql-response+json"
    assert answer.json() == {"data": {"__typename": "Query"}}


async def test_proxies_are_told_to_keep_nothing_back(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0])
    room_id = await ada.create_room("부엌")

    async with room_events(ada, room_id) as stream:
        headers = stream.response.headers

    assert headers["cache-control"] == "no-store"
    assert headers["x-accel-buffering"] == "no"


async def test_curl_shows_a_stream(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0])
    room_id = await ada.create_room("부엌")
    request = {"query": documents.ROOM_EVENTS, "variables": {"roomId": room_id, "after": await ada.cursor(room_id)}}
    headers = [
        "Accept: text/event-stream",
        "Content-Type: application/json",
        f"Authorization: Bearer {ada.access_token}",
    ]
    arguments = [word for header in headers for word in ("--header", header)]
    curl = await asyncio.create_subprocess_exec(
        "curl", "--silent", "--no-buffer", *arguments, "--data", json.dumps(request), f"{ada.url}/graphql", stdout=PIPE
    )
    assert curl.stdout is not None
    assert await curl.stdout.readline() == b":\n"
    sent = await ada.send(room_id, "안녕")

    async with asyncio.timeout(10):
        while (line := await curl.stdout.readline()) in (b":\n", b"\n"):
            pass
        event = json.loads((await curl.stdout.readline()).removeprefix(b"data: "))
    curl.kill()
    await curl.wait()

    assert line == b"event: next\n"
    assert event["data"]["roomEvents"]["messageEdge"]["node"] == sent
