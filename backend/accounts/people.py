"""Making an account, and erasing what it showed."""

import unicodedata

from django.db import IntegrityError, transaction

from backend.accounts.errors import UsernameTaken
from backend.accounts.models import Session, User
from backend.accounts.passwords import checked_password
from backend.accounts.recovery import SignedUp, make_codes
from backend.accounts.sessions import end_sessions, open_session
from backend.accounts.throttles import sign_ups
from backend.accounts.tokens import tokens_of
from backend.clock import now
from backend.language import Words
from backend.realtime.transactions import in_one_transaction
from backend.refusals import Faults, UnacceptableText
from backend.text import checked_label, name_key
from backend.throttles.address import asked_from

SHORTEST_USERNAME, LONGEST_USERNAME = 3, 32
LONGEST_DISPLAY_NAME = 64

USERNAME_RULE = Words(
    en="3 to 32 letters of any script, digits, dots, hyphens or underscores.",
    ko="글자, 숫자, 점(.), 붙임표(-), 밑줄(_)로 3자에서 32자까지 쓸 수 있습니다.",
)


def sign_up(*, username: str, password: str, display_name: str | None = None, user_agent: str = "") -> SignedUp:
    """Make an account with its recovery codes, and open its first session.

    Raises InvalidInput (username, display_name, password), UsernameTaken, RateLimited.
    """
    sign_ups.take(asked_from.get())
    faults = Faults()
    username = faults.checked("username", checked_username, username)
    if display_name is None:
        display_name = username
    else:
        display_name = faults.checked("display_name", checked_display_name, display_name)
    password = faults.checked("password", checked_password, password)
    faults.refuse_if_any()

    if User.objects.by_username(username):  # the constraint decides; this spares the cost of a hash
        raise UsernameTaken
    person = User(username=username, display_name=display_name)
    person.set_password(password)
    return store_with_session(person, user_agent)


@in_one_transaction
def store_with_session(person: User, user_agent: str) -> SignedUp:
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        raise UsernameTaken from error
    tokens = tokens_of(open_session(person, user_agent=user_agent))
    return SignedUp(person, tokens, recovery_codes=make_codes(person))


def erase(person: User) -> None:
    """Close the account within the running transaction: no way in, nothing to show; the handle stays taken."""
    person.display_name = ""
    person.language = person.email = person.email_key = person.email_confirmed_at = None
    person.closed_at = now()
    person.set_unusable_password()
    person.save()
    person.recovery_codes.all().delete()
    person.email_links.all().delete()
    end_sessions(Session.objects.filter(user=person))
    Session.objects.filter(user=person).update(device="")


def checked_username(username: str) -> str:
    """Return the handle as it will be shown: in NFKC, without white space around it. Raises UnacceptableText."""
    handle = unicodedata.normalize("NFKC", username.strip())
    if not (
        SHORTEST_USERNAME <= len(handle) <= LONGEST_USERNAME
        and all(is_username_letter(letter) for letter in handle)
        and not unicodedata.combining(handle[0])
        and SHORTEST_USERNAME <= len(name_key(handle)) <= LONGEST_USERNAME * 2
    ):
        raise UnacceptableText(USERNAME_RULE)
    return handle


def is_username_letter(letter: str) -> bool:
    """Letters with their marks, and digits, of any script; none that cannot be seen."""
    return letter in "._-" or (unicodedata.category(letter)[0] in "LMN" and name_key(letter) == letter.casefold())


def checked_display_name(name: str) -> str:
    return checked_label(name, longest=LONGEST_DISPLAY_NAME)
