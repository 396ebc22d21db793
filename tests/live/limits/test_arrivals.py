"""Who tries to come in, over either API, from one address."""

import httpx

from tests.live import documents
from tests.live.chat import Chat
from tests.live.people import PASSWORD, Person


async def test_A10_graphql_and_rest_count_one_account_together(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    wrong = {"username": ada.username, "password": "nonsense"}
    kinds = [(await ada.execute(documents.LOG_IN, input=wrong))["__typename"] for _ in range(5)]
    rest = f"{chat.urls[-1]}/api/v1/auth/log-in"
    statuses = [(await ada.http.post(rest, json=wrong)).status_code for _ in range(5)]

    refusal = await ada.http.post(rest, json={"username": ada.username, "password": PASSWORD})

    assert (kinds, statuses) == (["WrongCredentials"] * 5, [401] * 5)
    assert refusal.status_code == 429
    assert 800 < int(refusal.headers["retry-after"]) == refusal.json()["retryAfterSeconds"] <= 900
    assert refusal.json()["code"] == "RATE_LIMITED"
    answer = await ada.answer(documents.LOG_IN, input={"username": ada.username, "password": PASSWORD})
    assert answer["errors"][0]["extensions"]["code"] == "RATE_LIMITED"


def test_F4_who_claims_to_be_others_is_counted_all_the_same(chat: Chat) -> None:
    statuses = [
        httpx.post(
            f"{chat.urls[number % len(chat.urls)]}/api/v1/auth/sign-up",
            json={"username": "a", "password": "a"},
            headers={"x-forwarded-for": f"203.0.113.{number}", "x-real-ip": f"203.0.113.{number}"},
        ).status_code
        for number in range(70)
    ]

    assert statuses[-1] == 429
    assert statuses.count(400) <= 60
