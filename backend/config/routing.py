"""Which app answers which path, and what every answer carries."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend.chat.writer import writer
from backend.config.health import Health
from backend.realtime.bell import bell
from backend.rest.bounds import Bounded
from backend.throttles.address import asked_from, counted_address
from schema.transport.app import GraphQLApp
from schema.transport.sockets import CloseCode

PATHS = frozenset({"/graphql", "/graphql/"})
HEALTH_PATHS = frozenset({"/healthz", "/readyz"})
CONTENT_SECURITY_POLICY = (
    b"default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    b"object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"content-security-policy", CONTENT_SECURITY_POLICY),
]


class AtGraphQL:
    """`/graphql` for HTTP and sockets, health ahead of Django; everything else is Django's, which knows no sockets."""

    def __init__(self, otherwise: ASGIApp) -> None:
        self.graphql = GraphQLApp()
        self.health = Health()
        self.otherwise = Bounded(otherwise)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        bell.put_up()
        writer.open()
        asked_from.set(counted_address(scope))
        if scope["path"] in PATHS:
            await self.graphql(scope, receive, send if scope["type"] == "websocket" else with_headers(send))
        elif scope["type"] == "http" and scope["path"] in HEALTH_PATHS:
            await self.health(scope, receive, with_headers(send))
        elif scope["type"] == "http":
            await self.otherwise(scope, receive, with_headers(send))
        else:
            await receive()
            await send({"type": "websocket.close", "code": CloseCode.BAD_REQUEST})


def with_headers(send: Send) -> Send:
    """The same `send`, which adds what every HTTP response of ours carries."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = list(message.get("headers", ()))
            names = {name.lower() for name, _value in given}
            message["headers"] = given + [header for header in HEADERS if header[0] not in names]
        await send(message)

    return sending
