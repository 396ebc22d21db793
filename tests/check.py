"""`make check`: everything that can be known without running the product; each check with its time."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

PYTHON = sys.executable
KEY = "aK3-xQ9_mT2~" * 5
PRODUCTION = ("PROFILE=production", f"SECRET_KEY={KEY}", f"JWT_SIGNING_KEY={KEY}", "ALLOWED_HOSTS=chat.example.org")


@dataclass(frozen=True)
class Check:
    """A command that exits 0, and what to do when it does not."""

    name: str
    command: tuple[str, ...]
    remedy: str = ""


CHECKS = [
    Check("types", (PYTHON, "-m", "mypy", "backend", "schema", "deploy", "chaos", "tests")),
    Check("web", ("npm", "--prefix", "clients/web", "run", "--silent", "check")),
    Check("format", (PYTHON, "-m", "ruff", "format", "--check", "."), "run 'make format'"),
    Check("lint", (PYTHON, "-m", "ruff", "check", "."), "run 'make format'; what remains wants a hand"),
    Check("who may import whom", ("lint-imports",)),
    Check("schema snapshot", (PYTHON, "manage.py", "print_schema", "--check"), "run 'make schema'"),
    Check("OpenAPI snapshot", (PYTHON, "manage.py", "print_openapi", "--check"), "run 'make openapi'"),
    Check(
        "migrations",
        (PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"),
        "run '.venv/bin/python manage.py makemigrations'",
    ),
    Check("image", ("hadolint", "Dockerfile")),
    Check("compose", ("check-jsonschema", "--quiet", "--builtin-schema", "vendor.compose-spec", "compose.yaml")),
    Check(
        "production settings", ("env", *PRODUCTION, PYTHON, "manage.py", "check", "--deploy", "--fail-level=WARNING")
    ),
]


def passes(check: Check) -> bool:
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            check.command,
            env=environment(folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    seconds = time.monotonic() - began
    print(f"{'ok  ' if done.returncode == 0 else 'FAIL'} {check.name} ({seconds:.1f} s)", flush=True)
    if done.returncode != 0:
        print(f"{done.stdout}\n  -> {check.remedy or 'see above'}", flush=True)
    return done.returncode == 0


def environment(data_folder: str) -> dict[str, str]:
    """This environment with a data folder of the check's own: a check touches nobody's data."""
    return {**os.environ, "DATA_DIR": data_folder}


def main() -> int:
    with ThreadPoolExecutor(2) as two_at_a_time:
        results = list(two_at_a_time.map(passes, CHECKS))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
