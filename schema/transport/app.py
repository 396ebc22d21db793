"""`/graphql`: one ASGI app for HTTP and WebSocket, ahead of Django's handler."""

from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from schema.transport.http import GraphQLOverHTTP
from schema.transport.sockets import CloseCode
from schema.transport.websocket import SocketHandler


class GraphQLApp(GraphQLOverHTTP):
    """Answers requests, and carries operations over sockets."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await super().__call__(scope, receive, send)
            return
        handshake = WebSocket(scope, receive=receive, send=send)
        if await self.has_accepted(handshake):
            handler = SocketHandler(receive, send, user_agent=handshake.headers.get("user-agent", ""))
            del handshake, scope["headers"]  # a socket lives for hours, and there are thousands
            await handler.serve()

    async def has_accepted(self, handshake: WebSocket) -> bool:
        """Answer the handshake; whether the socket stands, and speaks our protocol."""
        if not self._check_websocket_origin(handshake):
            await self.reject_websocket(handshake)
            return False
        subprotocol = await self.pick_websocket_subprotocol(handshake)
        try:
            await handshake.accept(subprotocol=subprotocol)
            if subprotocol is None:
                await handshake.close(CloseCode.SUBPROTOCOL_NOT_ACCEPTABLE, "Subprotocol not acceptable")
        except WebSocketDisconnect:
            return False
        return subprotocol is not None
