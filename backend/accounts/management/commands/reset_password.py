"""`manage.py reset_password NAME`: the last way back in, by whoever runs the server."""

import sys
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from backend.accounts.credentials import replace_lost_password
from backend.accounts.models import User
from backend.accounts.passwords import checked_password
from backend.refusals import UnacceptableText


class Command(BaseCommand):
    """Takes no password as an argument: anybody sees those in the list of processes, and the shell remembers them."""

    help = (
        "Give an account another password, for somebody who lost theirs and every recovery code. All their sessions "
        "end, within 2 seconds also where sockets are open. The password is asked for; where nobody can be asked, it "
        "is the first line of the standard input."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="whose account, in any spelling of the name")

    def handle(self, *, username: str, **options: Any) -> None:
        person = User.objects.by_username(username)
        if person is None or not person.is_active:
            raise CommandError(f"Nobody goes by {username}, or the account is closed.")
        try:
            password = checked_password(asked_for(person))
        except UnacceptableText as unacceptable:
            raise CommandError(f"This password will not do: {unacceptable.words.en}") from unacceptable
        ended = replace_lost_password(person, password)
        self.stdout.write(f"{person.username} has the new password, and {ended} session(s) ended.")


def asked_for(person: User) -> str:
    """Raises CommandError where it was not typed the same twice."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass(f"A new password for {person.username}: ")
    if getpass("Once more: ") != password:
        raise CommandError("These were two passwords. Nothing was changed.")
    return password
