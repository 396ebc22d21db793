"""What is told of a room to who follows it."""

from enum import StrEnum

from rest_framework import serializers

from backend.rest.fields import Named, Text
from backend.rest.shapes.messages import MessageShape


class EventType(StrEnum):
    """What happened; named as in GraphQL."""

    MessageSent = "MessageSent"
    MessageEdited = "MessageEdited"
    MessageDeleted = "MessageDeleted"
    StreamReset = "StreamReset"


class RoomEvent(serializers.Serializer[object]):
    """Something that happened in a room."""

    type = Named(
        EventType,
        help_text="`MessageSent`: one you have not had. `MessageEdited`, `MessageDeleted`: it reads differently now. "
        "`StreamReset`: the log cannot be told on from there; read the history again, and go on from this cursor.",
    )
    cursor = Text(help_text="Where the stream stands after this event.")
    message = MessageShape(allow_null=True, help_text="The message as it now reads; null in `StreamReset`.")


class WhatHappened(serializers.Serializer[object]):
    """What happened in a room since a place in its log."""

    events = RoomEvent(many=True, help_text="In their order; none if nothing happened while you waited. 500 at most.")
    cursor = Text(help_text="Where to go on from: the next `after`.")
