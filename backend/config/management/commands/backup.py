"""`manage.py backup FILE`: a copy of the embedded database, whole even while people talk."""

import sqlite3
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection


class Command(BaseCommand):
    """Copies the SQLite database by its own backup interface."""

    help = (
        "Copy the embedded database to FILE, also while the server runs. Restore: stop the server, copy it back, "
        "then run 'manage.py restored'."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *arguments: Any, file: Path, **options: Any) -> None:
        if connection.vendor != "sqlite":
            raise CommandError("This database is MySQL: use mysqldump --single-transaction.")
        if file.exists():
            raise CommandError(f"{file} exists already; nothing was overwritten.")
        connection.ensure_connection()
        with sqlite3.connect(file) as copy:
            connection.connection.backup(copy)
        self.stdout.write(f"Written: {file} ({file.stat().st_size:,} bytes).")
