"""Getting back in by a letter to a confirmed address."""

from datetime import timedelta
from functools import partial

from django.db.models import QuerySet

from backend.accounts.credentials import store_password
from backend.accounts.mail.addresses import accepted_email, email_key
from backend.accounts.mail.letters import send_link
from backend.accounts.mail.links import GOOD_FOR, new_link, owner_of, spend
from backend.accounts.mail.post import post
from backend.accounts.models import LinkPurpose, User
from backend.accounts.passwords import checked_as, hashed_password
from backend.accounts.sessions import SignedIn, open_session
from backend.accounts.throttles import letters, log_ins
from backend.accounts.tokens import tokens_of
from backend.language import Language
from backend.realtime.transactions import in_one_transaction
from backend.refusals import RateLimited
from backend.throttles.address import asked_from

MOST_ACCOUNTS = 5  # of one address that are written to at once


def request_password_reset(*, email: str, language: Language) -> timedelta:
    """Have a link sent to a confirmed address; return how long it is good.

    Nothing tells whether anybody has that address: it is looked up by the post, after the answer. Raises InvalidInput
    (email), EmailNotOffered, RateLimited by the address that asks, Unavailable.
    """
    address = accepted_email(email)
    log_ins.take(asked_from.get())
    post.leave(partial(send_reset_links, email_key(address), language))
    return GOOD_FOR[LinkPurpose.GET_BACK_IN]


def reset_password(*, token: str, new_password: str, user_agent: str = "") -> SignedIn:
    """Take another password by a link; every session ends, and a new one is opened.

    Raises InvalidInput (new_password), LinkExpired.
    """
    checked_as("new_password", new_password)
    person = owner_of(token, LinkPurpose.GET_BACK_IN)  # before the hash, which costs more than a look
    return let_back_in(person, token, hashed_password(new_password), user_agent)


@in_one_transaction
def let_back_in(person: User, token: str, encoded: str, user_agent: str) -> SignedIn:
    standing = spend(person, token, LinkPurpose.GET_BACK_IN)
    store_password(standing, encoded)
    return SignedIn(standing, tokens_of(open_session(standing, user_agent=user_agent)))


def send_reset_links(key: str, language: Language) -> None:
    """Write to everybody who confirmed this address, each about the one account; outside of any transaction."""
    for person in confirmed_owners(key).order_by("pk")[:MOST_ACCOUNTS]:
        try:
            letters.take(f"{LinkPurpose.GET_BACK_IN}-{person.pk}")
        except RateLimited:
            continue  # nobody can fill a stranger's mailbox through us
        token = stored_link(person, key)
        if token is not None:
            send_link(person, LinkPurpose.GET_BACK_IN, token, language)


@in_one_transaction
def stored_link(person: User, key: str) -> str | None:
    """The token of a new link; None if the person gave another address meanwhile."""
    standing = confirmed_owners(key).select_for_update().filter(pk=person.pk).first()
    return None if standing is None else new_link(standing, LinkPurpose.GET_BACK_IN)


def confirmed_owners(key: str) -> QuerySet[User]:
    return User.objects.filter(email_key=key, closed_at=None).exclude(email_confirmed_at=None)
