"""Source: Django's documentation, "Asynchronous support", "Async views" and "sync_to_async()"."""

# mypy: ignore-errors
# A Django project of its own, which the plugin of the types does not know.

import json
from http import HTTPStatus

import jwt
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, JsonResponse

from bench.peers.naive_view.models import Message, Room


async def send(request: HttpRequest) -> JsonResponse:
    """Take `{"room", "body", "token"}` from who bears a token; answer with the message."""
    try:
        bearer = request.headers["authorization"].removeprefix("Bearer ")
        author = jwt.decode(bearer, settings.SECRET_KEY, algorithms=["HS256"])["sub"]
    except (KeyError, jwt.InvalidTokenError):
        return JsonResponse({"errors": ["log in first"]}, status=HTTPStatus.UNAUTHORIZED)
    said = json.loads(request.body)
    message = await sync_to_async(store)(int(author), said["room"], said["body"], said["token"])
    return JsonResponse({"id": message.pk, "position": message.position, "sentAt": message.sent_at.isoformat()})


@transaction.atomic
def store(author: int, room_id: int, body: str, token: str) -> Message:
    room = Room.objects.select_for_update().get(pk=room_id)
    room.last_position += 1
    room.save(update_fields=["last_position"])
    return Message.objects.create(room=room, position=room.last_position, author=author, body=body, client_token=token)
