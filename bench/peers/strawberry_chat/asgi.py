"""Source: Strawberry's guide, "Channels"."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.peers.strawberry_chat.settings")
django_application = get_asgi_application()

from strawberry.channels import GraphQLProtocolTypeRouter  # noqa: E402  # it needs Django set up

from bench.peers.strawberry_chat.schema import schema  # noqa: E402

application = GraphQLProtocolTypeRouter(schema, django_application=django_application)  # type: ignore[arg-type]  # as in its guide
