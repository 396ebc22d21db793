"""Proving who one is by a password, and taking another.

A password is hashed in no transaction: on SQLite nobody else could write meanwhile. What was proven before a
transaction is looked at again within it, under the person's lock: the password may have been changed in between.
"""

from django.contrib.auth.hashers import make_password

from backend.accounts.errors import WRONG_PASSWORD, WrongCredentials
from backend.accounts.models import LinkPurpose, Session, User
from backend.accounts.passwords import LONGEST, checked_as, hashed_password
from backend.accounts.sessions import SignedIn, end_sessions, open_session
from backend.accounts.throttles import one_try
from backend.accounts.tokens import tokens_of
from backend.realtime.transactions import in_one_transaction
from backend.text import is_storable


def log_in(*, username: str, password: str, user_agent: str = "") -> SignedIn:
    """Open a session. Raises RateLimited; WrongCredentials, after the cost of one password hash whatever was wrong."""
    with one_try(username):
        person = User.objects.by_username(username)
        if not is_password_of(person, password) or person is None:
            raise WrongCredentials
    return open_proven(person, user_agent)


def change_password(*, person: User, session: Session, current_password: str, new_password: str) -> int:
    """Take another password, and end every session of the person's but this one; return how many ended.

    Raises InvalidInput (new_password), WrongCredentials, RateLimited.
    """
    checked_as("new_password", new_password)
    prove(person, current_password)
    return replace_password(person, hashed_password(new_password), keep=session)


def replace_lost_password(person: User, password: str) -> int:
    """Give a person a password that was checked, for who runs the server; return how many sessions ended."""
    return replace_password(person, hashed_password(password))


def prove(person: User, password: str) -> None:
    """Raises RateLimited; WrongCredentials unless it is this person's password, after one hash either way."""
    with one_try(person.username):
        if not is_password_of(person, password):
            raise WrongCredentials(WRONG_PASSWORD)


def is_password_of(person: User | None, password: str) -> bool:
    """Whether it is this person's password; it takes as long to find out that there is no such person."""
    if person is None or not person.is_active or len(password) > LONGEST or not is_storable(password):
        make_password(password[:LONGEST].encode("utf-8", "replace").decode())
        return False
    return person.check_password(password)


@in_one_transaction
def open_proven(person: User, user_agent: str) -> SignedIn:
    lock_unchanged(person)
    return SignedIn(person, tokens_of(open_session(person, user_agent=user_agent)))


@in_one_transaction
def replace_password(person: User, encoded: str, *, keep: Session | None = None) -> int:
    return store_password(lock_unchanged(person), encoded, keep=keep)


def lock_unchanged(person: User) -> User:
    """The person's row as it stands, held by the running transaction.

    Raises WrongCredentials if since `person` was read the password was changed or the account closed.
    """
    standing = User.objects.held(person)
    if standing is None or standing.password != person.password:
        raise WrongCredentials(WRONG_PASSWORD)
    return standing


def store_password(person: User, encoded: str, *, keep: Session | None = None) -> int:
    """Give a person whom the transaction holds another password, and end their sessions; return how many ended.

    Links that would set yet another one are no good any more.
    """
    person.password = encoded
    person.save(update_fields=["password"])
    person.email_links.filter(purpose=LinkPurpose.GET_BACK_IN).delete()
    sessions = Session.objects.filter(user=person)
    return end_sessions(sessions if keep is None else sessions.exclude(id=keep.id))
