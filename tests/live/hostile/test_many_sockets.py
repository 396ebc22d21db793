"""Many sockets of which nothing comes: closed in time, and given back."""

import asyncio
import os
from contextlib import AsyncExitStack
from pathlib import Path

from tests.live.chat import ChatProcess
from tests.live.hostile.raw import SUBPROTOCOL, connected, upgraded
from tests.live.people import Person, Socket, raw_socket
from tests.live.talkers import eventually

MIB = 2**20
SILENT, DROPPED = 200, 1_000
INIT_SECONDS, LATE_SECONDS = 5, 5


def open_files(process: ChatProcess) -> int:
    assert process.process is not None
    return len(os.listdir(Path(f"/proc/{process.process.pid}/fd")))


async def test_D3_sockets_that_say_nothing_are_closed(process: ChatProcess) -> None:
    before = process.resident_bytes()
    async with AsyncExitStack() as held:
        sockets = [Socket(await held.enter_async_context(raw_socket(process.url))) for _ in range(SILENT)]

        codes = await asyncio.gather(*(socket.close_code(INIT_SECONDS + LATE_SECONDS) for socket in sockets))

    assert codes == [4408] * SILENT
    assert process.resident_bytes() - before < 16 * MIB


async def test_D12_sockets_and_connections_that_are_dropped_leave_nothing_open(
    process: ChatProcess, token: str
) -> None:
    await drop_many(process.url, 100)
    before, memory = open_files(process), process.resident_bytes()

    await drop_many(process.url, DROPPED)

    await eventually(lambda: open_files(process) <= before + 2, within_seconds=10)
    assert process.resident_bytes() - memory < 16 * MIB
    assert (await Person.sign_up(process.url, "ada")).access_token


async def drop_many(url: str, count: int) -> None:
    """Half of them in the middle of a handshake, half after it; none says goodbye."""
    for number in range(count):
        if number % 2:
            async with connected(url) as raw:
                raw.writer.write(b"GET /graphql HT")
        else:
            async with upgraded(url, SUBPROTOCOL) as raw:
                assert await raw.status() == 101
