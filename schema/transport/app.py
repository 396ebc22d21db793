"""`/graphql`: one ASGI app for HTTP and WebSocket, ahead of Django's handler."""

import logging

from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from schema.transport.http import GraphQLOverHTTP
from schema.transport.sockets import CloseCode
from schema.transport.websocket import Socket, SocketHandler, close

logger = logging.getLogger(__name__)


class GraphQLApp(GraphQLOverHTTP):
    """Answers requests, and carries operations over sockets."""

    websocket_adapter_class = Socket  # type: ignore[assignment]  # as in the class it replaces
    graphql_transport_ws_handler_class = SocketHandler

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await super().__call__(scope, receive, send)
            return
        socket = WebSocket(scope, receive=receive, send=send)
        socket.state.send = send
        try:
            await self.run(socket)
        except Exception:  # the server would close with 1011, after which graphql-ws does not come back
            logger.exception("A socket failed")
            await close(socket, CloseCode.RESTART, "Something went wrong on our side")
