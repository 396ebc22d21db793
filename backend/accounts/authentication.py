"""Logging in to the admin: the one log-in that Django does by itself, counted with all others."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import get_language

from backend.accounts.errors import WrongCredentials
from backend.accounts.models import User
from backend.accounts.throttles import one_try
from backend.language import preferred_language
from backend.refusals import RateLimited


class CountedBackend(ModelBackend):
    """Django's own, which counts the try before a password is hashed. Raises RateLimited."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **others: Any
    ) -> User | None:
        if username is None or password is None:
            return None
        try:
            with one_try(username):
                person = super().authenticate(request, username=username, password=password, **others)
                if person is None:
                    raise WrongCredentials
        except WrongCredentials:
            return None
        assert isinstance(person, User), "AUTH_USER_MODEL"
        return person


class CountedLogIn(AdminAuthenticationForm):
    """The form of the admin's log-in page, which says when somebody has tried too often."""

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except RateLimited as refusal:
            raise ValidationError(refusal.words.spoken_in(preferred_language(get_language() or ""))) from refusal
