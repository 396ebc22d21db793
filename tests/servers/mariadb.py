"""A real MariaDB: the machine's own mariadbd, or Debian 12's 10.11, the oldest that is supported."""

import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tests.servers.debian_packages import fetch_debian_packages
from tests.servers.failures import ServerDidNotStart
from tests.servers.mysql_account import MysqlAccount
from tests.servers.mysql_greeting import greeting_version, is_answering
from tests.servers.mysql_options import data_options, serving_options
from tests.servers.mysql_server import MysqlServer
from tests.servers.ports import free_port
from tests.servers.process import ServerProcess, log_tail

_RELEASE = "bookworm"
_PROGRAM = "usr/sbin/mariadbd"

# What the script mariadb-install-db feeds to `mariadbd --bootstrap`, without the tables of help texts.
_SYSTEM_TABLES = ("mysql_system_tables.sql", "mysql_performance_tables.sql", "mysql_system_tables_data.sql")
_BEFORE_THEM = "create database if not exists mysql;\nuse mysql;\nset @auth_root_socket=NULL;\n"


@dataclass(frozen=True)
class MariadbProgram:
    """The start of a command line for mariadbd, its SQL files, and the options that name its files."""

    command: list[str]
    share: Path
    files: list[str] = field(default_factory=list)


def start_mariadb(folder: Path) -> MysqlServer:
    """Return a MariaDB that answers, its data in `folder`: the same promises and verbs as start_mysql.

    Raises FetchFailed, or ServerDidNotStart with the end of the log.
    """
    program = mariadb_program()
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    data, log, port = folder / "data", folder / "mariadb.log", free_port()
    common = [*program.command, "--no-defaults", *program.files, *data_options(data)]
    if not data.exists():
        _initialize(program, common, data, log)
    account = MysqlAccount()
    setup = account.write_setup(folder / "setup.sql")
    life = ServerProcess(
        name="MariaDB",
        command=[*common, *serving_options(port=port, setup=setup), "--innodb-log-file-size=64M"],
        log=log,
        is_ready=lambda: is_answering(port),
    )
    life.start()
    return MysqlServer(url=account.url(port), product=f"MariaDB {greeting_version(port)}", life=life)


def mariadb_program() -> MariadbProgram:
    """Return this machine's mariadbd with its SQL files, or Debian's, fetched the first time."""
    path = shutil.which("mariadbd") or shutil.which("mariadbd", path="/usr/sbin:/usr/local/sbin")
    if path is not None:
        for share in ("share/mariadb", "share/mysql"):
            folder = Path(path).resolve().parents[1] / share
            if (folder / _SYSTEM_TABLES[0]).exists():
                return MariadbProgram([path], folder)
    return fetched_mariadbd()


def fetched_mariadbd() -> MariadbProgram:
    """Return Debian's mariadbd, fetched the first time; raises FetchFailed."""
    tree = fetch_debian_packages("mariadb", release=_RELEASE, packages=["mariadb-server-core"], programs=[_PROGRAM])
    share = tree.file("usr/share/mysql")
    files = [
        f"--basedir={tree.file('usr')}",
        f"--lc-messages-dir={share}",
        f"--character-sets-dir={share / 'charsets'}",
    ]
    return MariadbProgram(tree.command(_PROGRAM), share, files)


def _initialize(program: MariadbProgram, common: list[str], data: Path, log: Path) -> None:
    data.mkdir()
    statements = _BEFORE_THEM + "".join((program.share / name).read_text() for name in _SYSTEM_TABLES)
    with log.open("ab") as output:
        done = subprocess.run(
            [
                *common,
                "--bootstrap",
                "--log-warnings=0",
                "--enforce-storage-engine=",
                "--innodb-log-file-size=64M",
            ],
            input=statements.encode(),
            stdout=output,
            stderr=output,
            check=False,
        )
    if done.returncode != 0:
        shutil.rmtree(data, ignore_errors=True)
        raise ServerDidNotStart(f"MariaDB could not make its data folder. The end of its log:\n{log_tail(log)}")
