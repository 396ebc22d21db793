"""Whom words name: `@username` of somebody who belongs to the room when it is said.

Particles stick to names (`@ada에게`, `@아다님`), so a name ends where a member's does, the longest first. But a letter
of a script that writes words apart, or a digit, makes it another name: `@adamant` is not Ada. And what follows a letter
or a digit of ASCII is an address (`me@ada.example`), which names nobody.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence

from backend.accounts.people import SHORTEST_USERNAME
from backend.chat.models import Membership, Mention, Message, Room
from backend.text import name_key

MOST_NAMES = 50
KEYS_PER_QUERY = 1_000
LONGEST_KEY = 64

AT_A_NAME = re.compile(r"(?<![A-Za-z0-9])@([^\s@]{1,128})")
GOES_ON = {"Ll", "Lu", "Lt", "Nd", "Mn", "Mc", "Pc"}  # categories of Unicode; letters without case may be particles


def note_mentions(messages: Sequence[Message]) -> None:
    """Store whom these new messages name, within the transaction that holds their rooms."""
    names_of = [(message, possible_names(message.body or "")) for message in messages]
    members = members_called(
        {message.room_id for message in messages}, {key for _, names in names_of for keys in names for key in keys}
    )
    Mention.objects.bulk_create(
        Mention(room_id=message.room_id, position=message.position, user_id=user_id)
        for message, names in names_of
        for user_id in sorted(named(message.room_id, names, members))
        if user_id != message.author_id
    )


def note_mentions_anew(room: Room, message: Message) -> None:
    """The same for a message whose words have changed, or are withdrawn."""
    Mention.objects.filter(room=room, position=message.position).delete()
    if "@" in (message.body or ""):
        note_mentions([message])


def named(room_id: int, names: Sequence[Sequence[str]], members: Mapping[tuple[int, str], int]) -> set[int]:
    """The members, by key, whose names these are."""
    known = ([members[room_id, key] for key in keys if (room_id, key) in members] for keys in names)
    return {people[0] for people in known if people}


def possible_names(body: str) -> list[list[str]]:
    """For each name in these words, as what it may be known (`username_key`), the longest first; at most 50 names."""
    written = list(dict.fromkeys(match[1] for match in AT_A_NAME.finditer(body)))[:MOST_NAMES]
    return [list(possible_keys(name_key(name)[: LONGEST_KEY + 1])) for name in written]


def possible_keys(text: str) -> Iterator[str]:
    for end in range(min(len(text), LONGEST_KEY), SHORTEST_USERNAME - 1, -1):
        if end == len(text) or unicodedata.category(text[end]) not in GOES_ON:
            yield text[:end]


def members_called(room_ids: Collection[int], keys: Collection[str]) -> dict[tuple[int, str], int]:
    """Who of the members of these rooms has one of these names, by room and name."""
    ordered = sorted(keys)
    found: dict[tuple[int, str], int] = {}
    for start in range(0, len(ordered), KEYS_PER_QUERY):
        members = Membership.objects.filter(
            room__in=room_ids, user__username_key__in=ordered[start : start + KEYS_PER_QUERY]
        )
        found |= {(room, key): user for room, key, user in members.values_list("room", "user__username_key", "user")}
    return found
