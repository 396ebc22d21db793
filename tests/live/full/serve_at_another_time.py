"""`manage.py serve` on a machine whose clock is CLOCK_AHEAD_SECONDS ahead of the others'; behind them, if negative."""

import os
import sys
from datetime import datetime, timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings")

from django.core.management import execute_from_command_line
from django.utils import timezone

now_here = timezone.now


def now_there() -> datetime:
    return now_here() + timedelta(seconds=float(os.environ["CLOCK_AHEAD_SECONDS"]))


timezone.now = now_there
execute_from_command_line(["manage.py", *sys.argv[1:]])
