"""A person's own list of rooms: as somebody holds it who is told of it, and as it is read anew."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Set
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from backend.accounts.models import User
from backend.chat.feed.follower import WaitingFollower
from backend.chat.models import Invitation, Membership, Message
from backend.chat.my_rooms.events import (
    InvitationEnded,
    InvitationReceived,
    ListBegan,
    ListEvent,
    RoomChanged,
    RoomEntered,
    RoomLeft,
)
from backend.chat.my_rooms.listening import begin_to_listen
from backend.realtime.threads import in_database

PATIENCE_SECONDS = 10.0


class Entry(NamedTuple):
    """How a room reads in somebody's list."""

    name: str
    member_count: int
    newest: int | None
    newest_body: str | None
    unread_count: int
    mention_count: int
    last_read_position: int


@dataclass
class Listening:
    """Somebody who listens, and holds what they were told."""

    events: AsyncGenerator[ListEvent]
    rooms: dict[int, Entry] = field(default_factory=dict)
    invitations: set[int] = field(default_factory=set)

    async def next(self) -> ListEvent:
        """The next thing that is told. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            event = await anext(self.events)
        self.take(event)
        return event

    def take(self, event: ListEvent) -> None:
        match event:
            case RoomEntered(listed, place) | RoomChanged(listed, place):
                newest = listed.newest
                self.rooms[listed.room.pk] = Entry(
                    listed.room.name,
                    listed.room.member_count,
                    None if newest is None else newest.pk,
                    None if newest is None else newest.body,
                    place.unread_count,
                    place.mention_count,
                    place.last_read_position,
                )
            case RoomLeft(room_id):
                self.rooms.pop(room_id, None)
            case InvitationReceived(invitation):
                self.invitations.add(invitation.pk)
            case InvitationEnded(invitation_id):
                self.invitations.discard(invitation_id)

    async def until(self, rooms: Mapping[int, Entry], invitations: Set[int]) -> None:
        """Listen until one holds this. Raises AssertionError if that takes too long."""
        try:
            while (self.rooms, self.invitations) != (rooms, invitations):
                await self.next()
        except TimeoutError as error:
            raise AssertionError(
                f"holds {self.rooms}, {self.invitations}\nnot   {rooms}, {set(invitations)}"
            ) from error


@asynccontextmanager
async def listening(person: User) -> AsyncIterator[Listening]:
    """Somebody who has begun to listen, and read their list since."""
    follower = WaitingFollower(person_id=person.pk, after=None)
    stop = begin_to_listen(follower)
    client = Listening(follower.events())
    try:
        assert isinstance(await client.next(), ListBegan)
        client.rooms, client.invitations = await in_database(list_of, person)
        yield client
    finally:
        stop()


Names = Callable[[Message, User], bool]


def names(message: Message, person: User) -> bool:
    """Whether words name somebody, by the letter."""
    return f"@{person.username} " in f"{message.body} "


def list_of(person: User, names: Names = names) -> tuple[dict[int, Entry], set[int]]:
    """The list as it is, counted by hand from all there is."""
    rooms = {}
    for membership in Membership.objects.filter(user=person, room__closed_at=None).select_related("room"):
        if membership.hidden_position < membership.room.last_position:
            rooms[membership.room_id] = entry_of(membership, names)
    invitations = Invitation.objects.filter(user=person, room__closed_at=None).values_list("pk", flat=True)
    return rooms, set(invitations)


def entry_of(membership: Membership, names: Names) -> Entry:
    room = membership.room
    messages = list(Message.objects.filter(room=room).order_by("position"))
    newest = messages[-1] if messages else None
    unread = [message for message in messages if is_unread(message, membership)]
    return Entry(
        room.name,
        Membership.objects.filter(room=room).count(),
        None if newest is None else newest.pk,
        None if newest is None else newest.body,
        min(len(unread), 1_000),
        min(sum(names(message, membership.user) for message in unread), 1_000),
        membership.last_read_position,
    )


def is_unread(message: Message, membership: Membership) -> bool:
    return (
        message.kind == "spoken"
        and message.deleted_at is None
        and message.author_id != membership.user_id
        and message.position > membership.last_read_position
    )


async def no_more_tasks() -> None:
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
