"""The clock: the one place that tests replace."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return timezone.now()
