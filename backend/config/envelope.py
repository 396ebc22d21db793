"""What every request is given and every answer carries, whoever answers: the one wrapper around all of it."""

import logging
from time import perf_counter

from django.conf import settings
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend import json
from backend.language import preferred_language
from backend.refusals import INTERNAL, Code
from backend.request_ids import HEADER, new_request_id, request_id
from backend.throttles.address import asked_from, counted_address, is_trusted

logger = logging.getLogger(__name__)
access = logging.getLogger("access")

LONGEST_PATH_TOLD = 200
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
HEADERS: dict[bytes, bytes] = {
    b"content-security-policy": CONTENT_SECURITY_POLICY.encode(),
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": PERMISSIONS.encode(),
    b"referrer-policy": b"same-origin",
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"cache-control": b"no-store",  # for all that does not say that it may be kept
}
if settings.SECURE_HSTS_SECONDS:
    HEADERS[b"strict-transport-security"] = f"max-age={settings.SECURE_HSTS_SECONDS}".encode()

ASKED_BY_OTHERS = ("authorization", "content-type", "idempotency-key", "last-event-id", "accept-language")
TOLD_TO_OTHERS = ("retry-after", "x-request-id", "www-authenticate")
CORS_SECONDS = 7_200


class Envelope:
    """Numbers and addresses what comes in; completes the headers of what goes out; never lets a failure through."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = open_to_others(app)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        offered = dict(scope["headers"]).get(HEADER) if is_trusted(scope) else None
        request_id.set(new_request_id(offered))
        asked_from.set(counted_address(scope))
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = Answered(send)
        began = perf_counter()
        try:
            await self.app(scope, receive, answer)
        except Exception:  # the server would answer with a page of its own
            logger.exception("A request failed")
            if answer.status is None:
                await something_went_wrong(Request(scope))(scope, receive, answer)
        if access.isEnabledFor(logging.INFO):
            told = {
                "method": scope["method"],
                "path": scope["path"][:LONGEST_PATH_TOLD],
                "status": answer.status,
                "milliseconds": round((perf_counter() - began) * 1_000, 1),
                "address": asked_from.get(),
            }
            access.info("Answered", extra={"told": told})


class Answered:
    """A `send` that adds what every answer carries, and remembers what was answered."""

    def __init__(self, send: Send) -> None:
        self.__wrapped__ = send  # as functools.wraps has it: a stream of events writes its body to the server directly
        self.status: int | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            given = [(name.lower(), value) for name, value in message.get("headers", ())]
            missing = HEADERS.keys() - {name for name, _value in given}
            own = [(HEADER, (request_id.get() or "").encode())]
            message["headers"] = given + [(name, HEADERS[name]) for name in missing] + own
        await self.__wrapped__(message)


def open_to_others(app: ASGIApp) -> ASGIApp:
    """Let pages of `ALLOWED_ORIGINS` ask with a token. Never with a cookie: that one is for our own pages."""
    if not settings.ALLOWED_ORIGINS:
        return app
    return CORSMiddleware(
        app,
        allow_origins=settings.ALLOWED_ORIGINS,
        allow_methods=("GET", "POST", "PUT", "PATCH", "DELETE"),
        allow_headers=ASKED_BY_OTHERS,
        expose_headers=TOLD_TO_OTHERS,
        max_age=CORS_SECONDS,
    )


def something_went_wrong(request: Request) -> Response:
    language = preferred_language(request.headers.get("accept-language", ""))
    told = {"code": Code.INTERNAL, "detail": INTERNAL.spoken_in(language)}
    return Response(json.encode(told), 500, {"content-type": "application/json"})
