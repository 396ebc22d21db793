"""`manage.py migrate`: Django's own, without the time limits of what people wait for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

LIMITS = ("read_timeout", "write_timeout", "init_command")


class Command(migrate.Command):
    """A large table may need minutes for a step; half a step cannot be taken back on MySQL."""

    def handle(self, *arguments: Any, **options: Any) -> None:
        with unlimited(connections[options["database"]]):
            super().handle(*arguments, **options)


@contextmanager
def unlimited(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Within it, statements take as long as they take; on SQLite nothing limits them."""
    if connection.vendor != "mysql":
        yield
        return
    limited: dict[str, Any] = connection.settings_dict["OPTIONS"]
    connection.close()
    connection.settings_dict["OPTIONS"] = {name: value for name, value in limited.items() if name not in LIMITS}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["OPTIONS"] = limited
