"""Reading and writing have threads of their own: neither waits for the other, and neither queue grows without bound."""

import asyncio
import threading

import pytest

from backend.accounts.models import Session
from backend.chat.models import Room
from backend.chat.writer import Writer
from backend.realtime.threads import Pool
from backend.refusals import Unavailable
from tests.chat.writer.conftest import bodies, draft_by

pytestmark = pytest.mark.django_db(transaction=True)
THREADS, MAY_WAIT = 2, 3


def test_a_send_goes_on_while_every_reading_thread_is_busy_and_further_readings_are_refused(
    session: Session, kitchen: Room, writer: Writer
) -> None:
    pool, let_go = Pool(threads=THREADS, longest_queue=MAY_WAIT), threading.Event()

    async def send_beside_slow_readings() -> list[object]:
        slow = [asyncio.create_task(pool.run(lambda: let_go.wait(10))) for _ in range(THREADS + MAY_WAIT)]
        await asyncio.sleep(0)
        with pytest.raises(Unavailable):
            await pool.run(lambda: True)
        await writer.send(draft_by(session, kitchen, "밥"))
        were_done = [task.done() for task in slow]
        let_go.set()
        return [were_done, await asyncio.gather(*slow), await pool.run(lambda: "room again")]

    were_done, waited, room_again = asyncio.run(send_beside_slow_readings())

    pool.executor.shutdown()
    assert bodies(kitchen) == ["밥"]
    assert were_done == [False] * (THREADS + MAY_WAIT)
    assert (waited, room_again) == ([True] * (THREADS + MAY_WAIT), "room again")
