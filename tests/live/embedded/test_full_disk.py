"""The disk is full: what would be written is refused honestly, reading goes on, and it goes on when there is room (H7).

Full is a limit on how long a file of the process may grow, so that the system itself refuses the write.
"""

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from tests.live import documents
from tests.live.chat import Chat, ChatProcess
from tests.live.people import Person

LONG = "가" * 4_000


@contextmanager
def no_room(process: ChatProcess) -> Iterator[None]:
    """Within it, no file of the process may become longer than what SQLite writes to is now."""
    assert process.process is not None
    pid, log = process.process.pid, Path(f"{process.data_place}-wal")
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (log.stat().st_size, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


async def test_H7_on_a_full_disk_nothing_acknowledged_is_lost_and_people_read_on(
    start_chat: Callable[..., Chat],
) -> None:
    chat = start_chat()
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    said = [await ada.send(room_id, LONG) for _ in range(20)]
    async with ada.socket() as socket:
        await socket.follow(room_id, await ada.cursor(room_id))
        with no_room(chat.processes[0]):
            refusals = [
                await ada.post(
                    documents.SEND_MESSAGE, input={"roomId": room_id, "body": LONG, "clientToken": f"full{number}"}
                )
                for number in range(20)
            ]
            read_meanwhile = await ada.history(room_id)

        sent = await ada.send(room_id, LONG, client_token="full0")

        told = await socket.hear_event()
    assert {refusal.status_code for refusal in refusals} == {HTTPStatus.SERVICE_UNAVAILABLE}
    assert read_meanwhile[1:] == said
    assert (await ada.history(room_id))[1:] == [*said, sent]
    assert told["messageEdge"]["node"] == sent
    assert chat.processes[0].answers()
