"""`python -m tests.security.attacks NAME URL TOKEN ROOM`: attack until killed, in a process of its own."""

import asyncio
import os
import sys

from tests.security.attacks.all import ATTACKS, Target

POLITENESS = 5  # the attacker's processor is not the server's: here they share one


async def go_on(name: str, target: Target) -> None:
    while True:
        try:
            await ATTACKS[name](target)
        except (OSError, TimeoutError, AssertionError):
            await asyncio.sleep(0.05)  # refused, cut or closed: that is what it is for


if __name__ == "__main__":
    os.nice(POLITENESS)
    name, url, token, room_id = sys.argv[1:]
    asyncio.run(go_on(name, Target(url, token, room_id)))
