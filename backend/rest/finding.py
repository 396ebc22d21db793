"""Finding what an address names, for who may see it."""

from backend.accounts.models import User
from backend.chat.errors import MessageNotFound, NotRoomMember, RoomNotFound
from backend.chat.models import Membership, Message, Room
from backend.ids import key_of


def visible_room(room_id: str, viewer: User) -> Room:
    """Raises RoomNotFound, also for a room that is not for these eyes."""
    room: Room | None = Room.objects.visible_to(viewer).filter(pk=key_of("Room", room_id)).first()
    if room is None:
        raise RoomNotFound
    return room


def room_of_member(room_id: str, viewer: User) -> Room:
    """Raises RoomNotFound; NotRoomMember for a public room that the viewer is not in."""
    room = visible_room(room_id, viewer)
    if not Membership.objects.filter(room=room, user=viewer).exists():
        raise NotRoomMember
    return room


def visible_message(message_id: str, viewer: User) -> Message:
    """Raises MessageNotFound."""
    messages = Message.objects.visible_to(viewer).with_people()
    message: Message | None = messages.filter(pk=key_of("Message", message_id)).first()
    if message is None:
        raise MessageNotFound
    return message
