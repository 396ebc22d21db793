"""Which app answers which path."""

from django.conf import settings
from starlette.types import ASGIApp, Receive, Scope, Send

from backend.chat.writer import writer
from backend.config.health import Health
from backend.config.metrics import metrics
from backend.realtime.bell import bell
from backend.rest.bounds import Bounded
from backend.rest.events.app import RoomEvents
from schema.transport.app import GraphQLApp
from schema.transport.sockets import CloseCode

PATHS = frozenset({"/graphql", "/graphql/"})
HEALTH_PATHS = frozenset({"/healthz", "/readyz"})
METRICS_PATHS = frozenset({"/metrics"} if settings.METRICS else ())


class AheadOfDjango:
    """`/graphql`, rooms' events, health and metrics ahead of Django; all else is Django's, which knows no sockets."""

    def __init__(self, otherwise: ASGIApp) -> None:
        self.graphql = GraphQLApp()
        self.health = Health()
        self.room_events = RoomEvents()
        self.otherwise = Bounded(otherwise)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        bell.put_up()
        writer.open()
        if scope["path"] in PATHS:
            await self.graphql(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] in HEALTH_PATHS:
            await self.health(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] in METRICS_PATHS:
            await metrics(scope, receive, send)
        elif scope["type"] == "http" and self.room_events.answers(scope["path"]):
            await self.room_events(scope, receive, send)
        elif scope["type"] == "http":
            await self.otherwise(scope, receive, send)
        else:
            await receive()
            await send({"type": "websocket.close", "code": CloseCode.BAD_REQUEST})
