"""Makes the tables and the rooms: `python -m bench.peers.naive_view.prepare ROOMS`."""

# mypy: ignore-errors
# A Django project of its own, which the plugin of the types does not know.

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.peers.naive_view.settings")
django.setup()

from django.core.management import call_command  # noqa: E402  # it needs Django set up

from bench.peers.naive_view.models import Room  # noqa: E402

call_command("migrate", run_syncdb=True, verbosity=0)
Room.objects.bulk_create(Room(pk=number + 1) for number in range(int(sys.argv[1])))
