"""The database holds the law: each constraint is named as a sentence, and refuses what it says."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from backend.accounts.models import LinkPurpose, Session, User
from backend.chat.models import Membership, Message, Room, Visibility
from backend.chat.sending import send_message
from backend.clock import now


def own_models() -> Iterator[type[models.Model]]:
    for label in ("accounts", "chat"):
        yield from apps.get_app_config(label).get_models()


CONSTRAINTS = sorted(constraint.name for model in own_models() for constraint in model._meta.constraints)

BROKEN: dict[str, Callable[[Room, User], Any]] = {
    "one_account_per_username": lambda _room, _ada: User.objects.create(username="ＡＤＡ"),
    "a_session_starts_before_it_goes_on": lambda room, ada: Session.objects.create(
        user=ada, started_at=now(), refreshed_at=room.created_at
    ),
    "an_avatar_has_one_of_our_colors": lambda _room, ada: change_person(ada, avatar_color="grey"),
    "a_person_reads_one_of_our_languages": lambda _room, ada: change_person(ada, language="la"),
    "only_an_address_is_confirmed": lambda _room, ada: change_person(ada, email_confirmed_at=now()),
    "one_row_per_recovery_code": lambda _room, ada: [ada.recovery_codes.create(digest="d") for _ in range(2)],
    "one_row_per_email_link": lambda _room, ada: [
        ada.email_links.create(purpose=LinkPurpose.GET_BACK_IN, digest="d", expires_at=now()) for _ in range(2)
    ],
    "one_open_room_per_name": lambda room, ada: Room.objects.create(name="x", name_key=room.name_key, owner=ada),
    "one_direct_room_per_pair": lambda _room, _ada: [direct_room(direct_key="1:2") for _ in range(2)],
    "only_an_open_public_room_holds_its_name": lambda room, _ada: change(room, closed_at=now(), owner=None),
    "a_direct_room_is_private_and_has_no_name": lambda _room, _ada: direct_room(name="x"),
    "an_open_room_has_an_owner_unless_direct": lambda room, _ada: change(room, owner=None),
    "every_entry_of_a_room_is_a_change": lambda room, _ada: change(room, revision=0),
    "one_membership_per_person_and_room": lambda room, ada: Membership.objects.create(room=room, user=ada),
    "one_invitation_per_person_and_room": lambda room, ada: [room.invitations.create(user=ada) for _ in range(2)],
    "one_ban_per_person_and_room": lambda room, ada: [room.bans.create(user=ada) for _ in range(2)],
    "one_message_per_room_position": lambda room, _ada: message_in(room, position=1, revision=99),
    "one_message_per_room_revision": lambda room, _ada: message_in(room, position=99, revision=1),
    "one_message_per_client_token": lambda room, ada: [
        message_in(room, position=place, revision=place, author=ada, client_token="one") for place in (98, 99)
    ],
    "only_standing_words_have_a_body": lambda room, _ada: message_in(room, position=99, revision=99, kind="left"),
    "only_what_happens_to_somebody_has_a_subject": lambda room, ada: message_in(
        room, position=99, revision=99, subject=ada
    ),
    "one_mention_per_message_and_person": lambda room, ada: [
        room.mentions.create(position=3, user=ada) for _ in range(2)
    ],
    "positions_begin_at_one": lambda room, _ada: message_in(room, position=0, revision=99),
}


def change(room: Room, **fields: Any) -> None:
    Room.objects.filter(pk=room.pk).update(**fields)


def change_person(person: User, **fields: Any) -> None:
    User.objects.filter(pk=person.pk).update(**fields)


def direct_room(**fields: Any) -> Room:
    return Room.objects.create(visibility=Visibility.PRIVATE, is_direct=True, **fields)


def message_in(room: Room, **fields: Any) -> Message:
    return Message.objects.create(room=room, body="밥", **fields)


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_every_constraint_refuses_what_it_says(constraint: str, room: Room, ada: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        BROKEN[constraint](room, ada)


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_every_constraint_is_named_as_a_sentence(constraint: str) -> None:
    words = constraint.split("_")

    assert len(words) >= 3
    assert all(word.isalpha() for word in words)


def test_every_constraint_is_in_the_database(db: None) -> None:
    with connection.cursor() as cursor:
        found = {
            name
            for model in own_models()
            for name in connection.introspection.get_constraints(cursor, model._meta.db_table)
        }

    assert found >= set(CONSTRAINTS)


@pytest.mark.parametrize(("one", "other"), [("a", "A"), ("a", "a "), ("e", "é"), ("ss", "ß"), ("😀", "🍺"), ("", " ")])
def test_exact_text_tells_apart_what_differs_by_anything(one: str, other: str, room: Room, ada: User) -> None:
    message_in(room, position=98, revision=98, author=ada, client_token=one)

    message_in(room, position=99, revision=99, author=ada, client_token=other)

    found = Message.objects.filter(client_token=one).values_list("position", flat=True)
    assert list(found) == [98]


def test_an_author_cannot_be_removed_from_under_their_words(room: Room, ada: User) -> None:
    send_message(author=ada, room_id=room.pk, body="밥")

    with pytest.raises(models.ProtectedError):
        ada.delete()


def test_no_migration_is_missing(db: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
