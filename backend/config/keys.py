"""Keys that are made once and kept in a file; `python -m backend.config.keys FILE ...` makes those that are missing.

It runs before any setting is read, so that a first start can make what the settings demand. A file whose name ends in
`password` is readable by others: the database server, which runs as somebody else, reads it too.
"""

import os
import secrets
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

OWN, SHARED = 0o400, 0o444
BYTES = 48


def make_key(path: Path, *, mode: int = OWN) -> str:
    """Return the key kept in the file, which is made if there is none: whole or not at all, and never changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        with tempfile.NamedTemporaryFile("w", dir=path.parent) as new:
            new.write(secrets.token_urlsafe(BYTES))
            new.flush()
            os.fchmod(new.fileno(), mode)
            with suppress(FileExistsError):  # another process was first: its key counts
                os.link(new.name, path)
    return path.read_text()


def main(names: list[str]) -> int:
    for name in names:
        path = Path(name)
        sys.stdout.write(f"{path}: {'kept as it is' if path.exists() else 'made'}\n")
        make_key(path, mode=SHARED if path.name.endswith("password") else OWN)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
