"""How a test's MySQL or MariaDB is run: durable as in production, lean in everything else."""

import os
from pathlib import Path

# Durability is part of the product: an acknowledged message survives SIGKILL, so tests must not run on less.
_DURABLE = ["--innodb-flush-log-at-trx-commit=1"]

_LEAN = [
    "--innodb-buffer-pool-size=128M",
    "--performance-schema=OFF",
    "--skip-log-bin",
    "--skip-name-resolve",
    "--max-connections=300",
    "--character-set-server=utf8mb4",
]


def data_options(data: Path) -> list[str]:
    """Return the options that every run over a data folder shares, the one that fills it included."""
    as_root = ["--user=root"] if os.geteuid() == 0 else []  # mysqld refuses to be root unless told so
    return [f"--datadir={data}", *as_root]


def serving_options(*, port: int, setup: Path) -> list[str]:
    """Return the options to serve 127.0.0.1 alone with, once the statements in `setup` have run."""
    return [
        "--bind-address=127.0.0.1",
        f"--port={port}",
        "--socket=mysql.sock",  # within the data folder: a full path may be longer than a socket's may be
        "--pid-file=mysql.pid",
        f"--init-file={setup}",
        *tuning_options(),
    ]


def tuning_options() -> list[str]:
    """Return the options that are the same wherever the server runs."""
    return [*_DURABLE, *_LEAN]
