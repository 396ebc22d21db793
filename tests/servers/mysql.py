"""A real MySQL, 8.4 or newer, for whoever tests: given, in Docker, on the machine, or fetched from Debian."""

import os
from collections.abc import Callable
from pathlib import Path

from tests.servers.failures import NoServer, NotHere
from tests.servers.mariadb import start_mariadb
from tests.servers.mysql_docker import start_mysql_container
from tests.servers.mysql_process import start_mysql_process
from tests.servers.mysql_program import fetched_mysqld, mysqld_on_path
from tests.servers.mysql_server import LifeElsewhere, MysqlServer
from tests.servers.progress import say

_WHAT_TO_DO = (
    "Give the address of a MySQL server as MYSQL_URL=mysql://name:password@host:port/database, "
    "or install MySQL 8.4 or newer, so that mysqld is on PATH, "
    "or let MariaDB stand in for it with ALLOW_MARIADB=1."
)


def start_mysql(folder: Path) -> MysqlServer:
    """Return a MySQL that answers, its data in `folder`, by the first of these ways that is open.

    MYSQL_URL as it is given; Docker, if an engine answers; a mysqld on PATH that is not MariaDB's; Debian's
    packages, fetched into the cache. MariaDB only with ALLOW_MARIADB=1. Stop it before `folder` goes.
    Raises NoServer, saying what to do, or ServerDidNotStart with the end of the log.
    """
    ways: list[Callable[[Path], MysqlServer]] = [_given, start_mysql_container, _on_path, _fetched]
    reasons = []
    for way in ways:
        try:
            return way(folder)
        except NotHere as reason:
            reasons.append(str(reason))
    tried = "\n".join(f"- {reason}" for reason in reasons)
    if os.environ.get("ALLOW_MARIADB") == "1":
        say(f"No MySQL could be had:\n{tried}\nALLOW_MARIADB=1: MariaDB stands in for it.")
        return start_mariadb(folder)
    raise NoServer(f"No MySQL could be had:\n{tried}\n{_WHAT_TO_DO}")


def _given(folder: Path) -> MysqlServer:
    url = os.environ.get("MYSQL_URL", "")
    if not url:
        raise NotHere("MYSQL_URL is not set.")
    return MysqlServer(url=url, product="the server at MYSQL_URL", life=LifeElsewhere())


def _on_path(folder: Path) -> MysqlServer:
    return start_mysql_process(mysqld_on_path(), folder)


def _fetched(folder: Path) -> MysqlServer:
    return start_mysql_process(fetched_mysqld(), folder)
