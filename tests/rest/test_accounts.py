"""Accounts over REST: the same operations as over GraphQL, and no more told than there."""

from collections.abc import Callable

import pytest

from backend.accounts.models import Session, User
from backend.accounts.people import sign_up
from tests.asking import id_of
from tests.conftest import PASSWORD, Everything
from tests.rest.asking import RestAsking

NEW_PASSWORD = "another horse battery"


@pytest.fixture
def mary(db: None) -> User:
    """Somebody with a password that works."""
    return sign_up(username="mary", password=PASSWORD).user


@pytest.fixture
def as_mary(mary: User) -> RestAsking:
    return RestAsking(mary)


def test_signs_up(as_nobody: RestAsking) -> None:
    answer = as_nobody.post("auth/sign-up", {"username": "Mary", "password": PASSWORD, "displayName": "메리"})

    person = User.objects.get()
    assert answer.status == 201
    assert answer.body["user"]["id"] == id_of(person)
    assert (answer.body["user"]["username"], answer.body["user"]["displayName"]) == ("Mary", "메리")
    assert answer.body["user"]["avatarColor"] == person.avatar_color.upper()
    assert len(answer.body["recoveryCodes"]) == 8


def test_signs_nobody_up_twice(as_nobody: RestAsking, mary: User, everything: Callable[[], Everything]) -> None:
    before = everything()

    answer = as_nobody.post("auth/sign-up", {"username": "MARY", "password": PASSWORD})

    assert (answer.status, answer.kind) == (409, "UsernameTaken")
    assert everything() == before


def test_tells_that_a_token_is_good_and_whose(as_nobody: RestAsking, mary: User) -> None:
    tokens = as_nobody.post("auth/log-in", {"username": "mary", "password": PASSWORD}).body

    answer = as_nobody.post("auth/verify", {"accessToken": tokens["accessToken"]})

    assert (answer.status, answer.body["user"]["id"]) == (200, id_of(mary))
    assert answer.body["expiresAt"] == tokens["expiresAt"]


def test_tells_that_a_token_is_not_good(as_nobody: RestAsking, mary: User) -> None:
    tokens = as_nobody.post("auth/log-in", {"username": "mary", "password": PASSWORD}).body
    ended = as_nobody.post("auth/log-out", {}, authorization=f"Bearer {tokens['accessToken']}")

    answers = [
        as_nobody.post("auth/verify", {"accessToken": token})
        for token in (tokens["accessToken"], tokens["refreshToken"], "", "x.y.z", "\ud800", "é")
    ]

    assert ended.body == {"endedSessionCount": 1}
    assert {(answer.status, answer.kind) for answer in answers} == {(401, "Unauthenticated")}


def test_recovers_an_account_by_a_code_once(as_nobody: RestAsking) -> None:
    code = as_nobody.post("auth/sign-up", {"username": "mary", "password": PASSWORD}).body["recoveryCodes"][0]
    recovery = {"username": "mary", "recoveryCode": code.lower(), "newPassword": NEW_PASSWORD}

    recovered = as_nobody.post("auth/recover", recovery)
    again = as_nobody.post("auth/recover", recovery)

    assert (recovered.status, recovered.body["user"]["username"]) == (200, "mary")
    assert (again.status, again.kind) == (401, "WrongCredentials")
    assert again.body["detail"] == "The username or the recovery code is not right."
    assert as_nobody.post("auth/log-in", {"username": "mary", "password": NEW_PASSWORD}).status == 200


def test_changes_the_password_and_ends_the_other_sessions(as_mary: RestAsking, mary: User) -> None:
    others = Session.objects.filter(user=mary, ended_at=None).count() - 1

    answer = as_mary.post("auth/password", {"currentPassword": PASSWORD, "newPassword": NEW_PASSWORD})

    assert (answer.status, answer.body) == (200, {"endedSessionCount": others})
    assert as_mary.get("viewer").status == 200


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("auth/password", {"currentPassword": "wrong", "newPassword": NEW_PASSWORD}),
        ("auth/recovery-codes", {"password": "wrong"}),
        ("viewer/close", {"password": ""}),
    ],
)
def test_a_wrong_password_changes_nothing(
    as_mary: RestAsking, everything: Callable[[], Everything], path: str, body: object
) -> None:
    before = everything()

    answer = as_mary.post(path, body)

    assert (answer.status, answer.kind) == (401, "WrongCredentials")
    assert everything() == before


def test_a_new_password_that_is_none_changes_nothing(as_mary: RestAsking, everything: Callable[[], Everything]) -> None:
    before = everything()

    answer = as_mary.post("auth/password", {"currentPassword": PASSWORD, "newPassword": "short"})

    assert answer.faults == ["newPassword"]
    assert everything() == before


def test_renews_recovery_codes(as_mary: RestAsking, mary: User) -> None:
    answer = as_mary.post("auth/recovery-codes", {"password": PASSWORD})

    assert len(answer.body["recoveryCodes"]) == 8
    assert as_mary.get("viewer").body["recoveryCodeCount"] == 8


def test_closes_the_account(as_mary: RestAsking, mary: User) -> None:
    answer = as_mary.post("viewer/close", {"password": PASSWORD})

    assert (answer.status, answer.body) == (204, None)
    assert as_mary.get("viewer").kind == "Unauthenticated"


def test_lists_ones_sessions_and_ends_one(as_ada: RestAsking, ada: User) -> None:
    elsewhere = RestAsking(ada)
    [own] = [item for item in elsewhere.get("auth/sessions").body["items"] if item["isCurrent"]]

    page = as_ada.get("auth/sessions", first=1).body
    ended = as_ada.delete(f"auth/sessions/{own['id']}")

    assert (page["items"][0]["id"], page["items"][0]["isCurrent"]) == (own["id"], False)
    assert page["pageInfo"]["hasNextPage"] is True
    assert ended.status == 204
    assert elsewhere.get("viewer").kind == "Unauthenticated"


def test_ends_no_session_of_anothers(
    as_eve: RestAsking, as_ada: RestAsking, everything: Callable[[], Everything]
) -> None:
    [own] = as_ada.get("auth/sessions").body["items"]
    before = everything()

    answers = [as_eve.delete(f"auth/sessions/{session_id}") for session_id in (own["id"], "x", "Um9vbTox")]

    assert {(answer.status, answer.kind) for answer in answers} == {(404, "SessionNotFound")}
    assert everything() == before


def test_changes_what_is_given_of_the_profile(as_ada: RestAsking) -> None:
    answer = as_ada.patch("viewer", {"displayName": "에이다", "avatarColor": "TEAL", "language": "KOREAN"})
    again = as_ada.patch("viewer", {"language": None, "displayName": None})

    assert answer.body["user"] | {"displayName": "에이다", "avatarColor": "TEAL"} == answer.body["user"]
    assert answer.body["language"] == "KOREAN"
    assert again.body == answer.body | {"language": None}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"displayName": ""}, "displayName"),
        ({"displayName": 1}, "displayName"),
        ({"displayName": "x\u202e"}, "displayName"),
        ({"avatarColor": "MAUVE"}, "avatarColor"),
        ({"avatarColor": "teal"}, "avatarColor"),
        ({"language": ["KOREAN"]}, "language"),
    ],
)
def test_a_profile_that_is_none_changes_nothing(
    as_ada: RestAsking, everything: Callable[[], Everything], change: object, fault: str
) -> None:
    before = everything()

    assert as_ada.patch("viewer", change).faults == [fault]
    assert everything() == before
