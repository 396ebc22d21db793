"""`manage.py restored`: to be run once after a backup was restored, before the server starts."""

import secrets
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import F

from backend.chat.models import Room

SPAN = 2**31


class Command(BaseCommand):
    """Gives every log a new epoch, so that no cursor of the lost time is mistaken for one of this."""

    help = "After restoring a backup: make clients read their rooms anew instead of going on from what was lost."

    def handle(self, *arguments: Any, **options: Any) -> None:
        step = 1 + secrets.randbelow(SPAN - 1)
        rooms = Room.objects.update(epoch=(F("epoch") + step) % SPAN)
        self.stdout.write(f"{rooms} rooms begin a new epoch; their clients will read the history again.")
