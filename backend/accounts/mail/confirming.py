"""Giving an e-mail address, and confirming that one reads its mail."""

from functools import partial

from backend.accounts.credentials import lock_unchanged, prove
from backend.accounts.mail.addresses import accepted_email, email_key
from backend.accounts.mail.letters import send_link
from backend.accounts.mail.links import new_link, owner_of, spend
from backend.accounts.mail.post import post
from backend.accounts.models import LinkPurpose, User
from backend.accounts.personal_counters import move_counters
from backend.accounts.throttles import letters
from backend.clock import now
from backend.language import Language
from backend.realtime.transactions import in_one_transaction


def set_email(*, person: User, email: str | None, password: str, language: Language) -> User:
    """Take another address, which counts once the link that is sent to it was opened; or none.

    One that is not confirmed yet is written to again. Raises InvalidInput (email), WrongCredentials, EmailNotOffered,
    RateLimited, Unavailable.
    """
    address = None if email is None else accepted_email(email)
    prove(person, password)
    if address is not None:
        letters.take(f"{LinkPurpose.CONFIRM_EMAIL}-{person.pk}")
    standing, token = store_email(person, address)
    if token is not None:
        post.leave(partial(send_link, standing, LinkPurpose.CONFIRM_EMAIL, token, language))
    return standing


def confirm_email(*, token: str) -> User:
    """Confirm the address that a link was sent to. Raises LinkExpired."""
    return store_confirmed(owner_of(token, LinkPurpose.CONFIRM_EMAIL), token)


@in_one_transaction
def store_email(person: User, email: str | None) -> tuple[User, str | None]:
    """The person's row with the address, and the token of the link that is to confirm it; None where none is needed."""
    standing = lock_unchanged(person)
    key = None if email is None else email_key(email)
    if key == standing.email_key and (key is None or standing.email_confirmed_at is not None):
        return standing, None
    standing.email, standing.email_key, standing.email_confirmed_at = email, key, None
    standing.save(update_fields=["email", "email_key", "email_confirmed_at"])
    standing.email_links.all().delete()
    move_counters([standing.pk])
    return standing, None if email is None else new_link(standing, LinkPurpose.CONFIRM_EMAIL)


@in_one_transaction
def store_confirmed(person: User, token: str) -> User:
    standing = spend(person, token, LinkPurpose.CONFIRM_EMAIL)
    standing.email_confirmed_at = now()
    standing.save(update_fields=["email_confirmed_at"])
    move_counters([standing.pk])
    return standing
