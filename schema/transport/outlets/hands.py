"""Handing bytes to the kernel for many connections, with two threads where there are two processors.

Nearly all of a `send(2)` passes in the kernel, where no other thread of this process has to wait for it.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

PART = 16  # connections that a thread takes on at a time: who is done sooner takes the next ones

other_hand = ThreadPoolExecutor(1, thread_name_prefix="hand") if len(os.sched_getaffinity(0)) > 1 else None


def write_all(descriptors: Sequence[int], data: Sequence[bytes]) -> list[int]:
    """Write to each connection what is meant for it; return how many bytes the kernel took of each, at once.

    A connection that is full or gone takes 0.
    """
    sent = [0] * len(descriptors)
    parts = [range(first, min(first + PART, len(sent))) for first in range(0, len(sent), PART)]

    def write_parts() -> None:
        while parts:
            try:
                part = parts.pop()
            except IndexError:  # the other thread took the last one
                return
            for place in part:
                sent[place] = write(descriptors[place], data[place])

    if other_hand is None or len(parts) == 1:
        write_parts()
        return sent
    helping = other_hand.submit(write_parts)
    write_parts()
    if not helping.cancel():
        helping.result()
    return sent


def write(descriptor: int, data: bytes) -> int:
    try:
        return os.write(descriptor, data)
    except OSError:
        return 0
