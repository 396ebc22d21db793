"""Rooms and numbered messages."""

# mypy: ignore-errors
# A Django project of its own, which the plugin of the types does not know.

from typing import ClassVar

from django.db import models


class Room(models.Model):
    last_position = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.pk}"


class Message(models.Model):
    room = models.ForeignKey(Room, on_delete=models.CASCADE)
    position = models.BigIntegerField()
    author = models.BigIntegerField()
    body = models.TextField()
    client_token = models.CharField(max_length=64)
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "position"], name="one_message_per_position"),
            models.UniqueConstraint(fields=["room", "author", "client_token"], name="one_message_per_token"),
        ]

    def __str__(self) -> str:
        return f"{self.room_id}:{self.position}"
