"""Everything a server writes while people prove who they are, at its most talkative; nothing of it lets anybody in."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from tests import kept_logs
from tests.live import documents
from tests.live.chat import PROCESSES, Chat, running_chat
from tests.live.people import Person
from tests.servers.smtp import MailServer, running_mail_server


@dataclass
class Secrets:
    """What was said to a server or by it, and must be in nobody's log."""

    said: list[str] = field(default_factory=list)

    def of(self, found: Any) -> Any:
        """Keep all strings of an answer that open something, and return the answer."""
        if isinstance(found, dict):
            for name, value in found.items():
                if name in ("accessToken", "refreshToken"):
                    self.said.append(value)
                elif name == "recoveryCodes":
                    self.said += value
                else:
                    self.of(value)
        return found

    def new(self) -> str:
        """A password that nothing else looks like."""
        self.said.append(f"password {uuid.uuid4().hex}")
        return self.said[-1]


@pytest.fixture
async def mail_server() -> AsyncIterator[MailServer]:
    with running_mail_server() as server:
        yield server


@pytest.mark.parametrize("form", ["lines", "json"])
async def test_A13_no_password_token_or_code_is_in_any_log(form: str, server: str, mail_server: MailServer) -> None:
    secrets = Secrets()
    letters = {"EMAIL_URL": mail_server.url, "PUBLIC_URL": "https://chat.example.org"}
    with running_chat(server=server, processes=PROCESSES, LOG_LEVEL="DEBUG", LOG_FORMAT=form, **letters) as chat:
        await come_and_go(chat, mail_server, secrets)
        log = chat.log()

    assert "DEBUG" in log
    assert len(secrets.said) > 25
    assert [secret for secret in secrets.said if secret in log] == []


async def come_and_go(chat: Chat, mail_server: MailServer, secrets: Secrets) -> None:
    """Sign up, fail, log in over both APIs and a socket, lose the password twice, get back in, and leave."""
    password, rest = secrets.new(), httpx.AsyncClient(base_url=f"{chat.urls[-1]}/api/v1/auth", timeout=30)
    account = {"username": "ada", "password": password}
    signed_up = secrets.of((await rest.post("/sign-up", json=account)).json())
    ada = Person(chat.urls[0], "ada", signed_up["accessToken"], signed_up["refreshToken"])
    for wrong in (account | {"password": secrets.new()}, {"password": secrets.new()}, [secrets.new()]):
        await rest.post("/log-in", json=wrong)
    await rest.post("/log-in", content=f'{{"password": "{secrets.new()}"')
    await rest.get("/log-in", params={"access_token": ada.access_token})
    await ada.answer("mutation { logIn(input: {username: 7}) { __typename } }", password=secrets.new())
    await ada.answer(documents.LOG_IN, input={"username": "ada", "password": [secrets.new()]})
    secrets.of(await ada.answer(documents.LOG_IN, input=account))
    refreshed = secrets.of(await ada.execute(documents.REFRESH, input={"refreshToken": ada.refresh_token}))["tokens"]
    async with ada.socket() as socket:
        await socket.subscribe(documents.RENEW, input={"accessToken": refreshed["accessToken"]})
        await socket.subscribe(documents.LOG_IN, input=account | {"password": secrets.new()})
        await socket.subscribe("subscription { nothing", token=secrets.new())
        for _ in range(4):
            await socket.hear()
        await socket.say({"id": secrets.new(), "type": "unheard of"})
        await socket.close_code()
    await ada.execute(documents.SET_EMAIL, input={"email": "ada@example.org", "password": password})
    confirmation = await asyncio.to_thread(mail_server.next_letter, "ada@example.org")
    await ada.execute(documents.CONFIRM_EMAIL, input={"token": confirmation.token})
    await ada.execute(documents.REQUEST_RESET, input={"email": "ada@example.org"})
    reset = await asyncio.to_thread(mail_server.next_letter, "ada@example.org")
    secrets.said += [confirmation.token, reset.token]
    new, newest = secrets.new(), secrets.new()
    secrets.of(await ada.execute(documents.RESET_PASSWORD, input={"token": reset.token, "newPassword": new}))
    recovery = {"username": "ada", "recoveryCode": signed_up["recoveryCodes"][0], "newPassword": newest}
    secrets.of(await ada.execute(documents.RECOVER_ACCOUNT, input=recovery | {"recoveryCode": secrets.new()}))
    recovered = secrets.of(await ada.execute(documents.RECOVER_ACCOUNT, input=recovery))
    ada.access_token = recovered["tokens"]["accessToken"]
    secrets.of(await ada.execute(documents.RENEW_CODES, input={"password": newest}))
    await ada.execute(documents.CLOSE_ACCOUNT, input={"password": newest})
    await rest.aclose()


def test_A13_what_a_process_wrote_is_looked_through_also_when_it_was_killed(server: str) -> None:
    with running_chat(server=server, processes=1) as chat:
        [process] = chat.processes
        process.restart()

    kept = (kept_logs.folder() / process.log.name).read_text()
    assert kept.count("Sarangbang is open") == 2
