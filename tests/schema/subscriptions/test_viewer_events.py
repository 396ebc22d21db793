"""What the viewer is told of their own list, in their own selection."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from pytest_django import Settings

from backend.accounts.models import User
from backend.chat.models import Room
from backend.chat.rooms import create_room, join_room
from backend.chat.sending import send_message
from backend.language import Language
from backend.realtime.threads import in_database
from backend.refusals import Unauthenticated
from schema.context import Context
from schema.execution import ANY_TYPE, Operation, execute
from schema.types import room as room_type
from tests.asking import Asking, id_of
from tests.conftest import new_person
from tests.schema.subscriptions.listening import ROOM, VIEWER_EVENTS, listening
from tests.schema.telling import message_of, told_to

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def quick_looks(settings: Settings) -> None:
    """Nobody rings here: every change is found by the look."""
    settings.LOOK_SECONDS = 0.01


@dataclass
class Kitchen:
    """Ada's room, with Grace in it; and Eve outside."""

    ada: User
    grace: User
    eve: User
    room: Room
    as_ada: Asking
    as_grace: Asking
    as_eve: Asking


@pytest.fixture
async def kitchen() -> Kitchen:
    def furnish() -> Kitchen:
        ada, grace, eve = (new_person(name) for name in ("ada", "grace", "eve"))
        room = create_room(founder=ada, name="부엌")
        join_room(person=grace, room_id=room.pk)
        return Kitchen(ada, grace, eve, room, Asking(ada), Asking(grace), Asking(eve))

    return await in_database(furnish)


async def do(asking: Asking, mutation: str, selection: str = "__typename", **input: Any) -> dict[str, Any]:
    return await in_database(asking.mutate, mutation, selection, **input)


async def seen_by(asking: Asking, room: Room) -> dict[str, Any]:
    """The room as a query reads it."""
    document = f"query($id: ID!) {{ room(id: $id) {{ {ROOM} }} }}"
    seen: dict[str, Any] = (await in_database(asking.execute, document, id=id_of(room)))["room"]
    return seen


async def test_a_message_changes_the_room_in_everybodys_list(kitchen: Kitchen) -> None:
    async with listening(kitchen.as_ada) as ada, listening(kitchen.as_grace) as grace:
        await do(kitchen.as_ada, "sendMessage", roomId=id_of(kitchen.room), body="@grace 밥 먹자")

        told = [await ada.next(), await grace.next()]

    rooms = [await seen_by(asking, kitchen.room) for asking in (kitchen.as_ada, kitchen.as_grace)]
    assert told == [{"__typename": "RoomChanged", "room": room} for room in rooms]
    assert [room["viewerMembership"]["unreadCount"] for room in rooms] == [0, 1]
    assert [room["viewerMembership"]["mentionCount"] for room in rooms] == [0, 1]
    assert [room["viewerMembership"]["role"] for room in rooms] == ["OWNER", "MEMBER"]


async def test_reading_on_one_device_is_told_on_the_other(kitchen: Kitchen) -> None:
    message = await in_database(send_message, author=kitchen.ada, room_id=kitchen.room.pk, body="밥 먹자")
    async with listening(await in_database(Asking, kitchen.grace)) as other_device:
        await do(kitchen.as_grace, "markRead", messageId=id_of(message))

        told = await other_device.next()

    assert told["room"]["viewerMembership"]["unreadCount"] == 0
    assert told["room"]["viewerMembership"]["lastReadMessage"] == {"position": 3}


async def test_joining_and_leaving_are_told_on_every_device(kitchen: Kitchen) -> None:
    async with listening(kitchen.as_eve) as here, listening(await in_database(Asking, kitchen.eve)) as there:
        await do(kitchen.as_eve, "joinRoom", roomId=id_of(kitchen.room))
        entered = [await here.next(), await there.next()]
        await do(kitchen.as_eve, "leaveRoom", roomId=id_of(kitchen.room))
        left = [await here.next(), await there.next()]

    assert [event["__typename"] for event in entered] == ["RoomEntered"] * 2
    assert [event["room"]["memberCount"] for event in entered] == [3, 3]
    assert left == [{"__typename": "RoomLeft", "roomId": id_of(kitchen.room)}] * 2


async def test_who_is_removed_is_told_that_and_nothing_else(kitchen: Kitchen) -> None:
    async with listening(kitchen.as_grace) as grace, listening(kitchen.as_ada) as ada:
        await do(kitchen.as_ada, "removeMember", roomId=id_of(kitchen.room), userId=id_of(kitchen.grace))
        await do(kitchen.as_ada, "sendMessage", roomId=id_of(kitchen.room), body="비밀")
        told = await grace.next()
        while (await ada.next())["room"]["lastMessage"]["body"] != "비밀":
            pass
        await do(kitchen.as_grace, "createRoom", name="마당")
        next_told = await grace.next()

    assert told == {"__typename": "RoomLeft", "roomId": id_of(kitchen.room)}
    assert next_told["room"]["name"] == "마당"
    assert "비밀" not in b"".join(grace.outlet.texts).decode()


async def test_invitations_are_told_and_end(kitchen: Kitchen) -> None:
    async with listening(kitchen.as_eve) as eve:
        await do(kitchen.as_grace, "inviteMember", roomId=id_of(kitchen.room), username="eve")
        received = await eve.next()
        invitation_id = received["invitation"]["id"]
        await do(kitchen.as_eve, "acceptInvitation", invitationId=invitation_id)
        told = [await eve.next(), await eve.next()]

    invitation = {"roomName": "부엌", "memberCount": 2, "invitedBy": {"username": "grace"}}
    assert received == {"__typename": "InvitationReceived", "invitation": {"id": invitation_id, **invitation}}
    assert {event["__typename"] for event in told} == {"InvitationEnded", "RoomEntered"}


