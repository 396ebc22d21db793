"""Changing how one shows oneself."""

from collections.abc import Callable
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from backend.accounts.models import AvatarColor, User, first_color
from backend.accounts.people import erase
from backend.accounts.profiles import update_profile
from backend.chat.models import Room
from backend.refusals import Unauthenticated
from tests.asking import Asking, id_of
from tests.conftest import Everything, new_person, rings_waiting

PROFILE = "viewer { language user { id displayName avatarColor } }"
VIEWER = f"{{ {PROFILE} }}"


def profile_of(person: User) -> tuple[str, str, str | None]:
    person.refresh_from_db()
    return person.display_name, person.avatar_color, person.language


@pytest.mark.parametrize(
    ("given", "profile"),
    [
        ({"displayName": " 에이다 러브레이스 "}, ("에이다 러브레이스", "red", None)),
        ({"avatarColor": "VIOLET"}, ("Ada", "violet", None)),
        ({"language": "KOREAN"}, ("Ada", "red", "ko")),
        ({"displayName": "A", "avatarColor": "RED", "language": "ENGLISH"}, ("A", "red", "en")),
        ({"displayName": None, "avatarColor": None}, ("Ada", "red", None)),
        ({}, ("Ada", "red", None)),
    ],
)
def test_what_is_given_is_changed_and_nothing_else(
    given: dict[str, str], profile: tuple[str, str, str | None], ada: User, as_person: Callable[[User], Asking]
) -> None:
    asking = as_person(ada)

    result = asking.mutate("updateProfile", PROFILE, **given)

    assert result["__typename"] == "UpdateProfileSuccess"
    assert rings_waiting() == [(f"person.{ada.pk}", 1)]
    assert profile_of(ada) == profile
    assert asking.execute(VIEWER) == {"viewer": result["viewer"]}


def test_a_language_that_was_chosen_can_be_left_to_the_browser_again(
    ada: User, as_person: Callable[[User], Asking]
) -> None:
    asking = as_person(ada)
    asking.mutate("updateProfile", language="KOREAN")

    result = asking.mutate("updateProfile", PROFILE, language=None)

    assert result["viewer"]["language"] is None
    assert profile_of(ada) == ("Ada", "red", None)


def test_others_see_the_new_name_and_colour(
    room: Room, ada: User, grace: User, as_person: Callable[[User], Asking]
) -> None:
    as_person(ada).mutate("updateProfile", displayName="에이다", avatarColor="PINK")

    query = "query($id: ID!) { node(id: $id) { ... on User { username displayName avatarColor } } }"
    seen = as_person(grace).execute(query, id=id_of(ada))
    assert seen == {"node": {"username": "ada", "displayName": "에이다", "avatarColor": "PINK"}}


@pytest.mark.parametrize("name", ["", "  ", "a" * 65, "a\nb", "\u202eevil", "\u3164", "a\ud800"], ids=ascii)
def test_E6_a_name_that_cannot_be_shown_changes_nothing(
    name: str, ada: User, as_person: Callable[[User], Asking], everything: Callable[[], Everything]
) -> None:
    asking = as_person(ada)
    before = everything()

    result = asking.mutate("updateProfile", displayName=name, avatarColor="PINK")

    assert [fault["field"] for fault in result["fields"]] == ["displayName"]
    assert everything() == before


def test_nobody_has_no_profile_to_change(db: None, as_person: Callable[[None], Asking]) -> None:
    document = 'mutation { updateProfile(input: {displayName: "x"}) { __typename } }'

    assert as_person(None).error_code(document) == "UNAUTHENTICATED"


def test_an_account_that_was_closed_meanwhile_stays_erased(ada: User) -> None:
    erase(User.objects.get(pk=ada.pk))

    with pytest.raises(Unauthenticated):
        update_profile(person=ada, display_name="Ada")

    assert profile_of(ada)[0] == ""


def test_a_new_person_gets_a_colour_by_their_handle(db: None) -> None:
    people = [new_person(f"guest{number}") for number in range(64)]

    assert {person.avatar_color for person in people} == set(AvatarColor.values)
    assert [person.avatar_color for person in people] == [first_color(person.username_key) for person in people]


def test_who_was_here_before_colours_were_gets_the_one_they_would_get_now(ada: User, grace: User) -> None:
    User.objects.update(avatar_color="pink")
    migration: Any = import_module("backend.accounts.migrations.0003_profiles_and_recovery")

    migration.color_everybody(apps, SimpleNamespace(connection=connection))

    assert [profile_of(person)[1] for person in (ada, grace)] == [first_color("ada"), first_color("grace")]
