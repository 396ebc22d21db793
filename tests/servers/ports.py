"""A TCP port that is free and stays free while its server is down."""

import random
import socket
from pathlib import Path

_EPHEMERAL_RANGE = Path("/proc/sys/net/ipv4/ip_local_port_range")
_LOWEST_PORT = 15000
_given_before: set[int] = set()


def free_port() -> int:
    """Return a port on 127.0.0.1 that nobody listens on and that this process has not given out before.

    It lies below the range from which the kernel takes the near end of outgoing connections. Otherwise, while
    a server is down, a client that keeps dialling its port is sooner or later given that very port and
    connects to itself, and the server cannot come back.
    """
    ports = [port for port in range(_LOWEST_PORT, _first_ephemeral_port()) if port not in _given_before]
    random.shuffle(ports)
    port = next(port for port in ports if _is_free(port))
    _given_before.add(port)
    return port


def _first_ephemeral_port() -> int:
    try:
        first = int(_EPHEMERAL_RANGE.read_text().split()[0])
    except OSError:
        return 32768
    return first if first > _LOWEST_PORT + 1000 else 32768


def _is_free(port: int) -> bool:
    with socket.socket() as listener:
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
