"""`manage.py print_openapi`: the REST API as clients see it, kept in the repository."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.rest.openapi import SNAPSHOT, printed


class Command(BaseCommand):
    """Writes the snapshot, or with --check compares it."""

    help = "Print the OpenAPI description to backend/rest/openapi.yaml; with --check only tell whether that is current."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *arguments: Any, check: bool, **options: Any) -> None:
        description = printed()
        if not check:
            SNAPSHOT.write_text(description)
            self.stdout.write(f"Printed to {SNAPSHOT.relative_to(settings.BASE_DIR)}.")
        elif description != SNAPSHOT.read_text():
            raise CommandError("backend/rest/openapi.yaml is not what the code says: run 'make openapi' and commit it.")
