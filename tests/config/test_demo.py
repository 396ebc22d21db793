"""`manage.py demo`: what a newcomer finds in a chat that has been lived in."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F, Max, Q
from pytest_django import Settings

from backend.accounts.credentials import log_in
from backend.accounts.people import sign_up
from backend.chat.bodies import checked_body
from backend.chat.demo.particles import with_particle
from backend.chat.demo.people import CHARACTERS
from backend.chat.demo.scripts import TALK, Script, all_scripts, read_script
from backend.chat.demo.telling import utterances
from backend.chat.models import Invitation, Membership, Message, MessageKind, Room, Visibility
from backend.chat.reading import unread_counts
from backend.clock import now
from backend.config.management.commands import demo
from tests.conftest import PASSWORD

LANGUAGES = {character.username: character.language for character in CHARACTERS}
ROOT = Path(__file__).resolve().parents[2]
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def two_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of the rooms, each scene told once: all of it takes seconds."""
    keep_only(monkeypatch, "kitchen.txt", "exchange.txt")


@pytest.fixture
def closed_doors(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rooms into which nobody comes unasked."""
    keep_only(monkeypatch, "trip.txt", "minji-emma.txt")


def keep_only(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    scripts = [replace(read_script(TALK / name), tellings=1) for name in names]
    monkeypatch.setattr(demo, "all_scripts", lambda: scripts)


def run_demo(**options: str) -> str:
    told = StringIO()
    call_command("demo", stdout=told, **options)
    return told.getvalue()


@pytest.mark.usefixtures("db", "two_rooms")
def test_the_demo_tells_how_to_log_in() -> None:
    told = run_demo()

    assert "minji, jiho" in told
    assert demo.PASSWORD in told
    assert log_in(username="minji", password=demo.PASSWORD).user.display_name == "민지"


@pytest.mark.usefixtures("db", "two_rooms")
def test_a_room_of_the_demo_is_a_log_like_any_other() -> None:
    run_demo()

    room = Room.objects.get(name="부엌")
    messages = list(room.messages.order_by("position"))
    assert [message.position for message in messages] == list(range(1, room.last_position + 1))
    assert [message.sent_at for message in messages] == sorted(message.sent_at for message in messages)
    assert max(message.revision for message in messages) == room.revision
    assert room.active_at == messages[-1].sent_at < now()
    assert (messages[0].kind, messages[-1].kind) == (MessageKind.CREATED, MessageKind.SPOKEN)


@pytest.mark.usefixtures("db", "two_rooms")
def test_people_of_the_demo_edit_withdraw_and_have_unread_messages() -> None:
    run_demo()

    room = Room.objects.get(name="부엌")
    assert room.messages.filter(edited_at__isnull=False).exists()
    assert room.messages.filter(deleted_at__isnull=False, body=None).exists()
    assert any(unread_counts(list(room.memberships.all())).values())


@pytest.mark.usefixtures("db", "two_rooms")
def test_nobody_of_the_demo_has_left_unread_what_they_answered() -> None:
    run_demo()

    memberships = Membership.objects.annotate(
        own_position=Max(
            "room__messages__position",
            filter=Q(room__messages__author=F("user"), room__messages__kind=MessageKind.SPOKEN),
        )
    )
    assert memberships.exists()
    assert not memberships.filter(last_read_position__lt=F("own_position")).exists()


@pytest.mark.usefixtures("db", "two_rooms")
def test_a_second_run_adds_nothing_and_says_so() -> None:
    run_demo()
    before = list(Message.objects.order_by("pk").values())

    told = run_demo()

    assert "nothing was added" in told
    assert list(Message.objects.order_by("pk").values()) == before


@pytest.mark.usefixtures("db", "closed_doors")
def test_a_private_room_of_the_demo_was_entered_by_invitation_and_still_invites() -> None:
    run_demo()

    room = Room.objects.get(name="가을 여행 Autumn trip")
    assert room.visibility == Visibility.PRIVATE
    assert usernames_of(room) == ["haeun", "jiho", "mateo", "oliver"]
    assert sorted(room.invitations.values_list("user__username", flat=True)) == ["emma", "minji"]


@pytest.mark.usefixtures("db", "closed_doors")
def test_two_people_of_the_demo_have_a_conversation_of_their_own() -> None:
    run_demo()

    room = Room.objects.get(is_direct=True)
    assert room.direct_key is not None
    assert usernames_of(room) == ["emma", "minji"]
    assert room.messages.filter(kind=MessageKind.SPOKEN).count() > 10


@pytest.mark.usefixtures("db", "closed_doors")
def test_a_second_run_invites_nobody_again_and_opens_no_second_conversation() -> None:
    run_demo()

    told = run_demo()

    assert "nothing was added" in told
    assert Room.objects.count() == 2
    assert Invitation.objects.count() == 2


def usernames_of(room: Room) -> list[str]:
    return sorted(room.memberships.values_list("user__username", flat=True))


def test_the_demo_needs_no_run_before_it(tmp_path: Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "DATA_DIR": str(tmp_path / "never" / "made")}

    done = subprocess.run(
        [sys.executable, "manage.py", "demo"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert "Preparing the database" in done.stdout
    assert "Log in as minji" in done.stdout


@pytest.mark.usefixtures("db", "two_rooms")
def test_the_demo_speaks_in_nobody_elses_name() -> None:
    sign_up(username="jiho", password=PASSWORD)

    with pytest.raises(CommandError, match="jiho"):
        run_demo()

    assert not Room.objects.exists()


@pytest.mark.usefixtures("db", "two_rooms")
def test_in_production_the_password_is_chosen(settings: Settings) -> None:
    settings.IS_DEVELOPMENT = False

    with pytest.raises(CommandError, match="--password"):
        run_demo()

    assert PASSWORD in run_demo(password=PASSWORD)


@pytest.mark.parametrize("script", all_scripts(), ids=lambda script: script.name)
def test_everything_written_for_a_room_can_be_said(script: Script) -> None:
    told = utterances(script, languages=LANGUAGES, now=NOON)

    assert len(told) > (200 if script.invited is None and script.name else 20)
    assert all(checked_body(each.words) and not set(each.words) & set("{}[]|") for each in told)
    assert {each.username for each in told} == set(script.members) <= set(LANGUAGES)
    assert told == sorted(told, key=lambda each: each.said_at)


@pytest.mark.parametrize(
    ("word", "particle", "together"),
    [
        ("두부", "을", "두부를"),
        ("감자탕", "을", "감자탕을"),
        ("서울", "으로", "서울로"),
        ("남산", "으로", "남산으로"),
        ("열쇠", "이랑", "열쇠랑"),
        ("한강", "도", "한강도"),
        ("한강", "", "한강"),
    ],
)
def test_a_particle_follows_its_word(word: str, particle: str, together: str) -> None:
    assert with_particle(word, particle) == together
