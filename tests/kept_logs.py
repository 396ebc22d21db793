"""All that was logged during a run of the suite, looked through at its end: no token, password or code is in it (A13).

A plugin of pytest's. What is logged within the test process is kept as it is told to the log, before anything is taken
out of it by `backend/config/logs.py`; of every chat that runs, what it wrote.
"""

import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SECRETS = re.compile(
    r"eyJ[\w-]{8,}\.[\w-]+"  # a JSON Web Token: access and refresh tokens
    r"|correct horse"  # how the passwords of this suite begin
    r"|\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}\b"  # a recovery code
    r"|/\w[\w-]*#[\w-]{20,}"  # the link of a letter
)
handlers: list[logging.FileHandler] = []


def pytest_sessionstart() -> None:
    handler = logging.FileHandler(folder() / "tests.log", delay=True)
    logging.getLogger().addHandler(handler)
    handlers.append(handler)


def pytest_sessionfinish(session: pytest.Session) -> None:
    for handler in handlers:
        handler.close()
    if leaks := list(lines_with_secrets()):
        print("\nSecrets in logs:", *leaks, sep="\n")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def folder() -> Path:
    kept = Path(os.environ["DATA_DIR"]) / "kept-logs"
    kept.mkdir(parents=True, exist_ok=True)
    return kept


def keep(name: str, log: str) -> None:
    """Keep what a process wrote until the end of the run; where no suite runs, there is no end to keep it for."""
    if not handlers:
        return
    with (folder() / name).open("a") as kept:
        kept.write(log)


def lines_with_secrets() -> Iterator[str]:
    """The lines in which a secret stands, with where they are."""
    for path in sorted(folder().glob("*")):
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
            if SECRETS.search(line):
                yield f"{path.name}:{number}: {line[:300]}"