async def test_a_hidden_conversation_leaves_and_comes_back_with_the_next_message(kitchen: Kitchen) -> None:
    opened = await do(kitchen.as_ada, "openDirectRoom", "room { id }", username="grace")
    room_id = opened["room"]["id"]
    async with listening(kitchen.as_ada) as ada:
        await do(kitchen.as_ada, "leaveRoom", roomId=room_id)
        hidden = await ada.next()
        await do(kitchen.as_grace, "sendMessage", roomId=room_id, body="있어요?")
        shown = await ada.next()

    assert hidden == {"__typename": "RoomLeft", "roomId": room_id}
    assert shown["__typename"] == "RoomEntered"
    assert shown["room"]["lastMessage"]["body"] == "있어요?"
    assert shown["room"]["viewerMembership"]["unreadCount"] == 1


async def test_a_hidden_conversation_that_is_opened_again_is_back(kitchen: Kitchen) -> None:
    opened = await do(kitchen.as_ada, "openDirectRoom", "room { id }", username="grace")
    await do(kitchen.as_ada, "leaveRoom", roomId=opened["room"]["id"])
    async with listening(kitchen.as_ada) as ada:
        await do(kitchen.as_ada, "openDirectRoom", username="grace")
        told = await ada.next()

    assert (told["__typename"], told["room"]["id"]) == ("RoomEntered", opened["room"]["id"])


async def test_an_invitation_that_is_taken_back_or_declined_has_ended(kitchen: Kitchen) -> None:
    invited = {"roomId": id_of(kitchen.room), "username": "eve"}
    first = await do(kitchen.as_grace, "inviteMember", "invitation { id }", **invited)
    async with listening(kitchen.as_eve) as eve:
        await do(kitchen.as_grace, "withdrawInvitation", invitationId=first["invitation"]["id"])
        taken_back = await eve.next()
        await do(kitchen.as_grace, "inviteMember", **invited)
        second = await eve.next()
        await do(kitchen.as_eve, "declineInvitation", invitationId=second["invitation"]["id"])
        declined = await eve.next()

    assert taken_back == {"__typename": "InvitationEnded", "invitationId": first["invitation"]["id"]}
    assert declined == {"__typename": "InvitationEnded", "invitationId": second["invitation"]["id"]}


async def test_ones_own_profile_is_told_to_oneself_alone(kitchen: Kitchen) -> None:
    async with listening(kitchen.as_ada) as ada, listening(kitchen.as_grace) as grace:
        await do(await in_database(Asking, kitchen.ada), "updateProfile", displayName="에이다")
        told = await ada.next()
        await do(kitchen.as_grace, "createRoom", name="마당")
        other = await grace.next()

    assert told == {"__typename": "ViewerChanged", "viewer": {"user": {"displayName": "에이다"}}}
    assert other["__typename"] == "RoomEntered"


@pytest.mark.parametrize("order", ["eventCursor MESSAGES", "MESSAGES eventCursor"])
async def test_a_room_that_is_told_joins_its_own_stream_without_a_seam(
    order: str, kitchen: Kitchen, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_history: Callable[..., Any] = room_type.history_page

    def interrupted(info: Any, room: Room, window: Any) -> Any:
        send_message(author=kitchen.grace, room_id=room.pk, body="먼저")
        page = read_history(info, room, window)
        send_message(author=kitchen.grace, room_id=room.pk, body="나중")
        return page

    messages = "messages(last: 100) { edges { node { id position } } }"
    selection = f"... on RoomChanged {{ room {{ {order.replace('MESSAGES', messages)} }} }}"
    async with listening(kitchen.as_ada, f"subscription {{ viewerEvents {{ __typename {selection} }} }}") as ada:
        monkeypatch.setattr(room_type, "history_page", interrupted)
        await in_database(send_message, author=kitchen.grace, room_id=kitchen.room.pk, body="밥")
        room = (await ada.next())["room"]
        monkeypatch.undo()

    told = await in_database(told_to, kitchen.as_ada, kitchen.room, after=room["eventCursor"])
    bodies = [message_of(event)["body"] for event in told]
    history = [edge["node"]["position"] for edge in room["messages"]["edges"]]
    assert bodies[:2] == ["먼저", "나중"]
    assert history + [message_of(event)["position"] for event in told] == list(range(1, 3 + len(told) + 1))


async def test_nobody_follows_anybody_elses_list(kitchen: Kitchen) -> None:
    """Nothing names whose it is: there is no argument, so there is no other inbox to ask for (B6)."""
    async with listening(kitchen.as_eve) as eve:
        await do(kitchen.as_ada, "sendMessage", roomId=id_of(kitchen.room), body="비밀")
        await do(kitchen.as_eve, "createRoom", name="마당")
        told = await eve.next()

    assert told["room"]["name"] == "마당"
    assert "비밀" not in b"".join(eve.outlet.texts).decode()


async def test_a_stranger_is_refused(db: None) -> None:
    context = Context(claims=None, language=Language.ENGLISH)

    with pytest.raises(Unauthenticated):
        await in_database(execute, Operation(VIEWER_EVENTS), context, allowed=ANY_TYPE)
