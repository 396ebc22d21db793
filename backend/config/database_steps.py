"""Brings the database up to date, or says what to do: whatever is begun with finds its tables."""

from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor


def bring_up_to_date(say: Callable[[str], object]) -> None:
    """Migrate, in development. In production many start at once: there a command of its own does it, once.

    Raises CommandError where the database does not answer, or in production lacks steps.
    """
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        raise CommandError(f"{where_the_data_is()} does not answer: {error}") from error
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing and not settings.IS_DEVELOPMENT:
        raise CommandError(f"The database lacks {len(missing)} steps: run 'manage.py migrate' first, once.")
    if missing:
        say(f"Preparing the database: {len(missing)} steps …")
        call_command("migrate", verbosity=0, interactive=False)


def where_the_data_is() -> str:
    database = settings.DATABASES["default"]
    return str(database["NAME"]) if connection.vendor == "sqlite" else f"MySQL, database {database['NAME']}"
