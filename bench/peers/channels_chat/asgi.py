"""Source: Channels' tutorial, part 2."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.urls import re_path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.peers.channels_chat.settings")
django_application = get_asgi_application()

from bench.peers.channels_chat.consumers import ChatConsumer  # noqa: E402  # it needs Django set up

routes = [re_path(r"^room/(?P<room_name>\w+)$", ChatConsumer.as_asgi())]  # type: ignore[no-untyped-call]
application = ProtocolTypeRouter({"http": django_application, "websocket": URLRouter(routes)})
