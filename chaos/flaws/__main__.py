"""`manage.py serve` with the flaw that FLAW names."""

import os
import runpy
from importlib import import_module

import django

from chaos.flaws.names import FLAWS

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings")
django.setup()  # before a flaw is imported, for it imports what it spoils
name = os.environ["FLAW"]
getattr(import_module(f"chaos.flaws.{FLAWS[name]}"), name)()
runpy.run_module("tests.live.full.serve_and_die", run_name="__main__")
