"""A room of each kind, everybody who can stand in some relation to it, and what they could ask for by name.

Whoever is not in the room has nothing else in the world but themself: what reaches them, reaches them from this room.
"""

from dataclasses import dataclass

from backend.accounts.models import User
from backend.accounts.sessions import open_session
from backend.accounts.tokens import tokens_of
from backend.chat.changing import delete_message, edit_message
from backend.chat.departure import depart_for_ever
from backend.chat.direct import add_to_direct_room, open_direct_room
from backend.chat.feed.cursor import Cursor
from backend.chat.invitations import accept_invitation, invite_member
from backend.chat.models import Message, Room, Visibility
from backend.chat.reading import mark_read
from backend.chat.rooms import create_room, leave_room
from backend.chat.ruling import ban_member, remove_member
from backend.chat.sending import send_message
from backend.language import Language
from tests.asking import Asking, id_of
from tests.conftest import PASSWORD, new_person

KINDS = ("public", "private", "direct")
PRINCIPALS = ("anonymous", "outsider", "invited", "member", "owner", "left", "removed", "banned", "closed")
NOT_IN_DIRECT = ("invited", "owner", "removed", "banned")
"""Nobody stands like this to a direct conversation."""


@dataclass(frozen=True)
class World:
    """The room, who is who by the name of the principal, and a place in its log that some changes follow."""

    kind: str
    room: Room
    people: dict[str, User]
    askings: dict[str, Asking]
    refresh_tokens: dict[str, str]
    names: dict[str, str]
    """What ids and names are called in `ASKED_WITH`."""
    cursor: str

    def id_of_person(self, principal: str) -> str | None:
        person = self.people.get(principal)
        return None if person is None else id_of(person)

    def refresh_token_of(self, principal: str) -> str:
        """Of a log-in from before everything that happened."""
        return self.refresh_tokens.get(principal, "")


def world_of(kind: str) -> World:
    """Make it. All but the anonymous have an account, and the same password."""
    present = [name for name in PRINCIPALS if name != "anonymous" and not (kind == "direct" and name in NOT_IN_DIRECT)]
    people = {name: person_called(name) for name in present}
    askings = {name: Asking(person) for name, person in people.items()} | {"anonymous": Asking(None)}
    refresh_tokens = {name: tokens_of(open_session(person)).refresh_token for name, person in people.items()}
    founder = people.get("owner") or person_called("founder")
    for name in ("nora", "otto"):  # with whom the founder talks as well, and whom somebody might want to bring in
        person_called(name)
    room = direct_room(founder, people) if kind == "direct" else room_with_a_name(kind, founder, people)
    for reader in (people["member"], founder):
        mark_read(person=reader, message_id=room.messages.latest("position").pk)
    earlier, withdrawn = (say(room, founder, "먼저"), say(room, founder, "지울 말"))
    room.refresh_from_db()
    cursor = Cursor.of(room).encode()
    edit_message(author=founder, message_id=earlier.pk, body="고친 말")
    delete_message(author=founder, message_id=withdrawn.pk)
    say(room, founder, "나중")
    room.refresh_from_db()
    rows = {"room": room, "founder": founder, "message": earlier, "member": people["member"]}
    rows["banned"] = people.get("banned", founder)
    names = {name: id_of(row) for name, row in rows.items()} | {"room name": room.name or "부엌"}
    invitation = room.invitations.first()
    names["invitation"] = id_of(invitation) if invitation is not None else names["room"]
    return World(kind, room, people, askings, refresh_tokens, names, cursor)


def person_called(name: str) -> User:
    person = new_person(name)
    person.language = Language.KOREAN
    person.set_password(PASSWORD)
    person.save()
    return person


def say(room: Room, author: User, body: str) -> Message:
    return send_message(author=author, room_id=room.pk, body=body)


def room_with_a_name(kind: str, owner: User, people: dict[str, User]) -> Room:
    """Everybody was invited and came in, but for the outsider and the invited; then they went as they are called."""
    room = create_room(founder=owner, name="부엌", visibility=Visibility[kind.upper()])
    for name in ("member", "left", "removed", "banned", "closed"):
        invitation = invite_member(person=owner, room_id=room.pk, username=name)
        accept_invitation(person=people[name], invitation_id=invitation.pk)
    invite_member(person=owner, room_id=room.pk, username="invited")
    leave_room(person=people["left"], room_id=room.pk)
    remove_member(owner=owner, room_id=room.pk, person_id=people["removed"].pk)
    depart_for_ever(people["closed"])
    ban_member(owner=owner, room_id=room.pk, person_id=people["banned"].pk)
    return room


def direct_room(founder: User, people: dict[str, User]) -> Room:
    """A group, which grew from a conversation between two who ask for nothing here."""
    pair = open_direct_room(person=founder, username="nora")
    room = add_to_direct_room(person=founder, room_id=pair.pk, username="left")
    add_to_direct_room(person=founder, room_id=room.pk, username="member")
    add_to_direct_room(person=founder, room_id=room.pk, username="closed")
    leave_room(person=people["left"], room_id=room.pk)
    depart_for_ever(people["closed"])
    return room
