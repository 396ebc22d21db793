"""Sockets as uvicorn reads them."""

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol


class PromptSocket(WebSocketsSansIOProtocol):
    """Hangs up on a handshake that cannot be read, at which uvicorn waits for ever."""

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.handshake_exc is not None:
            self.transport.close()
