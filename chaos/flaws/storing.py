"""Flaws in how messages are stored."""

import time
import uuid
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future
from threading import Thread

from django.db import connection, transaction

from backend.accounts.models import User
from backend.chat import sending, writer
from backend.chat.models import Room
from backend.config.management.commands import serve
from backend.realtime.transactions import marks

COMMIT_LATER_SECONDS = 0.02
ROOMS = "SELECT * FROM chat_room WHERE id IN (%s) AND closed_at IS NULL ORDER BY id"
IS_UNIQUE = (
    "SELECT count(*) FROM information_schema.statistics WHERE table_schema = DATABASE()"
    " AND table_name = 'chat_message' AND index_name = %s AND non_unique = 0"
)


def no_row_lock() -> None:
    """Who sends reads where the room stands, and holds it against nobody."""

    def read_rooms(room_ids: Collection[int], *, wait: bool = True) -> dict[int, Room]:
        return {room.pk: room for room in Room.objects.raw(ROOMS % marks(room_ids), list(room_ids))}

    sending.lock_rooms = read_rooms


def no_row_lock_and_no_keys() -> None:
    """Nor does the database mind two entries in one place."""
    no_row_lock()
    make_plain(
        one_message_per_room_position="room_id, position",
        one_message_per_room_revision="room_id, revision",
    )


def no_token_key() -> None:
    """Nothing keeps a token from being used twice."""
    make_plain(one_message_per_client_token="room_id, author_id, client_token")


def make_plain(**columns_of: str) -> None:
    """Let these keys find, but not refuse, once the database was brought up to date."""
    bring_up_to_date = serve.bring_up_to_date

    def bring_up_and_make_plain(say: Callable[[str], object]) -> None:
        bring_up_to_date(say)
        with connection.cursor() as cursor:
            for name, columns in columns_of.items():
                cursor.execute(IS_UNIQUE, [name])
                if cursor.fetchone()[0]:
                    cursor.execute(f"ALTER TABLE chat_message DROP INDEX {name}, ADD INDEX {name} ({columns})")

    serve.bring_up_to_date = bring_up_and_make_plain


def acknowledged_early() -> None:
    """A send is answered while its commit is yet to come."""
    within_transaction: Callable[..., list[sending.Answer]] = sending.send_together.__wrapped__  # type: ignore[attr-defined]

    def answer_then_commit(sends: Sequence[sending.Send], *, wait: bool, look: sending.Look) -> list[sending.Answer]:
        answers = Future[list[sending.Answer]]()

        def write() -> None:
            try:
                with transaction.atomic():
                    answers.set_result(within_transaction(sends, wait=wait, look=look))
                    time.sleep(COMMIT_LATER_SECONDS)
            except Exception as error:  # whatever it is, who waits must hear it, unless they have been answered
                if not answers.done():
                    answers.set_exception(error)
            finally:
                connection.close()

        Thread(target=write).start()
        return answers.result()

    sending.send_together = answer_then_commit


def token_forgotten() -> None:
    """Each attempt counts as something new."""

    def send_anew(author: User, room_id: int, body: str, client_token: str | None) -> sending.Send:
        return sending.Send(author, room_id, body, client_token and str(uuid.uuid4()))

    writer.Send = send_anew  # type: ignore[assignment,misc]
