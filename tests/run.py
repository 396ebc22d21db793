"""`make test`: the whole suite, twice: on SQLite in one process, then on real MySQL and Redis in several.

Everything it needs is started on free ports in a folder of its own, and is gone afterwards.
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from tests.servers.chromium import chromium_path
from tests.servers.failures import NoServer
from tests.servers.folders import temporary_folder
from tests.servers.mysql import start_mysql
from tests.servers.redis import start_redis

NOT_OURS = ("DATABASE_URL", "REDIS_URL", "PORT", "HOST", "SERVER", "PROFILE", "DATA_DIR")
SERVER_TESTS = "tests/servers"


def say(sentence: str) -> None:
    print(f"\n== {sentence}", flush=True)


def suite(name: str, settings: Mapping[str, str], arguments: list[str]) -> bool:
    """Run pytest with these settings; return whether it passed."""
    say(f"The suite on {name}")
    began = time.monotonic()
    environment = {key: value for key, value in os.environ.items() if key not in NOT_OURS}
    done = subprocess.run([sys.executable, "-m", "pytest", *arguments], env={**environment, **settings}, check=False)
    say(f"{name}: {'passed' if done.returncode == 0 else 'FAILED'} in {time.monotonic() - began:.0f} s")
    return done.returncode == 0


def main(arguments: list[str]) -> int:
    """Pass what was given on to pytest: `python -m tests.run -k feed`."""
    began = time.monotonic()
    with temporary_folder() as name:
        folder = Path(name)
        try:
            say("Getting what the tests need: MySQL, Redis, Chromium (fetched once, then kept in a cache)")
            mysql, redis = start_mysql(folder / "mysql"), start_redis(folder / "redis")
            browser = {"CHROMIUM": str(chromium_path())}
        except NoServer as missing:
            print(missing, file=sys.stderr)
            return 1
        embedded = {**browser, "DATA_DIR": str(folder / "embedded")}
        full = {**browser, "DATA_DIR": str(folder / "full"), "DATABASE_URL": mysql.url, "REDIS_URL": redis.url}
        try:
            passed = [
                suite("SQLite, one process", embedded, arguments),
                suite("MySQL and Redis, several processes", full, [f"--ignore={SERVER_TESTS}", *arguments]),
            ]
        finally:
            mysql.stop()
            redis.stop()
    say(f"{'All passed' if all(passed) else 'FAILED'} in {time.monotonic() - began:.0f} s")
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
