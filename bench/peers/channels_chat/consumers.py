"""Source: Channels' tutorial, part 3, "Rewrite the consumer to be asynchronous"."""

# mypy: allow-untyped-calls
# Channels has no annotations.

import itertools
import json
from datetime import UTC, datetime
from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer

ids = itertools.count(1)


class ChatConsumer(AsyncWebsocketConsumer):
    """Follows the room that its address names, and says what it is told to a room."""

    async def connect(self) -> None:
        self.room_group_name = f"chat_{self.scope['url_route']['kwargs']['room_name']}"
        await self.channel_layer.group_add(self.room_group_name, self.channel_name)
        await self.accept()
        await self.send(text_data=json.dumps({"type": "joined"}))

    async def disconnect(self, close_code: int) -> None:
        await self.channel_layer.group_discard(self.room_group_name, self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        said = json.loads(text_data or "{}")
        message = {
            "id": next(ids),
            "body": said["body"],
            "author": {"username": "ada"},
            "sentAt": datetime.now(UTC).isoformat(),
        }
        await self.channel_layer.group_send(f"chat_{said['room']}", {"type": "chat.message", "message": message})

    async def chat_message(self, event: dict[str, Any]) -> None:
        await self.send(text_data=json.dumps({"message": event["message"]}))
