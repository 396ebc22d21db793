"""The list of one's sessions, and ending one from afar."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from backend.accounts.models import Session, User
from backend.accounts.people import erase
from backend.accounts.sessions import open_session
from backend.ids import global_id
from tests.asking import Asking
from tests.conftest import Clock, Everything, rings_waiting

SESSIONS = """query($first: Int = 50, $after: String) { viewer { sessions(first: $first, after: $after) {
    edges { cursor node { id startedAt refreshedAt device isCurrent } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }"""
VIEWER = "{ viewer { user { id } } }"
NOT_FOUND = {"__typename": "SessionNotFound", "detail": "This session has ended already."}
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0"


def sessions_of(asking: Asking, **window: Any) -> dict[str, Any]:
    connection: dict[str, Any] = asking.execute(SESSIONS, **window)["viewer"]["sessions"]
    return connection


def ids_of(asking: Asking, **window: Any) -> list[str]:
    return [edge["node"]["id"] for edge in sessions_of(asking, **window)["edges"]]


def id_of_session(asking: Asking) -> str:
    assert asking.claims is not None
    return global_id("LoginSession", asking.claims.session_id)


def test_ones_sessions_are_listed_the_newest_first(
    ada: User, grace: User, clock: Clock, as_person: Callable[[User], Asking]
) -> None:
    open_session(ada, user_agent=FIREFOX)
    clock.advance(seconds=60)
    here = as_person(ada)
    as_person(grace)

    edges = sessions_of(here)["edges"]

    listed = [edge["node"] for edge in edges]
    assert [(node["device"], node["isCurrent"]) for node in listed] == [(None, True), ("Firefox, Windows", False)]
    assert listed[0]["id"] == id_of_session(here)
    assert listed[0]["startedAt"] == listed[0]["refreshedAt"] == clock.instant.isoformat()


def test_sessions_that_open_nothing_any_more_are_not_listed(
    ada: User, clock: Clock, settings: Any, as_person: Callable[[User], Asking]
) -> None:
    too_long_ago = clock.instant - timedelta(seconds=settings.REFRESH_TOKEN_SECONDS)
    rested, ended, here = open_session(ada), open_session(ada), as_person(ada)
    Session.objects.filter(id=rested.id).update(started_at=too_long_ago, refreshed_at=too_long_ago)
    Session.objects.filter(id=ended.id).update(ended_at=clock.instant)

    assert ids_of(here) == [id_of_session(here)]


def test_pages_of_sessions_join_without_a_gap_also_where_they_began_at_once(
    ada: User, clock: Clock, as_person: Callable[[User], Asking]
) -> None:
    for _ in range(3):
        open_session(ada)
    clock.advance(seconds=1)
    here = as_person(ada)

    first = sessions_of(here, first=2)
    second = sessions_of(here, first=2, after=first["pageInfo"]["endCursor"])

    assert [edge["node"]["id"] for edge in first["edges"] + second["edges"]] == ids_of(here)
    assert (first["pageInfo"]["hasNextPage"], second["pageInfo"]["hasNextPage"]) == (True, False)
    assert (first["pageInfo"]["hasPreviousPage"], second["pageInfo"]["hasPreviousPage"]) == (False, True)


@pytest.mark.parametrize(
    "window", [{"first": 101}, {"first": -1}, {"after": ""}, {"after": "x"}, {"after": "WyJyb29tcyIsIiJd"}]
)
def test_a_page_that_is_none_is_bad_input(
    window: dict[str, Any], ada: User, as_person: Callable[[User], Asking]
) -> None:
    assert as_person(ada).error_code(SESSIONS, **window) == "BAD_INPUT"


def test_a_session_is_ended_from_afar(ada: User, as_person: Callable[[User], Asking]) -> None:
    here, elsewhere = as_person(ada), as_person(ada)

    result = here.mutate("endSession", "sessionId", sessionId=id_of_session(elsewhere))

    assert result == {"__typename": "EndSessionSuccess", "sessionId": id_of_session(elsewhere)}
    assert elsewhere.error_code(VIEWER) == "UNAUTHENTICATED"
    assert ids_of(here) == [id_of_session(here)]
    assert elsewhere.claims is not None
    assert rings_waiting() == [(f"session.{elsewhere.claims.session_id.hex}", 1)]


def test_one_may_end_the_session_that_asks(ada: User, as_person: Callable[[User], Asking]) -> None:
    here = as_person(ada)

    result = here.mutate("endSession", sessionId=id_of_session(here))

    assert result["__typename"] == "EndSessionSuccess"
    assert here.error_code(VIEWER) == "UNAUTHENTICATED"


def test_somebody_elses_session_is_one_that_does_not_exist(
    ada: User, eve: User, as_person: Callable[[User], Asking], everything: Callable[[], Everything]
) -> None:
    hers, asking = as_person(ada), as_person(eve)
    before = everything()

    result = asking.mutate("endSession", sessionId=id_of_session(hers))

    assert result == NOT_FOUND
    assert everything() == before


@pytest.mark.parametrize("session_id", ["", "x", "Um9vbTox", global_id("LoginSession", 1), "밥", "\ud800"], ids=ascii)
def test_an_id_that_names_no_session_ends_none(
    session_id: str, ada: User, as_person: Callable[[User], Asking], everything: Callable[[], Everything]
) -> None:
    asking = as_person(ada)
    before = everything()

    result = asking.mutate("endSession", sessionId=session_id)

    assert result == NOT_FOUND
    assert everything() == before


def test_a_session_ends_once(ada: User, as_person: Callable[[User], Asking]) -> None:
    here, elsewhere = as_person(ada), as_person(ada)
    here.mutate("endSession", sessionId=id_of_session(elsewhere))

    result = here.mutate("endSession", sessionId=id_of_session(elsewhere))

    assert result == NOT_FOUND


def test_a_closed_account_leaves_no_trace_of_its_devices(ada: User) -> None:
    session = open_session(ada, user_agent=FIREFOX)

    erase(ada)

    session.refresh_from_db()
    assert session.device == ""
    assert session.ended_at is not None


def test_a_session_from_the_future_of_another_clock_is_listed(
    ada: User, clock: Clock, as_person: Callable[[User], Asking]
) -> None:
    ahead = open_session(ada)
    Session.objects.filter(id=ahead.id).update(
        started_at=clock.instant + timedelta(seconds=5), refreshed_at=clock.instant + timedelta(seconds=5)
    )

    assert global_id("LoginSession", ahead.id) in ids_of(as_person(ada))
