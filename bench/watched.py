"""`manage.py serve`, which on SIGUSR1 writes the number of its asyncio tasks into the file that TASKS_FILE names."""

import asyncio
import os
import signal
import sys
from pathlib import Path

from django.core.management import execute_from_command_line


def write_task_count(_number: int, _frame: object) -> None:
    """In the main thread, between two steps of the event loop that runs there."""
    Path(os.environ["TASKS_FILE"]).write_text(str(len(asyncio.all_tasks(asyncio.get_running_loop()))))


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings")
    signal.signal(signal.SIGUSR1, write_task_count)
    execute_from_command_line(["manage.py", "serve"])


if __name__ == "__main__":
    sys.exit(main())
