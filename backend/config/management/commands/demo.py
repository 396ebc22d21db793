"""`manage.py demo`: fills a chat with people, rooms and weeks of talk, in Korean and English."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.chat.demo.doors import is_staged
from backend.chat.demo.people import CHARACTERS, NotOfTheDemo, person_behind
from backend.chat.demo.scripts import all_scripts
from backend.chat.demo.staging import stage
from backend.chat.demo.telling import WEEKS, utterances
from backend.clock import clock_at, now
from backend.config.database_steps import bring_up_to_date
from backend.refusals import InvalidInput

PASSWORD = "sarangbang-demo"  # noqa: S105  # it is meant to be known


class Command(BaseCommand):
    """Adds what is missing of the demo; run again, it adds nothing."""

    help = "Fill the chat with twelve people, their rooms and weeks of talk. Run again, it adds nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--password", help=f"of all twelve; {PASSWORD} unless given, in production it must be given"
        )

    def handle(self, *arguments: Any, password: str | None, **options: Any) -> None:
        bring_up_to_date(self.stdout.write)
        scripts = all_scripts()
        missing = [script for script in scripts if not is_staged(script)]
        if not missing:
            self.stdout.write(f"All {len(scripts)} rooms of the demo are here already; nothing was added.")
            return
        if password is None and not settings.IS_DEVELOPMENT:
            raise CommandError("In production choose the password of the demo's people: --password …")
        password = password or PASSWORD
        began = time.monotonic()
        people = self.move_in(password)
        languages = {character.username: character.language for character in CHARACTERS}
        count = 0
        for number, script in enumerate(missing, start=1):
            told = utterances(script, languages=languages, now=now())
            room = stage(script, told, people)
            count += room.last_position
            self.stdout.write(f"  {number}/{len(missing)}  {script.title}: {room.last_position:,} messages")
            self.stdout.flush()
        self.stdout.write(f"{count:,} messages in {time.monotonic() - began:.0f} s.")
        self.stdout.write(f"Log in as {', '.join(people)}; the password of each is {password}")

    def move_in(self, password: str) -> dict[str, Any]:
        try:
            with clock_at(now() - WEEKS - WEEKS / 5):
                return {character.username: person_behind(character, password) for character in CHARACTERS}
        except NotOfTheDemo as somebody:
            raise CommandError(
                f"Somebody else is called {somebody}, or the demo has another password: give it with --password. "
                "Nothing was said in their name."
            ) from somebody
        except InvalidInput as invalid:
            raise CommandError(str(invalid)) from invalid
