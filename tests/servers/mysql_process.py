"""Starts a mysqld over a data folder of its own."""

import shutil
import subprocess
from pathlib import Path

from tests.servers.failures import ServerDidNotStart
from tests.servers.mysql_account import MysqlAccount
from tests.servers.mysql_greeting import greeting_version, is_answering
from tests.servers.mysql_options import data_options, serving_options
from tests.servers.mysql_program import MysqlProgram
from tests.servers.mysql_server import MysqlServer
from tests.servers.ports import free_port
from tests.servers.process import ServerProcess, log_tail

# --secure-file-priv: its default folder belongs to an installed server, and mysqld ends when it is missing.
_MYSQL_ONLY = ["--mysqlx=OFF", "--secure-file-priv=", "--innodb-redo-log-capacity=64M"]


def start_mysql_process(program: MysqlProgram, folder: Path) -> MysqlServer:
    """Start it in `folder`, where its data, log and account go, and return once it answers.

    Raises ServerDidNotStart with the end of its log.
    """
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    data, log, port = folder / "data", folder / "mysql.log", free_port()
    common = [*program.command, "--no-defaults", *program.files, *data_options(data), *_MYSQL_ONLY]
    if not data.exists():
        _initialize(common, data, log)
    account = MysqlAccount()
    setup = account.write_setup(folder / "setup.sql")
    life = ServerProcess(
        name="MySQL",
        command=[*common, *serving_options(port=port, setup=setup)],
        log=log,
        is_ready=lambda: is_answering(port),
    )
    life.start()
    return MysqlServer(url=account.url(port), product=f"MySQL {greeting_version(port)}", life=life)


def _initialize(common: list[str], data: Path, log: Path) -> None:
    with log.open("ab") as output:
        done = subprocess.run(
            [*common, "--initialize-insecure"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            check=False,
        )
    if done.returncode != 0:
        shutil.rmtree(data, ignore_errors=True)
        raise ServerDidNotStart(f"MySQL could not make its data folder. The end of its log:\n{log_tail(log)}")
