"""`manage.py serve`: everything that a running chat needs, told in plain words."""

import signal
import socket
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from backend.config.asgi import application
from backend.config.database_steps import bring_up_to_date, where_the_data_is
from backend.config.memory import give_back_what_is_freed, look_for_garbage_only_in_what_comes
from backend.config.servers import run_daphne, run_uvicorn

SERVERS = {"daphne": run_daphne, "uvicorn": run_uvicorn}


class Command(BaseCommand):
    """Prepares the database, or sees that it is prepared, then serves until it is stopped."""

    help = (
        "Serve the chat; in development bring its database up to date first. HOST, PORT, SERVER, DATA_DIR change how."
    )
    requires_system_checks = ()

    def handle(self, *arguments: Any, **options: Any) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what ends in & with it ignored
        self.refuse_taken_port()
        bring_up_to_date(self.stdout.write)
        give_back_what_is_freed()
        look_for_garbage_only_in_what_comes()
        SERVERS[settings.SERVER](application, self.announce)

    def refuse_taken_port(self) -> None:
        """Fail before anything is changed, with what to do."""
        family = socket.AF_INET6 if ":" in settings.HOST else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((settings.HOST, settings.PORT))
            except OSError as error:
                raise CommandError(
                    f"{settings.HOST}:{settings.PORT} cannot be used ({error.strerror}). "
                    f"Something else serves there? Try another: PORT={settings.PORT + 1} make run"
                ) from error

    def announce(self) -> None:
        """Say where it is, where the data is, and what one may want to know next."""
        manage = f"{data_dir_prefix()}{python()} manage.py"
        self.stdout.write(f"\n  사랑방 Sarangbang is open: {' and '.join(addresses())}\n")
        self.stdout.write(f"  GraphQL{', GraphiQL in a browser' if settings.GRAPHIQL else ''}: /graphql")
        self.stdout.write("  REST, with its description: /api/docs/")
        self.stdout.write(f"  Everything is kept in: {where_the_data_is()}")
        if connection.vendor == "sqlite":
            self.stdout.write(f"  A backup, also while it runs: {manage} backup FILE")
        self.stdout.write(f"  The first administrator, for /admin/: {manage} createsuperuser")
        self.stdout.write("  Stop it with Ctrl-C.\n")
        self.stdout.flush()  # a log file is to tell it, too, while this runs


def addresses() -> list[str]:
    """Where it can be reached: here, and if it listens on all addresses by others on this network."""
    if settings.HOST not in ("0.0.0.0", "::"):
        return [f"http://{settings.HOST}:{settings.PORT}"]
    return [f"http://{host}:{settings.PORT}" for host in ("127.0.0.1", address_on_the_network())]


def data_dir_prefix() -> str:
    """What a command must be preceded by to find the same data."""
    return "" if settings.DATA_DIR == settings.BASE_DIR / "data" else f"DATA_DIR={settings.DATA_DIR} "


def python() -> str:
    """This interpreter, as somebody who stands beside manage.py calls it."""
    path = Path(sys.executable)
    return str(path.relative_to(settings.BASE_DIR) if path.is_relative_to(settings.BASE_DIR) else path)


def address_on_the_network() -> str:
    """This machine's address as its neighbours see it; nothing is sent to find out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # reserved for documentation (RFC 5737): only the route is looked up
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
