"""Letters, from a running chat to a real mail server: what they look like, and that they do what they say."""

import asyncio
from collections.abc import Iterator

import pytest

from tests.live import documents
from tests.live.chat import Chat, running_chat
from tests.live.people import PASSWORD, Person
from tests.servers.smtp import Delivered, MailServer, running_mail_server

NEW = "staple battery horse"
PUBLIC_URL = "https://chat.example.org"
SENT = {"validForSeconds": 1_800}


@pytest.fixture(scope="module")
def mail_server() -> Iterator[MailServer]:
    with running_mail_server() as server:
        yield server


@pytest.fixture(scope="module")
def chat(server: str, mail_server: MailServer) -> Iterator[Chat]:
    """A chat that sends letters."""
    with running_chat(server=server, EMAIL_URL=mail_server.url, PUBLIC_URL=PUBLIC_URL) as chat:
        yield chat


def address_of(person: Person) -> str:
    return f"{person.username}@example.org"


async def letter_to(person: Person, mail_server: MailServer) -> Delivered:
    return await asyncio.to_thread(mail_server.next_letter, address_of(person))


async def confirmed_person(chat: Chat, mail_server: MailServer) -> Person:
    """Somebody who gave an address on one process, and confirmed it on another."""
    ada = await Person.sign_up(chat.urls[0], "ada")
    await ada.execute(documents.SET_EMAIL, input={"email": address_of(ada), "password": PASSWORD})
    letter = await letter_to(ada, mail_server)
    await ada.at(chat.urls[-1]).execute(documents.CONFIRM_EMAIL, input={"token": letter.token})
    return ada


async def test_a_letter_is_plain_text_with_one_link_and_nothing_that_tells_who_opened_it(
    chat: Chat, mail_server: MailServer
) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")

    await ada.execute(documents.SET_EMAIL, input={"email": address_of(ada), "password": PASSWORD})

    letter = await letter_to(ada, mail_server)
    message = letter.message
    assert (letter.sender, letter.recipients) == ("no-reply@chat.example.org", [address_of(ada)])
    assert (message.get_content_type(), message.get_content_charset()) == ("text/plain", "utf-8")
    assert message["From"] == "Sarangbang <no-reply@chat.example.org>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"].endswith("@chat.example.org>")
    assert [word for word in letter.text.split() if "://" in word] == [f"{PUBLIC_URL}/confirm-email#{letter.token}"]


async def test_a_letter_comes_in_korean_to_who_reads_korean(chat: Chat, mail_server: MailServer) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    ada.http.headers["accept-language"] = "ko-KR,ko;q=0.9"

    await ada.execute(documents.SET_EMAIL, input={"email": address_of(ada), "password": PASSWORD})

    letter = await letter_to(ada, mail_server)
    assert letter.message["Subject"] == "사랑방 이메일 주소 확인"
    assert letter.text.startswith("안녕하세요.")
    assert letter.message["Content-Language"] == "ko"


async def test_A7_a_new_password_by_a_letter_closes_the_sockets_of_every_session(
    chat: Chat, mail_server: MailServer
) -> None:
    ada = await confirmed_person(chat, mail_server)
    async with ada.socket() as here, ada.at(chat.urls[-1]).socket() as there:
        answer = await ada.execute(documents.REQUEST_RESET, input={"email": address_of(ada)})
        letter = await letter_to(ada, mail_server)
        await ada.execute(documents.RESET_PASSWORD, input={"token": letter.token, "newPassword": NEW})

        codes = [await here.close_code(1.0), await there.close_code(1.0)]

    assert answer == SENT
    assert codes == [4401, 4401]
    again = await ada.execute(documents.LOG_IN, input={"username": ada.username, "password": NEW})
    assert set(again) == {"tokens"}


async def test_of_many_who_open_one_link_at_once_one_sets_the_password(chat: Chat, mail_server: MailServer) -> None:
    ada = await confirmed_person(chat, mail_server)
    await ada.execute(documents.REQUEST_RESET, input={"email": address_of(ada)})
    letter = await letter_to(ada, mail_server)
    places = [ada.at(chat.urls[number % len(chat.urls)]) for number in range(8)]

    answers = await asyncio.gather(
        *(
            place.execute(documents.RESET_PASSWORD, input={"token": letter.token, "newPassword": f"{NEW} {number}"})
            for number, place in enumerate(places)
        )
    )

    assert sorted("tokens" in answer for answer in answers) == [False] * 7 + [True]


async def test_A11_an_address_that_nobody_has_is_answered_the_same_and_written_to_by_nobody(
    chat: Chat, mail_server: MailServer
) -> None:
    ada = await confirmed_person(chat, mail_server)

    answers = [
        await ada.execute(documents.REQUEST_RESET, input={"email": email})
        for email in ("nobody@example.org", address_of(ada))
    ]

    await letter_to(ada, mail_server)  # it was left after the other, with the same post
    assert answers == [SENT, SENT]
    assert mail_server.oldest_to("nobody@example.org") is None


async def test_a_letter_that_is_refused_delays_nobody_and_names_nobody_in_the_log(
    chat: Chat, mail_server: MailServer
) -> None:
    ada, grace = await confirmed_person(chat, mail_server), await confirmed_person(chat, mail_server)
    mail_server.refuses = True
    answer = await ada.execute(documents.REQUEST_RESET, input={"email": address_of(ada)})
    await asyncio.to_thread(mail_server.wait_until_refused)
    mail_server.refuses = False

    await grace.execute(documents.REQUEST_RESET, input={"email": address_of(grace)})

    assert (await letter_to(grace, mail_server)).message["Subject"] == "A new password for Sarangbang"
    assert answer == SENT
    assert "A letter could not be sent: SMTPRecipientsRefused" in chat.log()
    assert "example.org" not in chat.log()
