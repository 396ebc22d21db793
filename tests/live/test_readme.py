"""What README.md tells a newcomer to type does what it says."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.live.chat import ROOT, Chat
from tests.live.node import NODE
from tests.live.people import Person

README = ROOT / "README.md"
WEB = ROOT / "clients" / "web"
PATIENCE_SECONDS = 20.0


def tour(language: str, chat: Chat) -> str:
    """The README's one block of code in that language, for this chat's address."""
    [block] = re.findall(rf"```{language}\n(.*?)```", README.read_text(), re.DOTALL)
    return str(block).replace("127.0.0.1:8000", chat.urls[0].removeprefix("http://"))


async def test_the_curl_tour_ends_in_what_was_said(chat: Chat) -> None:
    process = await asyncio.create_subprocess_exec("bash", "-c", tour("sh", chat), stdout=PIPE)

    output, _ = await process.communicate()

    assert '"body":"밥 먹자"' in output.decode()


async def test_the_python_tour_tells_what_is_said(chat: Chat, tmp_path: Path) -> None:
    script = tmp_path / "tour.py"
    script.write_text(tour("python", chat))

    await hears_what_is_said(chat, sys.executable, str(script))


async def test_the_apollo_tour_tells_what_is_said(chat: Chat) -> None:
    script = WEB / "node_modules" / f"tour-{os.getpid()}.mjs"  # where Node finds what the web app installed
    script.write_text(tour("js", chat))
    try:
        await hears_what_is_said(chat, NODE, str(script))
    finally:
        script.unlink()


async def hears_what_is_said(chat: Chat, *command: str) -> None:
    """Say the same until the client repeats it: when its subscription stands is not ours to know."""
    ada = await Person.sign_up(chat.urls[0])
    room_id = await ada.create_room("부엌")
    async with client(*command, TOKEN=ada.access_token, ROOM=room_id) as process:
        assert process.stdout is not None
        heard = asyncio.create_task(process.stdout.readline())
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not heard.done():
                await ada.send(room_id, "밥 먹자")
                await asyncio.wait([heard], timeout=0.2)
        assert "밥 먹자" in heard.result().decode()


@asynccontextmanager
async def client(*command: str, **environment: str) -> AsyncIterator[Process]:
    process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, env={**os.environ, **environment})
    try:
        yield process
    finally:
        process.kill()
        await process.wait()
