"""The bound of request bodies on everything that Django answers, which reads a whole body before it looks at it."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from backend import json
from backend.language import preferred_language
from backend.requests import BodyTooLong, bounded
from backend.rest.failures import told


class Bounded:
    """The same ASGI app; a request with a longer body is refused in the form of the REST API."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self.app(scope, bounded(receive), send)
        except BodyTooLong as refusal:
            language = preferred_language(Request(scope).headers.get("accept-language", ""))
            headers = {"cache-control": "no-store", "content-type": "application/json"}
            response = Response(json.encode(told(refusal, language)), refusal.status, headers)
            await response(scope, receive, send)
