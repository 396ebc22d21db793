"""Starting, stopping, dying: `manage.py serve` as whoever runs it sees it."""

import asyncio
import signal
import time
from collections.abc import Callable

import pytest

from tests.live.chat import Chat, ChatProcess
from tests.live.people import Person
from tests.live.talkers import eventually

STOP_SECONDS = 5.0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_stopping_closes_every_socket_so_that_its_client_comes_back(
    start_chat: Callable[..., Chat], number: signal.Signals
) -> None:
    chat = start_chat(processes=1)
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    async with ada.socket() as following, ada.socket() as idle:
        await following.follow(room_id, await ada.cursor(room_id))
        await ada.send(room_id, "들려요?")
        await following.hear_event()
        began = time.monotonic()

        chat.processes[0].send_signal(number)

        codes = await asyncio.gather(following.close_code(STOP_SECONDS), idle.close_code(STOP_SECONDS))
        exit_code = await asyncio.to_thread(chat.processes[0].wait)
        stop_seconds = time.monotonic() - began
    assert codes == [1012, 1012]
    assert exit_code == 0
    assert stop_seconds < STOP_SECONDS
    assert "Traceback" not in chat.log()


async def test_after_a_kill_clients_go_on_from_their_cursors_and_nothing_is_lost(
    start_chat: Callable[..., Chat],
) -> None:
    chat = start_chat()
    ada = await Person.sign_up(chat.urls[-1], "ada")
    grace = await Person.sign_up(chat.urls[0], "grace")
    room_id = await ada.create_room("부엌")
    await grace.join(room_id)
    async with grace.socket() as socket:
        await socket.follow(room_id, await grace.cursor(room_id))
        heard = await ada.send(room_id, "들려요?")
        event = await socket.hear_event()
        unheard = await asyncio.gather(*(ada.send(room_id, f"{number} 번째") for number in range(5)))
        chat.processes[0].kill()
        dropped = await socket.close_code(1)
    await asyncio.to_thread(chat.processes[0].start)

    async with grace.socket() as socket:
        await socket.follow(room_id, event["cursor"])
        last = await ada.send(room_id, "다시")
        events = [await socket.hear_event() for _ in (*unheard, last)]

    assert event["messageEdge"]["node"] == heard
    assert dropped == 1006
    assert [event["messageEdge"]["node"] for event in events] == (await grace.history(room_id))[-6:]
    assert {event["messageEdge"]["node"]["id"] for event in events} == {message["id"] for message in (*unheard, last)}


async def test_it_says_where_it_is_and_where_the_data_lives(chat: Chat) -> None:
    process = chat.processes[0]

    await eventually(lambda: "Ctrl-C" in process.log.read_text(), within_seconds=2)

    told = process.log.read_text()
    assert process.url in told
    assert process.data_place in told


def test_a_taken_port_is_refused_in_one_sentence(chat: Chat) -> None:
    process = chat.processes[0]

    refused = process.manage("serve")

    assert refused.returncode == 1
    assert refused.stdout == ""
    assert refused.stderr.count("\n") == 1
    assert f"127.0.0.1:{process.port} cannot be used" in refused.stderr
    assert process.answers()


def test_an_unknown_server_is_refused_in_one_sentence(chat: Chat) -> None:
    process = ChatProcess(server="apache", folder=chat.processes[0].folder, environment=chat.processes[0].environment)

    refused = process.manage("serve")

    assert refused.returncode == 1
    assert refused.stderr == "SERVER is 'apache'; it can be daphne or uvicorn.\n"
    assert refused.stdout == ""
