"""What the server runs: `/graphql` ahead of Django, Django for the rest."""

import os
from typing import cast

from django.core.asgi import get_asgi_application
from starlette.types import ASGIApp

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings")
django_app = get_asgi_application()

from backend.config.envelope import Envelope  # noqa: E402  # Django must be set up before what uses its models
from backend.config.routing import AheadOfDjango  # noqa: E402  # as above

application = Envelope(AheadOfDjango(cast(ASGIApp, django_app)))
