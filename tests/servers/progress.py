"""Plain words on stderr about what takes long; stdout stays for what a shell may want to read."""

import sys


def say(sentence: str) -> None:
    """Write one line to the person who waits."""
    print(sentence, file=sys.stderr, flush=True)


def megabytes(size_bytes: int) -> str:
    """Return a size as people read it, e.g. "60 MB"."""
    return f"{size_bytes / 1_000_000:.0f} MB"
