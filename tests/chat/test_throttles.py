"""What a message costs of what its author may say: once, when it is said; and what failed is no retry of anything."""

import pytest
from pytest_django import Settings

from backend.chat import throttles
from backend.chat.models import Message
from backend.chat.throttles import Lately, Saying, pay, settle
from backend.refusals import RateLimited

pytestmark = pytest.mark.django_db(transaction=True)
ADA, ROOM = 1, 2
FIRST: Saying = ADA, ROOM, "first"
SECOND: Saying = ADA, ROOM, "second"


@pytest.fixture(autouse=True)
def one_for_a_long_time(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SENDS_AT_ONCE, settings.SENDS_PER_SECOND = 1, 0.001
    monkeypatch.setattr(throttles, "said_lately", Lately())
    for bucket in (throttles.sends, throttles.retries):
        monkeypatch.setattr(bucket, "accounts", {})
        monkeypatch.setattr(bucket, "report", None)  # other processes know nothing of these


async def test_one_more_is_too_much() -> None:
    await pay(FIRST)

    with pytest.raises(RateLimited):
        await pay(SECOND)


async def test_what_turns_out_to_be_said_before_is_given_back() -> None:
    said_elsewhere = Message()
    said_elsewhere.was_said_before = True
    await pay(FIRST)

    settle(FIRST, said_elsewhere)

    await pay(SECOND)


async def test_what_failed_is_paid_for_again() -> None:
    await pay(FIRST)

    settle(FIRST, None)

    with pytest.raises(RateLimited):
        await pay(FIRST)


async def test_what_was_said_just_now_costs_nothing_again() -> None:
    await pay(FIRST)

    settle(FIRST, Message())

    await pay(FIRST)
