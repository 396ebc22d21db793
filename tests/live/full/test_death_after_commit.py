"""A process that dies between its commit and its ring: the others tell what it wrote, two seconds later at most."""

import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.live.chat import Chat, ChatProcess
from tests.live.people import Person

BY_THE_LOOK_SECONDS = 2.0
DYING = ("-m", "tests.live.full.serve_and_die")


async def test_G7_what_was_committed_and_never_rung_is_told_within_two_seconds(
    start_chat: Callable[..., Chat], server: str, tmp_path: Path
) -> None:
    chat = start_chat()
    die = tmp_path / "die"
    environment = {**chat.processes[0].environment, "DIE_WHEN": str(die)}
    dying = ChatProcess(server=server, folder=tmp_path, environment=environment, program=DYING)
    dying.start()
    ada = await Person.sign_up(dying.url, "ada")
    grace = await Person.sign_up(chat.urls[0], "grace")
    room_id = await ada.create_room("부엌")
    await grace.join(room_id)
    async with grace.socket() as socket:
        await socket.follow(room_id, await grace.cursor(room_id))
        await ada.send(room_id, "들려요?")
        await socket.hear_event()
        die.touch()

        with pytest.raises(httpx.TransportError):
            await ada.send(room_id, "마지막 말", client_token="last")
        dying.wait()
        died_at = time.monotonic()
        told = (await socket.hear_event())["messageEdge"]["node"]
        late_seconds = time.monotonic() - died_at

    retried = await ada.at(chat.urls[-1]).send(room_id, "마지막 말", client_token="last")
    assert told == retried == (await grace.history(room_id))[-1]
    assert late_seconds < BY_THE_LOOK_SECONDS
