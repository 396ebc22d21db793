"""What a MySQL or MariaDB server says first to whoever connects: proof that it answers, and its version."""

import socket

_HEADER_BYTES = 4
_HANDSHAKE_V10 = 10


def greeting_version(port: int) -> str:
    """Return the version that the server on 127.0.0.1 announces, e.g. "8.4.3" or "10.11.11-MariaDB".

    The first packet is 3 bytes of length, 1 of sequence, 1 of protocol version, then the version ending in
    NUL (MySQL, "Protocol::HandshakeV10"). Raises OSError when nobody answers so within a second.
    """
    with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
        packet = connection.recv(256)
    if len(packet) <= _HEADER_BYTES or packet[_HEADER_BYTES] != _HANDSHAKE_V10:
        raise ConnectionError("no MySQL greeting")
    version = packet[_HEADER_BYTES + 1 :].split(b"\0")[0].decode(errors="replace")
    return version.removeprefix("5.5.5-")  # MariaDB says so first, for the oldest of clients


def is_answering(port: int) -> bool:
    """Return whether a server greets on the port."""
    try:
        greeting_version(port)
    except OSError:
        return False
    return True
