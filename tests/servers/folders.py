"""Folders for one run: made empty, gone afterwards, whatever happens to the process that asked for them."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.guard import guard_folder, release_folder


@contextmanager
def temporary_folder(*, beside: Path | None = None, prefix: str = "sarangbang-") -> Iterator[Path]:
    """Give a new folder, in the machine's temporary folder or in `beside`, and remove it at the end.

    Stop the servers that live in it before the end. A folder that was renamed meanwhile stays.
    """
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=beside))
    guard_folder(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        release_folder(folder)
