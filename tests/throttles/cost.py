"""`python -m tests.throttles.cost`: what counting one send costs, in microseconds of CPU."""

import asyncio
import os
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ["SENDS_AT_ONCE"] = "1000000000"

import django

django.setup()

from backend.chat import throttles  # noqa: E402  # Django must be set up first

TIMES = 200_000


async def main() -> None:
    began = time.process_time()
    for _ in range(TIMES):
        throttles.sends.take(1)
    print(f"a bucket: {(time.process_time() - began) / TIMES * 1e6:.2f} µs")
    began = time.process_time()
    for number in range(TIMES):
        await throttles.pay((1, 1, str(number)))
    print(f"a send with its token: {(time.process_time() - began) / TIMES * 1e6:.2f} µs")


if __name__ == "__main__":
    asyncio.run(main())
