"""What the links in our letters prove: that who opens one reads the mail of its address. Good once, and not for long.

A token has 256 random bits; only its digest is stored.
"""

import secrets
from datetime import timedelta
from hashlib import sha256

from backend.accounts.errors import LinkExpired
from backend.accounts.models import EmailLink, LinkPurpose, User
from backend.clock import now

GOOD_FOR = {LinkPurpose.CONFIRM_EMAIL: timedelta(hours=24), LinkPurpose.GET_BACK_IN: timedelta(minutes=30)}


def new_link(person: User, purpose: LinkPurpose) -> str:
    """Store a link to the person's address within the running transaction, and return its token."""
    token = secrets.token_urlsafe(32)
    person.email_links.filter(expires_at__lte=now()).delete()
    person.email_links.create(purpose=purpose, digest=digest_of(token), expires_at=now() + GOOD_FOR[purpose])
    return token


def owner_of(token: str, purpose: LinkPurpose) -> User:
    """Whom a link lets in, as far as can be told without their lock. Raises LinkExpired."""
    link = EmailLink.objects.good_for(purpose).filter(digest=digest_of(token)).select_related("user").first()
    if link is None:
        raise LinkExpired
    return link.user


def spend(person: User, token: str, purpose: LinkPurpose) -> User:
    """Use a link up within the running transaction, and return the person's row, held. Raises LinkExpired.

    All links die with what they were sent for: with the address, the password or the account.
    """
    standing = User.objects.held(person)
    if standing is None:
        raise LinkExpired
    spent, _ = standing.email_links.good_for(purpose).filter(digest=digest_of(token)).delete()
    if not spent:
        raise LinkExpired
    return standing


def digest_of(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
