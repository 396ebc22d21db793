"""The two servers that keep the whole contract: daphne, and uvicorn by `SERVER=uvicorn`.

Both stop gently: every open socket is closed with 1012, after which clients come back and go on from their cursors.
"""

import asyncio
import signal
from collections.abc import Callable

from django.conf import settings
from starlette.types import ASGIApp

from backend.rest.events.listening import end_all as end_event_streams
from schema.transport.sockets import CloseCode, open_sockets

LISTEN_BACKLOG = 2_048


def run_daphne(application: ASGIApp, ready: Callable[[], None]) -> None:
    from daphne import http_protocol, ws_protocol

    from backend.config.daphne_pace import PacedRequest, PacedServer  # installs a reactor, which no other run may have
    from backend.config.daphne_request import PromptChannel
    from backend.config.daphne_socket import BoundedSocket

    http_protocol.WebRequest = PacedRequest  # type: ignore[misc]  # there is no setting for it
    http_protocol.HTTPFactory.protocol = PromptChannel  # type: ignore[assignment]  # nor for this
    ws_protocol.WebSocketFactory.protocol = BoundedSocket
    PacedServer(
        application,
        say_goodbye=end_all,
        endpoints=[f"tcp:port={settings.PORT}:interface={escaped(settings.HOST)}:backlog={LISTEN_BACKLOG}"],
        ping_interval=settings.PING_SECONDS,
        ping_timeout=settings.PING_SECONDS,
        websocket_max_message_size=settings.MAX_FRAME_BYTES,
        websocket_max_frame_size=settings.MAX_FRAME_BYTES,
        verbosity=0,
        server_name="",
        ready_callable=ready,
    ).run()  # type: ignore[no-untyped-call]  # daphne has no types


def run_uvicorn(application: ASGIApp, ready: Callable[[], None]) -> None:
    import uvicorn  # only where it is asked for

    from backend.config.uvicorn_request import PromptRequests
    from backend.config.uvicorn_socket import PromptSocket

    class Announced(uvicorn.Server):
        async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]  # as wide
            await super().startup(sockets)  # type: ignore[arg-type]  # handed on as it came
            ready()

        async def shutdown(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]  # as wide
            await end_all()  # it would wait for streams of events to end by themselves
            await super().shutdown(sockets)  # type: ignore[arg-type]  # handed on as it came

    config = uvicorn.Config(
        application,
        host=settings.HOST,
        port=settings.PORT,
        backlog=LISTEN_BACKLOG,
        http=PromptRequests,
        ws=PromptSocket,
        ws_max_size=settings.MAX_FRAME_BYTES,
        ws_ping_interval=settings.PING_SECONDS,
        ws_ping_timeout=settings.PING_SECONDS,
        ws_per_message_deflate=False,
        proxy_headers=False,  # it would believe anybody on this machine; `throttles/address.py` says whom we believe
        lifespan="off",
        server_header=False,
        log_level="warning",
    )
    for number in uvicorn.server.HANDLED_SIGNALS:
        signal.signal(number, signal.SIG_IGN)  # uvicorn takes them over, and raises them again once it has stopped
    Announced(config).run()


async def end_all() -> None:
    """End every event stream, close every open socket, and wait until that is on its way."""
    sockets = tuple(open_sockets)
    await asyncio.gather(end_event_streams(), *(socket.close(CloseCode.RESTART, "Restarting") for socket in sockets))


def escaped(host: str) -> str:
    """A host in an endpoint string of Twisted, where a colon separates."""
    return host.replace(":", r"\:")
