"""The part of a chat's schema that delivery uses. Source: Strawberry's guide, "Channels", "Subscriptions"."""

import itertools
from collections.abc import AsyncGenerator
from typing import Any

import strawberry
from strawberry.types import Info

ids = itertools.count(1)


@strawberry.type
class User:
    username: str


@strawberry.type
class Message:
    id: strawberry.ID
    position: int
    kind: str
    body: str | None
    client_token: str | None
    edited_at: str | None
    deleted_at: str | None
    author: User | None


@strawberry.type
class MessageEdge:
    cursor: str
    node: Message


@strawberry.interface
class RoomEvent:
    cursor: str


@strawberry.type
class MessageSent(RoomEvent):
    message_edge: MessageEdge


@strawberry.type
class MessageEdited(RoomEvent):
    message: Message


@strawberry.type
class MessageDeleted(RoomEvent):
    message: Message


@strawberry.input
class SendMessageInput:
    room_id: strawberry.ID
    body: str


@strawberry.type
class SendMessageSuccess:
    message_edge: MessageEdge


@strawberry.type
class Query:
    ok: bool = True


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def send_message(self, info: Info[Any, Any], input: SendMessageInput) -> SendMessageSuccess:
        number = next(ids)
        layer = info.context["ws"].channel_layer
        await layer.group_send(f"room_{input.room_id}", {"type": "message", "number": number, "body": input.body})
        return SendMessageSuccess(message_edge=edge_of(number, input.body))


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def room_events(
        self, info: Info[Any, Any], room_id: strawberry.ID, after: str | None = None
    ) -> AsyncGenerator[RoomEvent]:
        async with info.context["ws"].listen_to_channel("message", groups=[f"room_{room_id}"]) as told:
            async for event in told:
                edge = edge_of(event["number"], event["body"])
                yield MessageSent(cursor=edge.cursor, message_edge=edge)


def edge_of(number: int, body: str) -> MessageEdge:
    message = Message(
        id=strawberry.ID(str(number)),
        position=number,
        kind="SPOKEN",
        body=body,
        client_token=None,
        edited_at=None,
        deleted_at=None,
        author=User(username="ada"),
    )
    return MessageEdge(cursor=f"cursor-of-{number}", node=message)


schema = strawberry.Schema(Query, Mutation, Subscription, types=[MessageSent, MessageEdited, MessageDeleted])
