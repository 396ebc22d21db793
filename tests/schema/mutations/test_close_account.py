"""Closing an account."""

from collections.abc import Callable

import pytest

from backend.accounts.models import Session, User
from backend.accounts.people import erase
from backend.chat import departure
from backend.chat.models import Membership, Message, Room
from backend.chat.rooms import create_room, join_room, leave_room
from backend.chat.sending import send_message
from backend.refusals import Unauthenticated
from tests.asking import Asking, id_of
from tests.conftest import PASSWORD, Everything, new_person, rings_waiting
from tests.schema.telling import message_of, told_to

CURSOR = "query($id: ID!) { room(id: $id) { eventCursor } }"


@pytest.fixture
def leaver(room: Room, grace: User) -> User:
    """Grace, with a password, and with words of hers in the room."""
    grace.set_password(PASSWORD)
    grace.save()
    send_message(author=grace, room_id=room.pk, body="잘 있어")
    return grace


def test_closing_an_account_takes_its_name_off_everything(
    room: Room, ada: User, leaver: User, as_person: Callable[[User], Asking]
) -> None:
    asking = as_person(leaver)

    result = asking.mutate("closeAccount", "username", password=PASSWORD)

    assert result == {"__typename": "CloseAccountSuccess", "username": "grace"}
    leaver.refresh_from_db()
    assert (leaver.display_name, leaver.is_active, leaver.has_usable_password()) == ("", False, False)
    assert not Membership.objects.filter(user=leaver).exists()
    log = room.messages.order_by("position").values_list("kind", "author", "body")
    assert list(log) == [
        ("created", ada.pk, None),
        ("joined", None, None),
        ("spoken", None, "잘 있어"),
        ("left", None, None),
    ]


def test_who_follows_the_room_is_told_that_its_words_have_no_author_now(
    room: Room, ada: User, leaver: User, as_person: Callable[[User], Asking]
) -> None:
    reader = as_person(ada)
    cursor = reader.execute(CURSOR, id=id_of(room))["room"]["eventCursor"]

    as_person(leaver).mutate("closeAccount", password=PASSWORD)

    told = [message_of(event) for event in told_to(reader, room, after=cursor)]
    assert {(message["position"], message["author"] and message["author"]["id"]) for message in told} == {
        (2, None),
        (3, None),
        (4, None),
    }
    room.refresh_from_db()
    assert (f"room.{room.pk}", room.revision) in rings_waiting()


def test_every_session_of_a_closed_account_has_ended(leaver: User, as_person: Callable[[User], Asking]) -> None:
    here, elsewhere = as_person(leaver), as_person(leaver)

    here.mutate("closeAccount", password=PASSWORD)

    assert not Session.objects.filter(user=leaver, ended_at=None).exists()
    assert [asking.error_code("{ viewer { user { id } } }") for asking in (here, elsewhere)] == ["UNAUTHENTICATED"] * 2


def test_the_handle_of_a_closed_account_stays_taken(leaver: User, as_person: Callable[[User | None], Asking]) -> None:
    as_person(leaver).mutate("closeAccount", password=PASSWORD)

    result = as_person(None).mutate("signUp", username="ＧＲＡＣＥ", password=PASSWORD)

    assert result["__typename"] == "UsernameTaken"


def test_nobody_logs_in_to_a_closed_account(leaver: User, as_person: Callable[[User | None], Asking]) -> None:
    as_person(leaver).mutate("closeAccount", password=PASSWORD)

    result = as_person(None).mutate("logIn", username="grace", password=PASSWORD)

    assert result["__typename"] == "WrongCredentials"


def test_a_closed_account_is_nobody_to_be_found(ada: User, leaver: User, as_person: Callable[[User], Asking]) -> None:
    as_person(leaver).mutate("closeAccount", password=PASSWORD)

    seen = as_person(ada).execute("query($id: ID!) { node(id: $id) { id } }", id=id_of(leaver))

    assert seen == {"node": None}


def test_a_room_that_nobody_else_is_in_closes_with_the_account(
    leaver: User, as_person: Callable[[User], Asking]
) -> None:
    own_room = create_room(founder=leaver, name="마당")

    as_person(leaver).mutate("closeAccount", password=PASSWORD)

    own_room.refresh_from_db()
    assert (own_room.member_count, own_room.name_key) == (0, None)
    assert own_room.closed_at is not None


def test_an_owner_who_closes_their_account_hands_the_room_over_and_is_the_subject_of_nothing(
    leaver: User, ada: User, as_person: Callable[[User], Asking]
) -> None:
    own_room = create_room(founder=ada, name="마당")
    for person in (leaver, new_person("eve")):
        join_room(person=person, room_id=own_room.pk)
    leave_room(person=ada, room_id=own_room.pk)

    as_person(leaver).mutate("closeAccount", password=PASSWORD)

    log = own_room.messages.order_by("position").values_list("kind", "author__username", "subject__username")
    assert list(log)[3:] == [
        ("handed_over", "ada", None),
        ("left", "ada", None),
        ("handed_over", None, "eve"),
        ("left", None, None),
    ]
    own_room.refresh_from_db()
    assert own_room.owner == User.objects.get(username="eve")


def test_another_password_closes_nothing(
    leaver: User, as_person: Callable[[User], Asking], everything: Callable[[], Everything]
) -> None:
    asking, before = as_person(leaver), everything()

    result = asking.mutate("closeAccount", password="wrong horse")

    assert result["__typename"] == "WrongCredentials"
    assert everything() == before


def test_who_closed_their_account_can_do_nothing_more_in_the_same_document(
    leaver: User, as_person: Callable[[User], Asking]
) -> None:
    document = f"""mutation {{
        closeAccount(input: {{password: "{PASSWORD}"}}) {{ __typename }}
        createRoom(input: {{name: "마당"}}) {{ __typename }}
    }}"""

    code = as_person(leaver).error_code(document)

    assert code == "UNAUTHENTICATED"
    assert not Room.objects.filter(name="마당").exists()


def test_a_room_that_was_joined_while_the_account_closed_is_left_as_well(
    leaver: User, ada: User, as_person: Callable[[User], Asking], monkeypatch: pytest.MonkeyPatch
) -> None:
    late_room = create_room(founder=ada, name="마당")

    def join_and_erase(person: User) -> None:
        join_room(person=person, room_id=late_room.pk)
        erase(person)

    monkeypatch.setattr(departure, "erase", join_and_erase)

    as_person(leaver).mutate("closeAccount", password=PASSWORD)

    assert not Membership.objects.filter(user=leaver).exists()
    assert not Message.objects.filter(author=leaver).exists()


def test_an_account_that_has_closed_enters_no_room(
    leaver: User, room: Room, as_person: Callable[[User], Asking], everything: Callable[[], Everything]
) -> None:
    as_person(leaver).mutate("closeAccount", password=PASSWORD)
    before = everything()

    with pytest.raises(Unauthenticated):
        join_room(person=leaver, room_id=room.pk)

    assert everything() == before
