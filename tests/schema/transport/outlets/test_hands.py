"""Writing to many connections at once, from two threads."""

import socket
from collections.abc import Iterator

import pytest

from schema.transport.outlets.hands import PART, write_all

COUNT = 3 * PART + 1
Pair = tuple[socket.socket, socket.socket]


@pytest.fixture
def pairs() -> Iterator[list[Pair]]:
    """Ends that are written to without waiting, and what reads at the other."""
    pairs = [socket.socketpair() for _ in range(COUNT)]
    for near, _ in pairs:
        near.setblocking(False)
    yield pairs
    for pair in pairs:
        for end in pair:
            end.close()


def test_each_connection_gets_its_own_bytes(pairs: list[Pair]) -> None:
    data = [f"{number}번".encode() for number in range(COUNT)]

    sent = write_all([near.fileno() for near, _ in pairs], data)

    assert sent == [len(text) for text in data]
    assert [far.recv(64) for _, far in pairs] == data


def test_one_that_is_full_and_one_that_is_gone_keep_nothing_from_the_others(pairs: list[Pair]) -> None:
    fill(pairs[PART][0])
    pairs[2 * PART][1].close()

    sent = write_all([near.fileno() for near, _ in pairs], [b"hello"] * COUNT)

    assert [number for number, count in enumerate(sent) if count != 5] == [PART, 2 * PART]
    assert sent[PART] == sent[2 * PART] == 0


def fill(end: socket.socket) -> None:
    try:
        while True:
            end.send(b"x" * 65_536)
    except BlockingIOError:
        return
