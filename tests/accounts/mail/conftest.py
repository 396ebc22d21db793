"""A post that carries letters when a test says so, within the test's own transaction."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from backend.accounts.mail.post import post
from backend.accounts.models import User
from backend.clock import now
from tests.asking import Asking
from tests.conftest import PASSWORD

EMAIL = "Ada@Example.org"


@dataclass
class Post:
    """What was left with the post."""

    left: list[Callable[[], None]] = field(default_factory=list)

    def carry(self) -> list[EmailMessage]:
        """Do what was left; return the letters that came of it."""
        before = len(mail.outbox)
        while self.left:
            self.left.pop(0)()
        return mail.outbox[before:]

    def token(self) -> str:
        """The token in the one letter that is on its way."""
        [letter] = self.carry()
        return token_in(letter)


@pytest.fixture
def letters(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Post:
    settings.OFFERS_EMAIL, settings.PUBLIC_URL = True, "https://chat.example.org"
    own = Post()
    monkeypatch.setattr(post, "leave", own.left.append)
    return own


@pytest.fixture
def ada(ada: User) -> User:
    """Ada, with a password that works, and an address that she confirmed."""
    ada.set_password(PASSWORD)
    ada.email, ada.email_key, ada.email_confirmed_at = EMAIL, EMAIL.lower(), now()
    ada.save()
    return ada


def token_in(letter: EmailMessage) -> str:
    [token] = re.findall(r"#([\w-]+)", str(letter.body))
    return str(token)


@pytest.fixture
def nobody(db: None) -> Asking:
    return Asking(None)


@pytest.fixture
def token(nobody: Asking, ada: User, letters: Post) -> str:
    """A link that Ada was sent."""
    nobody.mutate("requestPasswordReset", email=EMAIL)
    return letters.token()
