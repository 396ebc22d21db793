"""A process that may open no more descriptors: new sockets are not let in, open ones go on, and it recovers (H8)."""

import asyncio
import resource
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

from websockets.exceptions import InvalidHandshake, InvalidMessage

from tests.live import documents
from tests.live.chat import Chat, ChatProcess
from tests.live.people import Person

MOST_MORE, TRIED = 10, 16
REFUSED = (OSError, TimeoutError, InvalidHandshake, InvalidMessage)
PATIENCE_SECONDS, RECOVERED_SECONDS = 0.5, 15.0


def allow_descriptors(process: ChatProcess, more: int) -> None:
    """Let it open so many more than it has open now."""
    assert process.process is not None
    pid = process.process.pid
    count = len(list(Path(f"/proc/{pid}/fd").iterdir()))
    _, hard = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (count + more, hard))


async def opened(person: Person, held: AsyncExitStack) -> bool:
    """Whether one more socket was let in."""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            await held.enter_async_context(person.socket())
    except REFUSED:
        return False
    return True


async def test_H8_out_of_descriptors_open_sockets_go_on_and_new_ones_come_when_there_is_room(
    start_chat: Callable[..., Chat],
) -> None:
    chat = start_chat(processes=1, MAX_SOCKETS_PER_PERSON="0")
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    async with ada.socket() as talking, ada.socket() as listening:
        await listening.follow(room_id, await ada.cursor(room_id))
        await ada.send(room_id, "처음")  # from now on who writes has a connection to the database
        await listening.hear_event()
        allow_descriptors(chat.processes[0], MOST_MORE)
        async with AsyncExitStack() as held:
            let_in = [await opened(ada, held) for _ in range(TRIED)]
            await talking.subscribe(documents.SEND_MESSAGE, input={"roomId": room_id, "body": "들려요?"})
            told = await listening.hear_event()

        async with asyncio.timeout(RECOVERED_SECONDS):
            async with AsyncExitStack() as held:
                while not await opened(ada, held):
                    pass

    assert 0 < sum(let_in) <= MOST_MORE
    assert told["messageEdge"]["node"]["body"] == "들려요?"
    assert chat.processes[0].answers()
