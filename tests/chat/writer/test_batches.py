"""The writer of a process: who shares a commit, and who fails alone."""

import asyncio
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import patch

import pytest
from django.db import OperationalError

from backend.accounts.models import Session, User
from backend.accounts.profiles import update_profile
from backend.accounts.sessions import log_out, open_session
from backend.chat import writer as module
from backend.chat.errors import ClientTokenReused, NotRoomMember
from backend.chat.models import Message, Room
from backend.chat.rooms import join_room
from backend.chat.sending import Send, send_messages
from backend.chat.writer import Draft, Writer, answers_to
from backend.refusals import InvalidInput, Unauthenticated, Unavailable
from tests.chat.writer.conftest import bodies, draft_by
from tests.conftest import new_person

pytestmark = pytest.mark.django_db(transaction=True)
SENDER_COUNT = 20


class Batches:
    """Counts what is written together, and lets the first batch wait."""

    loop: asyncio.AbstractEventLoop

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.begun, self.go_on = asyncio.Event(), threading.Event()

    def write(self, drafts: list[Draft], *, wait: bool) -> list[Message | Exception]:
        self.sizes.append(len(drafts))
        if len(self.sizes) == 1:
            self.loop.call_soon_threadsafe(self.begun.set)
            assert self.go_on.wait(10)
        return answers_to(drafts, wait=wait)


def test_who_changes_their_name_says_the_next_under_it(session: Session, kitchen: Room) -> None:
    [before] = answers_to([draft_by(session, kitchen, "하나")], wait=True)
    update_profile(person=session.user, display_name="에이다")

    [after] = answers_to([draft_by(session, kitchen, "둘")], wait=True)

    authors = [message.author for message in (before, after) if isinstance(message, Message)]
    assert [author.display_name for author in authors if author] == ["Ada", "에이다"]


def test_what_arrives_during_a_commit_shares_the_next(session: Session, kitchen: Room, writer: Writer) -> None:
    batches = Batches()

    async def send_many() -> list[Message]:
        batches.loop = asyncio.get_running_loop()
        drafts = [draft_by(session, kitchen, f"{number}") for number in range(SENDER_COUNT)]
        first = asyncio.create_task(writer.send(drafts[0]))
        await batches.begun.wait()
        others = [asyncio.create_task(writer.send(draft)) for draft in drafts[1:]]
        await asyncio.sleep(0)
        batches.go_on.set()
        return [await first, *await asyncio.gather(*others)]

    with patch.object(module, "answers_to", batches.write):
        messages = asyncio.run(send_many())

    assert batches.sizes == [1, SENDER_COUNT - 1]
    assert [message.position for message in messages] == list(range(2, SENDER_COUNT + 2))
    assert bodies(kitchen) == [f"{number}" for number in range(SENDER_COUNT)]


async def outcomes(writer: Writer, drafts: list[Draft]) -> list[Message | BaseException]:
    return await asyncio.gather(*(writer.send(draft) for draft in drafts), return_exceptions=True)


def test_each_send_of_a_batch_has_its_own_answer(session: Session, kitchen: Room, writer: Writer) -> None:
    eve, gone = open_session(new_person("eve")), open_session(new_person("gone"))
    log_out(person=gone.user, session=gone)
    drafts = [
        draft_by(session, kitchen, "밥", "one"),
        draft_by(session, kitchen, "국", "one"),
        draft_by(eve, kitchen, "밥"),
        draft_by(gone, kitchen, "밥"),
        Draft(uuid.uuid4(), kitchen.pk, "밥", person_id=session.user_id),
        draft_by(session, kitchen, ""),
        draft_by(session, kitchen, "밥", "one"),
    ]

    answers = asyncio.run(outcomes(writer, drafts))

    kinds = [Message, ClientTokenReused, NotRoomMember, Unauthenticated, Unauthenticated, InvalidInput, Message]
    assert [type(answer) for answer in answers] == kinds
    assert answers[0] == answers[6]
    assert bodies(kitchen) == ["밥"]


def test_a_send_that_breaks_the_transaction_fails_alone(session: Session, kitchen: Room, writer: Writer) -> None:
    def poisoned(sends: list[Send], *, wait: bool) -> object:
        if any(send.body == "독" for send in sends):
            raise ValueError("it breaks everything")
        return send_messages(sends, wait=wait)

    drafts = [draft_by(session, kitchen, body) for body in ("밥", "독", "국")]

    with patch.object(module, "send_messages", poisoned):
        answers = asyncio.run(outcomes(writer, drafts))

    assert [type(answer) for answer in answers] == [Message, ValueError, Message]
    assert bodies(kitchen) == ["밥", "국"]


def test_a_database_that_is_away_is_not_asked_for_each_send(session: Session, kitchen: Room, writer: Writer) -> None:
    with patch.object(module, "send_messages", side_effect=OperationalError("away")) as asked:
        answers = asyncio.run(outcomes(writer, [draft_by(session, kitchen, body) for body in "가나다"]))

    assert [type(answer) for answer in answers] == [OperationalError] * 3
    assert asked.call_count == 1


def test_no_more_wait_than_may(session: Session, kitchen: Room, writer: Writer) -> None:
    writer.most_waiting = 2

    answers = asyncio.run(outcomes(writer, [draft_by(session, kitchen, body) for body in "가나다"]))

    assert [type(answer) for answer in answers] == [Message, Message, Unavailable]
    assert bodies(kitchen) == ["가", "나"]


def test_who_asks_from_a_thread_shares_the_commits(session: Session, kitchen: Room, writer: Writer) -> None:
    async def ask_from_threads() -> list[Message]:
        writer.open()
        drafts = [draft_by(session, kitchen, f"{number}") for number in range(4)]
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(4) as threads:
            return await asyncio.gather(
                *(loop.run_in_executor(threads, writer.send_from_thread, draft) for draft in drafts)
            )

    messages = asyncio.run(ask_from_threads())

    assert sorted(message.position for message in messages) == [2, 3, 4, 5]


def test_without_an_event_loop_it_is_written_at_once(session: Session, kitchen: Room, writer: Writer) -> None:
    message = writer.send_from_thread(draft_by(session, kitchen, "밥"))

    assert (message.position, bodies(kitchen)) == (2, ["밥"])


@pytest.fixture
def crowd(session: Session, kitchen: Room, yard: Room) -> list[tuple[User, Session]]:
    people = [new_person(f"sender{number}") for number in range(SENDER_COUNT)]
    for person in people:
        join_room(person=person, room_id=kitchen.pk)
        join_room(person=person, room_id=yard.pk)
    return [(person, open_session(person)) for person in people]


def test_a_crowd_in_two_rooms_leaves_no_hole(
    crowd: list[tuple[User, Session]], kitchen: Room, yard: Room, writer: Writer
) -> None:
    drafts = [
        draft_by(session, (kitchen, yard)[number % 2], f"{person.username} {number}", f"{number}")
        for number in range(6)
        for person, session in crowd
    ]

    answers = asyncio.run(outcomes(writer, drafts))

    assert [(answer.room_id, answer.body) for answer in answers if isinstance(answer, Message)] == [
        (draft.room_id, draft.body) for draft in drafts
    ]
    for room in (kitchen, yard):
        stored = list(room.messages.order_by("position").values_list("position", "revision"))
        room.refresh_from_db()
        assert stored == [(number, number) for number in range(1, len(stored) + 1)]
        assert (room.last_position, room.revision) == (len(stored), len(stored))
        assert bodies(room) == [draft.body for draft in drafts if draft.room_id == room.pk]
