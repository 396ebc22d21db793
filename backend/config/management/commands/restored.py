"""`manage.py restored`: to be run once after a backup was restored, before the server starts."""

import secrets
from typing import Any

from django.contrib.sessions.models import Session as AdminSession
from django.core.management.base import BaseCommand
from django.db.models import F

from backend.accounts.models import EmailLink
from backend.accounts.sessions import end_all_sessions
from backend.chat.models import Room

SPAN = 2**31


class Command(BaseCommand):
    """Gives every log a new epoch, so that no cursor of the lost time is mistaken for one of this; ends all sessions.

    Those that were ended in the lost time would go on otherwise, and links that were followed be good again.
    """

    help = (
        "After restoring a backup: make clients read their rooms anew instead of going on from what was lost, and "
        "everybody log in again."
    )

    def handle(self, *arguments: Any, **options: Any) -> None:
        step = 1 + secrets.randbelow(SPAN - 1)
        rooms = Room.objects.update(epoch=(F("epoch") + step) % SPAN)
        self.stdout.write(f"{rooms} rooms begin a new epoch; their clients will read the history again.")
        sessions, (links, _of_letters) = end_all_sessions(), EmailLink.objects.all().delete()
        administrators, _of_the_admin = AdminSession.objects.all().delete()
        self.stdout.write(
            f"{sessions + administrators} sessions and {links} links in letters have ended; everybody logs in again."
        )
        self.stdout.write(
            "Passwords and recovery codes are those of the backup: codes spent since are good again. Ask people to "
            "take new ones, and to change passwords that they had changed since."
        )
