"""A backup that was restored brings back no log-in that was ended since."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command

from backend.accounts.errors import SessionEnded
from backend.accounts.models import EmailLink, LinkPurpose, User
from backend.accounts.sessions import open_session, refresh
from backend.accounts.tokens import tokens_of
from backend.clock import now


def test_everybody_logs_in_again_after_a_restored_backup(ada: User) -> None:
    tokens = tokens_of(open_session(ada))
    ada.email_links.create(purpose=LinkPurpose.GET_BACK_IN, digest="0" * 64, expires_at=now() + timedelta(hours=1))
    said = io.StringIO()

    call_command("restored", stdout=said)

    assert "1 sessions and 1 links in letters have ended; everybody logs in again." in said.getvalue()
    assert "codes spent since are good again" in said.getvalue()
    assert not EmailLink.objects.exists()
    with pytest.raises(SessionEnded):
        refresh(refresh_token=tokens.refresh_token)


def test_A7_a_closed_account_goes_on_by_no_session(ada: User) -> None:
    tokens = tokens_of(open_session(ada))
    User.objects.filter(pk=ada.pk).update(closed_at=now())

    with pytest.raises(SessionEnded):
        refresh(refresh_token=tokens.refresh_token)
