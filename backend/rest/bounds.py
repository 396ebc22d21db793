"""The bounds of all that Django answers: how long a body may be, and how much one person may ask at the same time."""

import re
from collections import deque
from collections.abc import Hashable
from contextlib import AsyncExitStack

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend.accounts.tokens import UnacceptableToken, bearer_token, read_access_token
from backend.refusals import RateLimited
from backend.requests import BodyTooLong, bounded
from backend.rest.answers import refused
from backend.throttles.address import asked_from
from backend.throttles.turns import HASHING, turns

WITH_A_PASSWORD = re.compile(
    r"/api/v1/auth/(sign-up|log-in|password|recover|recovery-codes|email|reset-password)|/api/v1/viewer/close"
    r"|/admin/login/"
)


class Bounded:
    """The same ASGI app; what is too long or too much is refused in the form of the REST API.

    Django reads a whole body before it looks at it, and has a thread for each request that is under way. The turns are
    those of GraphQL: who asks over both waits for both. Whoever sends or reads slowly has none meanwhile.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        try:
            whole = await received_whole(bounded(receive))
            async with AsyncExitStack() as turn:
                await turn.enter_async_context(turns.turn_of(whose_turn(request)))
                if WITH_A_PASSWORD.fullmatch(scope["path"]):
                    await turn.enter_async_context(turns.turn_of(HASHING))

                async def send_out_of_turn(message: Message) -> None:
                    if message["type"] == "http.response.start":
                        await turn.aclose()  # the work is done
                    await send(message)

                await self.app(scope, whole, send_out_of_turn)
        except (BodyTooLong, RateLimited) as refusal:
            await refused(request, refusal)(scope, receive, send)


async def received_whole(receive: Receive) -> Receive:
    """A `receive` that has all of the request at hand. Raises BodyTooLong."""
    messages = deque([await receive()])
    while messages[-1].get("more_body"):
        messages.append(await receive())

    async def at_hand() -> Message:
        return messages.popleft() if messages else await receive()

    return at_hand


def whose_turn(request: Request) -> Hashable:
    """A person's by their token, else one of the address; as with GraphQL."""
    token = bearer_token(request.headers.get("authorization", ""))
    if token is None:
        return asked_from.get()
    try:
        return read_access_token(token).person_id
    except UnacceptableToken:
        return asked_from.get()
