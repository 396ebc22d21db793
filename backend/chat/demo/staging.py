"""Says in a room what was written for it, at its time, through the operations that everybody uses."""

import random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Literal, NamedTuple

from backend.accounts.models import User
from backend.chat.changing import delete_message, edit_message
from backend.chat.demo.doors import open_room
from backend.chat.demo.scripts import Script
from backend.chat.demo.telling import Utterance
from backend.chat.models import MessageKind, Room
from backend.chat.reading import mark_read
from backend.chat.sending import Send, send_messages
from backend.clock import clock_at
from backend.realtime.transactions import in_one_transaction

MOST_UNREAD = 12


class Deed(NamedTuple):
    """What somebody does about something said."""

    at: datetime
    kind: Literal["send", "correct", "withdraw"]
    utterance: Utterance


@in_one_transaction
def stage(script: Script, told: Sequence[Utterance], people: Mapping[str, User]) -> Room:
    """Make the room and everything that happened in it: all, or nothing."""
    members = [people[username] for username in script.members]
    opened_at = told[0].said_at - timedelta(hours=1)
    room = open_room(script, members, [people[username] for username in script.invited or ()], opened_at)
    message_ids: dict[Utterance, int] = {}
    for (_, kind), together in groupby(deeds_in_order(told), key=within_a_minute):
        deeds = list(together)
        with clock_at(deeds[0].at):
            if kind == "send":
                message_ids |= say([deed.utterance for deed in deeds], room, people)
            for deed in deeds:
                change(deed, people, message_ids)
    read_most(room, members)
    room.refresh_from_db()
    return room


def deeds_in_order(told: Sequence[Utterance]) -> list[Deed]:
    """Sends, corrections and withdrawals as they follow each other in time."""
    deeds = [Deed(utterance.said_at, "send", utterance) for utterance in told]
    deeds += [Deed(each.corrected_at, "correct", each) for each in told if each.corrected]
    deeds += [Deed(each.corrected_at, "withdraw", each) for each in told if each.is_withdrawn]
    return sorted(deeds, key=lambda deed: deed.at)


def within_a_minute(deed: Deed) -> tuple[datetime, str]:
    return deed.at.replace(second=0, microsecond=0), deed.kind


def say(told: Sequence[Utterance], room: Room, people: Mapping[str, User]) -> dict[Utterance, int]:
    """Send what is said within a minute as one list; return the messages' ids."""
    answers = send_messages([Send(people[each.username], room.pk, each.words) for each in told])
    ids: dict[Utterance, int] = {}
    for utterance, answer in zip(told, answers, strict=True):
        if isinstance(answer, Exception):
            raise answer
        ids[utterance] = answer.pk
    return ids


def change(deed: Deed, people: Mapping[str, User], message_ids: Mapping[Utterance, int]) -> None:
    utterance = deed.utterance
    author, message_id = people[utterance.username], message_ids[utterance]
    if deed.kind == "correct":
        edit_message(author=author, message_id=message_id, body=utterance.corrected)
    elif deed.kind == "withdraw":
        delete_message(author=author, message_id=message_id)


def read_most(room: Room, members: Sequence[User]) -> None:
    """Everybody has read the room but for its last few messages, and what they answered; some have read them all."""
    chance = random.Random(room.name)
    last = list(room.messages.filter(kind=MessageKind.SPOKEN).order_by("-position")[: MOST_UNREAD + 1])
    for member in members:
        own = next((place for place, message in enumerate(last) if message.author_id == member.pk), MOST_UNREAD)
        mark_read(person=member, message_id=chance.choice([last[0], *last[: own + 1]]).pk)
