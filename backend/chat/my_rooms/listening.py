"""Listening for what happens in a person's own list of rooms."""

import asyncio
import logging
from collections.abc import Callable
from functools import partial

from backend.chat.my_rooms.presentation import UNPREPARED, Listener, Presentation
from backend.chat.my_rooms.reader import ListReader
from backend.refusals import Unavailable

logger = logging.getLogger(__name__)

readers: dict[Presentation, tuple[ListReader, asyncio.Task[None]]] = {}


def begin_to_listen(listener: Listener, presentation: Presentation = UNPREPARED) -> Callable[[], None]:
    """Tell a person first `ListBegan`, then all that changes in their list, until what is returned is called.

    It ends with Unavailable where the list cannot be read.
    """
    if presentation not in readers:
        reader = ListReader(presentation)
        readers[presentation] = reader, asyncio.create_task(read_and_forget(reader))
    reader, _task = readers[presentation]
    reader.attach(listener)
    return partial(reader.detach, listener)


async def read_and_forget(reader: ListReader) -> None:
    try:
        await reader.read_while_listened()
    except Exception:  # a bug of ours must not leave anybody waiting in silence: they come again
        logger.exception("The reader of lists failed")
        reader.let_go(Unavailable())
    finally:
        del readers[reader.presentation]
