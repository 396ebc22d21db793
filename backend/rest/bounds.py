"""The bound of request bodies on everything that Django answers, which reads a whole body before it looks at it."""

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from backend.requests import BodyTooLong, bounded
from backend.rest.answers import refused


class Bounded:
    """The same ASGI app; a request with a longer body is refused in the form of the REST API."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self.app(scope, bounded(receive), send)
        except BodyTooLong as refusal:
            await refused(Request(scope), refusal)(scope, receive, send)
