"""`manage.py print_schema`: the GraphQL schema as clients see it, kept in the repository."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from schema.schema import schema

SNAPSHOT: Path = settings.BASE_DIR / "schema" / "schema.graphql"


class Command(BaseCommand):
    """Writes the snapshot, or with --check compares it."""

    help = "Print the GraphQL schema to schema/schema.graphql; with --check only tell whether that is up to date."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *arguments: Any, check: bool, **options: Any) -> None:
        printed = schema.as_str() + "\n"
        if not check:
            SNAPSHOT.write_text(printed)
            self.stdout.write(f"Printed to {SNAPSHOT.relative_to(settings.BASE_DIR)}.")
        elif printed != SNAPSHOT.read_text():
            raise CommandError("schema/schema.graphql is not what the code says: run 'make schema' and commit it.")
