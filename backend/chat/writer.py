"""The writer of a process: what arrives while it commits shares the next commit, and an idle one commits at once.

A room whose row another process holds stalls nobody else: its sends wait apart, in their order, in a transaction of
their own. A send that breaks the transaction fails alone, for the others are tried again one by one.
"""

import asyncio
import uuid
from collections.abc import Coroutine, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial

from django.conf import settings
from django.db import InterfaceError, OperationalError

from backend.accounts.sessions import people_of
from backend.chat.models import Message
from backend.chat.sending import RoomHeld, Send, send_messages
from backend.chat.throttles import Saying, pay, settle
from backend.realtime.threads import Pool
from backend.refusals import Unauthenticated, Unavailable

MOST_TOGETHER = 256
HELD_ROOMS_AT_ONCE = 4
AWAY = (OperationalError, InterfaceError, Unavailable)  # trying one by one would only take longer


@dataclass(frozen=True, slots=True)
class Draft:
    """What the person of a session wants to say in a room."""

    session_id: uuid.UUID
    room_id: int
    body: str
    client_token: str | None = None
    person_id: int = field(kw_only=True)

    @property
    def saying(self) -> Saying:
        return self.person_id, self.room_id, self.client_token


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft, and who waits for what becomes of it."""

    draft: Draft
    answer: asyncio.Future[Message]

    def settle(self, answer: Message | Exception) -> None:
        if self.answer.done():
            return  # they have gone, and will find out when they send it again
        if isinstance(answer, Message):
            self.answer.set_result(answer)
        else:
            self.answer.set_exception(answer)


class Writer:
    """Takes drafts in the event loop, and writes them on threads of its own: reading waits for nobody who writes."""

    def __init__(self) -> None:
        self.loop: asyncio.AbstractEventLoop | None = None
        self.arrived: list[Waiting] = []
        self.apart: dict[int, list[Waiting]] = {}  # by room, of those that another process holds
        self.count = 0
        self.batch_count = self.sent_count = 0  # ever since it began
        self.most_waiting: int = settings.MAX_SENDS_WAITING
        self.tasks: set[asyncio.Task[None]] = set()
        self.is_writing = False
        self.thread = Pool(threads=1, longest_queue=0)
        self.threads_apart = Pool(threads=HELD_ROOMS_AT_ONCE, longest_queue=self.most_waiting)

    def open(self) -> None:
        """Write for this process's threads as well, from the running event loop. Doing it again changes nothing."""
        if self.loop is None:
            self.loop = asyncio.get_running_loop()

    async def send(self, draft: Draft) -> Message:
        """Say it, and return once it is on disk.

        Raises Unauthenticated, InvalidInput (body, client_token), RoomNotFound, NotRoomMember, ClientTokenReused;
        RateLimited when one person says too much; Unavailable when `MAX_SENDS_WAITING` drafts wait already; and what
        the database raises.
        """
        if self.count >= self.most_waiting:
            raise Unavailable
        await pay(draft.saying)
        waiting = Waiting(draft, asyncio.get_running_loop().create_future())
        self.arrived.append(waiting)
        if not self.is_writing:
            self.is_writing = True
            self.begin(self.write())
        self.count += 1
        message = None
        try:
            message = await waiting.answer
            return message
        finally:
            self.count -= 1
            settle(draft.saying, message)

    def send_from_thread(self, draft: Draft) -> Message:
        """The same for code that runs beside the event loop; in a process that has none it is written here."""
        if self.loop is None or self.loop.is_closed():
            [answer] = answers_to([draft], wait=True)
            if isinstance(answer, Exception):
                raise answer
            return answer
        sent: Future[Message] = asyncio.run_coroutine_threadsafe(self.send(draft), self.loop)
        return sent.result()

    async def write(self) -> None:
        """Write what has arrived until nothing has."""
        while self.arrived:
            taken, self.arrived = self.arrived[:MOST_TOGETHER], self.arrived[MOST_TOGETHER:]
            batch = [waiting for waiting in taken if waiting.draft.room_id not in self.apart]
            self.put_apart(waiting for waiting in taken if waiting.draft.room_id in self.apart)
            if batch:
                self.put_apart(await self.settle(batch, self.thread, wait=False))
        self.is_writing = False

    def put_apart(self, held: Iterable[Waiting]) -> None:
        for waiting in held:
            room_id = waiting.draft.room_id
            if room_id not in self.apart:
                self.apart[room_id] = []
                self.begin(self.write_apart(room_id))
            self.apart[room_id].append(waiting)

    async def write_apart(self, room_id: int) -> None:
        """Write to one room, however long that takes, until nobody waits there."""
        while batch := self.apart[room_id][:MOST_TOGETHER]:
            del self.apart[room_id][:MOST_TOGETHER]
            await self.settle(batch, self.threads_apart, wait=True)
        del self.apart[room_id]

    async def settle(self, batch: Sequence[Waiting], pool: Pool, *, wait: bool) -> list[Waiting]:
        """Answer these; return those whose room is held by somebody else."""
        drafts = [waiting.draft for waiting in batch]
        try:
            answers = await pool.run(partial(answers_to, drafts, wait=wait))
        except AWAY as error:
            answers = [error] * len(batch)
        except Exception as error:
            if len(batch) > 1:
                return [held for waiting in batch for held in await self.settle([waiting], pool, wait=wait)]
            answers = [error]
        held = []
        self.batch_count += 1
        self.sent_count += sum(isinstance(answer, Message) for answer in answers)
        for waiting, answer in zip(batch, answers, strict=True):
            if isinstance(answer, RoomHeld):
                held.append(waiting)
            else:
                waiting.settle(answer)
        return held

    def begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self.tasks.add(task)  # the event loop itself holds its tasks but weakly
        task.add_done_callback(self.tasks.discard)


def answers_to(drafts: Sequence[Draft], *, wait: bool) -> list[Message | Exception]:
    """Send what those whose sessions go on want to say; answer each, in the order given."""
    people = people_of({draft.session_id for draft in drafts})
    sends = [
        Send(people[draft.session_id], draft.room_id, draft.body, draft.client_token)
        for draft in drafts
        if draft.session_id in people
    ]
    answers = iter(send_messages(sends, wait=wait))
    return [next(answers) if draft.session_id in people else Unauthenticated() for draft in drafts]


writer = Writer()
