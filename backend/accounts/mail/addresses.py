"""Which text is an e-mail address, and when two are the same one."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from backend.accounts.errors import EmailNotOffered
from backend.language import Words
from backend.refusals import Faults, UnacceptableText
from backend.text import is_storable, name_key

LONGEST_EMAIL = 254  # RFC 5321, 4.5.3.1.3, without the angle brackets

NO_ADDRESS = Words(en="This is not an e-mail address.", ko="이메일 주소가 아닙니다.")


def accepted_email(email: str) -> str:
    """The address, where letters are sent at all. Raises EmailNotOffered, InvalidInput (email)."""
    if not settings.OFFERS_EMAIL:
        raise EmailNotOffered
    faults = Faults()
    address = faults.checked("email", checked_email, email)
    faults.refuse_if_any()
    return address


def checked_email(email: str) -> str:
    """The address as it was given, without white space around it. Raises UnacceptableText."""
    address = email.strip()
    if not is_storable(address) or max(len(address), len(email_key(address))) > LONGEST_EMAIL:
        raise UnacceptableText(NO_ADDRESS)
    try:
        validate_email(address)
    except ValidationError as error:
        raise UnacceptableText(NO_ADDRESS) from error
    return address


def email_key(email: str) -> str:
    """The form in which addresses are compared.

    A letter goes to the address as its owner gave it, never as somebody types it now: two that are compared as one may
    be two mailboxes.
    """
    return name_key(email)
