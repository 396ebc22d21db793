"""Direct conversations: one for each two people, for ever, and groups that grow by adding people.

They are private rooms without a name or an owner. Whoever is in one may add others; nobody can be put out.
"""

from collections.abc import Sequence

from django.db import IntegrityError

from backend.accounts.models import User
from backend.chat.belonging import bring_in, place_in, standing_among
from backend.chat.errors import AlreadyMember, NotDirectRoom, UserNotFound
from backend.chat.log import lock_room
from backend.chat.models import Message, MessageKind, Room, Visibility
from backend.chat.people import person_called
from backend.chat.places import show_again
from backend.language import Words
from backend.realtime.transactions import in_one_transaction
from backend.refusals import InvalidInput, Unauthenticated

ONESELF = Words(en="That is you. Choose somebody else.", ko="본인입니다. 다른 사람을 골라 주세요.")


def open_direct_room(*, person: User, username: str) -> Room:
    """The one conversation between these two: made when it is first wanted, shown again to who had hidden it.

    Raises InvalidInput (username, their own), UserNotFound.
    """
    other = person_called(username)
    if other == person:
        raise InvalidInput.of("username", ONESELF)
    try:
        return show_or_make_pair(person, other)
    except IntegrityError:  # somebody made it at the same moment, and was first: now it is there
        return show_or_make_pair(person, other)


@in_one_transaction
def add_to_direct_room(*, person: User, room_id: int, username: str) -> Room:
    """Take somebody into a group; two people and a third become a new group, for what they said stays between them.

    Raises RoomNotFound, NotDirectRoom, UserNotFound, AlreadyMember.
    """
    room, _membership = place_in(room_id, person)
    if not room.is_direct:
        raise NotDirectRoom
    newcomer = person_called(username)
    members = [place.user for place in room.memberships.select_related("user").order_by("pk")]
    if newcomer in members:
        raise AlreadyMember
    if room.is_pair:
        return make_direct_room(person, [*(member for member in members if member != person), newcomer])
    if newcomer.pk not in standing_among([newcomer]):
        raise UserNotFound
    bring_in(room, [newcomer], entries=[Message(author=newcomer, kind=MessageKind.JOINED)])
    return room


@in_one_transaction
def show_or_make_pair(person: User, other: User) -> Room:
    key = pair_key(person, other)
    room_id = Room.objects.filter(direct_key=key).values_list("pk", flat=True).first()
    room = None if room_id is None else lock_room(room_id)
    if room is None:
        return make_direct_room(person, [other], key=key)
    show_again(room, person)
    return room


def make_direct_room(founder: User, others: Sequence[User], *, key: str | None = None) -> Room:
    """Raises Unauthenticated or UserNotFound for accounts that have closed, IntegrityError if the pair has its room."""
    standing = standing_among([founder, *others])
    if founder.pk not in standing:
        raise Unauthenticated
    if not standing.issuperset(other.pk for other in others):
        raise UserNotFound
    room = Room.objects.create(visibility=Visibility.PRIVATE, is_direct=True, direct_key=key)
    joined = [] if key is not None else [Message(author=other, kind=MessageKind.JOINED) for other in others]
    bring_in(room, [founder, *others], entries=[Message(author=founder, kind=MessageKind.CREATED), *joined])
    return room


def pair_key(one: User, other: User) -> str:
    """The same for both, whoever asks."""
    smaller, larger = sorted((one.pk, other.pk))
    return f"{smaller}:{larger}"
