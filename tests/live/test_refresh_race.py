"""A refresh token buys new tokens once, also when everybody tries at once."""

import asyncio

from tests.live import documents
from tests.live.chat import Chat
from tests.live.people import Person

TIMES = 32


async def test_A5_of_32_refreshes_of_one_token_exactly_one_wins(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    places = [ada.at(chat.urls[number % len(chat.urls)]) for number in range(TIMES)]

    answers = await asyncio.gather(
        *(place.execute(documents.REFRESH, input={"refreshToken": ada.refresh_token}) for place in places)
    )

    won = [answer["tokens"] for answer in answers if "tokens" in answer]
    lost = [answer["__typename"] for answer in answers if "tokens" not in answer]
    assert len(won) == 1
    assert lost == ["SessionEnded"] * (TIMES - 1)
    assert ada.refresh_token not in won[0].values()


async def test_A5_the_session_goes_on_with_what_the_winner_got(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    places = [ada.at(chat.urls[number % len(chat.urls)]) for number in range(TIMES)]
    answers = await asyncio.gather(
        *(place.execute(documents.REFRESH, input={"refreshToken": ada.refresh_token}) for place in places)
    )
    [won] = [answer["tokens"] for answer in answers if "tokens" in answer]

    again = await ada.execute(documents.REFRESH, input={"refreshToken": won["refreshToken"]})

    assert set(again["tokens"]) == {"accessToken", "refreshToken", "expiresAt"}
