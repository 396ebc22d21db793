"""`python -m tests.servers fetch` fills the cache; `... start` runs MySQL and Redis until Ctrl-C."""

import argparse
import signal
import sys
import time
from types import FrameType
from typing import NoReturn

from tests.servers.failures import ServerError
from tests.servers.folders import temporary_folder
from tests.servers.mariadb import fetched_mariadbd
from tests.servers.mysql import start_mysql
from tests.servers.mysql_program import fetched_mysqld
from tests.servers.progress import say
from tests.servers.redis import fetched_redis_command, start_redis


def fetch() -> None:
    """Have every server in the cache, whether or not this machine has its own."""
    for fetched in (fetched_mysqld, fetched_mariadbd, fetched_redis_command):
        fetched()
    say("MySQL, MariaDB and Redis are in the cache.")


def start() -> None:
    """Run MySQL and Redis in a temporary folder, print their addresses for a shell, and wait for Ctrl-C."""
    with temporary_folder() as folder:
        mysql = start_mysql(folder / "mysql")
        redis = start_redis(folder / "redis")
        try:
            print(f"export MYSQL_URL={mysql.url} REDIS_URL={redis.url}")
            print(f"export DATABASE_URL={mysql.url}", flush=True)
            say(f"{mysql.product} and Redis answer. Ctrl-C stops them and removes their data.")
            while True:
                time.sleep(3600)
        finally:
            redis.stop()
            mysql.stop()


def main() -> int:
    """Do as the command line says; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.servers", description=__doc__)
    parser.add_argument("command", choices=["fetch", "start"])
    command = parser.parse_args().command
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        fetch() if command == "fetch" else start()
    except ServerError as failure:
        say(str(failure))
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
    return 0


def _interrupt(signal_number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
