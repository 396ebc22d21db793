"""The admin: found by staff, read by staff, and every deed in it an operation that is noted."""

import re
import uuid
from collections import OrderedDict
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from backend.accounts import throttles
from backend.accounts.models import Session, User
from backend.accounts.sessions import open_session
from backend.chat.models import Message, Room
from backend.chat.sending import send_message
from tests.conftest import PASSWORD

PAGES = ["accounts/user", "accounts/session", "chat/room", "chat/membership", "chat/message", "admin/logentry"]
INLINE = re.compile(r"<script(?![^>]*(?:src=|application/json))|\son\w+=|javascript:", re.IGNORECASE)


@pytest.fixture
def boss(db: None) -> User:
    return User.objects.create_superuser("boss", PASSWORD)


@pytest.fixture
def admin(boss: User) -> Client:
    """The browser of who may do all."""
    client = Client()
    client.force_login(boss)
    return client


@pytest.fixture
def message(room: Room, ada: User) -> Message:
    return send_message(author=ada, room_id=room.pk, body="밥 먹자")


@pytest.mark.parametrize("page", PAGES)
def test_every_list_and_every_row_is_shown(admin: Client, message: Message, ada: User, page: str) -> None:
    open_session(ada)
    listed = admin.get(f"/admin/{page}/?q=a").content.decode()
    rows = re.findall(rf'href="(/admin/{page}/[^"?]+/change/)', admin.get(f"/admin/{page}/").content.decode())

    shown = [admin.get(row) for row in rows]

    assert "search" in listed
    assert [answer.status_code for answer in shown] == [200] * len(rows)
    assert rows or page == "admin/logentry"


@pytest.mark.parametrize("page", ["", "login/", *(f"{page}/" for page in PAGES)])
def test_F3_no_page_needs_a_script_of_its_own(admin: Client, message: Message, page: str) -> None:
    client = Client() if page == "login/" else admin

    assert not INLINE.search(client.get(f"/admin/{page}").content.decode())


@pytest.mark.parametrize(
    ("page", "query"), [("accounts/user", "ＡＤＡ"), ("chat/room", "kitchen"), ("chat/message", "밥")]
)
def test_what_is_searched_for_is_found(admin: Client, message: Message, page: str, query: str) -> None:
    content = admin.get(f"/admin/{page}/", {"q": query}).content.decode()

    assert "1 result" in content


def test_what_is_not_there_is_not_found(admin: Client, message: Message) -> None:
    assert "0 results" in admin.get("/admin/chat/message/", {"q": "국"}).content.decode()


@pytest.mark.parametrize("page", ["accounts/user", "chat/room", "chat/message"])
def test_no_row_is_written_by_hand(admin: Client, message: Message, page: str) -> None:
    row = {"accounts/user": message.author_id, "chat/room": message.room_id, "chat/message": message.pk}[page]

    added = admin.post(f"/admin/{page}/add/", {})
    changed = admin.post(f"/admin/{page}/{row}/change/", {"body": "forged", "username": "forged", "name": "forged"})
    deleted = admin.post(f"/admin/{page}/{row}/delete/", {"post": "yes"})

    assert [added.status_code, changed.status_code, deleted.status_code] == [403] * 3
    assert Message.objects.get(pk=message.pk).body == "밥 먹자"


def act(admin: Client, page: str, action: str, row: object) -> Any:
    return admin.post(f"/admin/{page}/", {"action": action, "_selected_action": [row]})


def test_a_message_is_taken_down_as_a_change_of_its_rooms_log(
    admin: Client, boss: User, room: Room, message: Message
) -> None:
    room.refresh_from_db()
    before = room.revision

    act(admin, "chat/message", "take_them_down", message.pk)

    message.refresh_from_db()
    room.refresh_from_db()
    assert (message.body, message.deleted_at is not None) == (None, True)
    assert (room.revision, message.revision) == (before + 1, before + 1)
    [noted] = LogEntry.objects.all()
    assert (noted.user, noted.object_id, noted.get_change_message()) == (boss, str(message.pk), "Taken down")


def test_all_sessions_of_a_person_are_ended(admin: Client, boss: User, ada: User) -> None:
    open_session(ada)
    open_session(ada)

    act(admin, "accounts/user", "end_their_sessions", ada.pk)

    assert not Session.objects.filter(user=ada, ended_at=None).exists()
    assert LogEntry.objects.get().get_change_message() == "Ended 2 sessions"


def test_staff_that_may_only_look_does_nothing(room: Room, message: Message, grace: User) -> None:
    grace.is_staff = True
    grace.save()
    client = Client()
    client.force_login(grace)

    answer = act(client, "chat/message", "take_them_down", message.pk)

    assert answer.status_code == 403
    assert Message.objects.get(pk=message.pk).body == "밥 먹자"


def test_nobody_else_gets_in(message: Message, ada: User) -> None:
    client = Client()
    client.force_login(ada)

    answers = [client.get(f"/admin/{page}/") for page in PAGES]

    assert {answer.status_code for answer in answers} == {302}


def test_A10_the_log_in_of_the_admin_is_counted_with_all_others(
    boss: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.FAILED_LOG_INS_PER_QUARTER_HOUR = 10
    monkeypatch.setattr(throttles.failed_tries, "name", uuid.uuid4().hex)
    monkeypatch.setattr(throttles.failed_tries, "taken", OrderedDict())
    client = Client()
    with patch.object(User, "check_password", return_value=False):
        for _ in range(10):
            client.post("/admin/login/", {"username": "BOSS", "password": "nonsense"})

    with patch.object(User, "check_password") as hashed:
        page = client.post("/admin/login/", {"username": "boss", "password": PASSWORD}).content.decode()

    assert not hashed.called
    assert "too much at once" in page


def test_who_has_the_password_gets_in(boss: User) -> None:
    client = Client()

    answer = client.post("/admin/login/?next=/admin/", {"username": "boss", "password": PASSWORD})

    assert (answer.status_code, answer.headers["location"]) == (302, "/admin/")
    assert client.get("/admin/").status_code == 200
