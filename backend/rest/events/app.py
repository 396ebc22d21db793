"""`GET /api/v1/rooms/{roomId}/events`: a room's events over plain HTTP, ahead of Django.

Who waits for events costs a follower and a task: no thread, no database connection, no handler of Django's.
"""

import asyncio
import logging
import re
from collections.abc import Coroutine
from typing import NoReturn

from django.db import InterfaceError, OperationalError
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from backend.language import preferred_language
from backend.refusals import Refusal, Unavailable
from backend.requests import MethodNotAllowed
from backend.rest.answers import refused
from backend.rest.events.asked import asked_by
from backend.rest.events.listening import listening
from backend.rest.events.poll import poll
from backend.rest.events.stream import stream
from backend.rest.failures import Internal

logger = logging.getLogger(__name__)

PATH = re.compile(r"/api/v1/rooms/([^/]+)/events")


class RoomEvents:
    """Answers with what happened since `after` as soon as anything has, or as a stream that goes on."""

    @staticmethod
    def answers(path: str) -> bool:
        return PATH.fullmatch(path) is not None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await until_gone(receive, self.answer(Request(scope), send))

    async def answer(self, request: Request, send: Send) -> None:
        try:
            response = await self.response(request, send)
        except MethodNotAllowed as refusal:
            response = refused(request, refusal, allow="GET")
        except Refusal as refusal:
            response = refused(request, refusal)
        except (OperationalError, InterfaceError) as error:
            logger.warning("The database did not answer: %s", error)
            response = refused(request, Unavailable())
        except Exception:  # the server would answer with a page of its own
            logger.exception("A request failed")
            response = refused(request, Internal())
        if response is not None:
            await response(request.scope, nothing_more, send)

    @staticmethod
    async def response(request: Request, send: Send) -> Response | None:
        """What is to be sent; None once a stream has been sent, and is over. Raises the Refusal that forbids either."""
        if request.method != "GET":
            raise MethodNotAllowed
        path = PATH.fullmatch(request.url.path)
        assert path is not None, "only such paths come here"
        asked = await asked_by(request, path[1])
        if not asked.as_stream:
            return await poll(asked)
        with listening(asked) as listener:
            language = preferred_language(request.headers.get("accept-language", ""))
            await stream(asked, listener, language, send)
        return None


async def until_gone(receive: Receive, answer: Coroutine[None, None, None]) -> None:
    """Answer, unless the client hangs up before."""
    answering, hanging_up = asyncio.create_task(answer), asyncio.create_task(hung_up(receive))
    try:
        await asyncio.wait({answering, hanging_up}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (answering, hanging_up):
            task.cancel()
        await asyncio.gather(answering, hanging_up, return_exceptions=True)


async def hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass  # of a body nothing is of use here


async def nothing_more() -> NoReturn:
    raise RuntimeError("the answer needs nothing of the request")
