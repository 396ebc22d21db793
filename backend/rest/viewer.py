"""The signed-in person: what they show, what protects their account, and where they are logged in."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts import credentials, listings, profiles, recovery, sessions
from backend.accounts.errors import SessionNotFound, WrongCredentials
from backend.accounts.models import User
from backend.chat import departure
from backend.ids import LOGIN_SESSION, uuid_of
from backend.refusals import RateLimited
from backend.rest.auth import ACCOUNTS
from backend.rest.authentication import session_of, viewer_of
from backend.rest.cookie import without_cookie
from backend.rest.describing import OF_A_PAGE, SESSION_ID, described
from backend.rest.parameters import FORWARDS, asked_size, text_in
from backend.rest.reading import JSONView, given
from backend.rest.shapes.accounts import Ended
from backend.rest.shapes.pages import PageOf
from backend.rest.shapes.viewer import (
    NewPassword,
    Password,
    ProfileChanges,
    RecoveryCodes,
    SessionPage,
    ViewerShape,
)


class Viewer(JSONView):
    """`/viewer`"""

    @described(
        "readViewer",
        "The signed-in person, with what only they may see.",
        tag=ACCOUNTS,
        answer=ViewerShape,
        says="The viewer.",
    )
    def get(self, request: Request) -> Response:
        return told(viewer_of(request))

    @described(
        "updateProfile",
        "Change the viewer's name, colour or language.",
        tag=ACCOUNTS,
        takes=ProfileChanges,
        answer=ViewerShape,
        says="The viewer, as they show themself now.",
    )
    def patch(self, request: Request) -> Response:
        changes = given(request, ProfileChanges)
        kept = [name for name in ("display_name", "avatar_color") if changes.get(name) is None]
        asked: dict[str, Any] = {name: value for name, value in changes.items() if name not in kept}
        return told(profiles.update_profile(person=viewer_of(request), **asked))


class CloseAccount(JSONView):
    """`/viewer/close`"""

    @described(
        "closeAccount",
        "Close the viewer's account for ever.",
        tag=ACCOUNTS,
        takes=Password,
        answer=None,
        status=204,
        says="The account is closed.",
        problems=[WrongCredentials, RateLimited],
        description="It leaves every room, its messages stand without an author, and every session ends.",
    )
    def post(self, request: Request) -> Response:
        departure.close_account(person=viewer_of(request), **given(request, Password))
        return without_cookie(Response(status=204))


class OwnPassword(JSONView):
    """`/auth/password`"""

    @described(
        "changePassword",
        "Take another password, and end every session of the viewer's but this one.",
        tag=ACCOUNTS,
        takes=NewPassword,
        answer=Ended,
        says="The new password is good from now on, and the old one no more.",
        problems=[WrongCredentials, RateLimited],
    )
    def post(self, request: Request) -> Response:
        session = session_of(request)
        ended = credentials.change_password(person=session.user, session=session, **given(request, NewPassword))
        return Response(Ended({"count": ended}).data)


class OwnRecoveryCodes(JSONView):
    """`/auth/recovery-codes`"""

    @described(
        "renewRecoveryCodes",
        "Make new recovery codes in place of all that the viewer has.",
        tag=ACCOUNTS,
        takes=Password,
        answer=RecoveryCodes,
        says="The new codes, shown here and never again.",
        problems=[WrongCredentials, RateLimited],
    )
    def post(self, request: Request) -> Response:
        codes = recovery.renew_recovery_codes(person=viewer_of(request), **given(request, Password))
        return Response(RecoveryCodes({"codes": codes}).data)


class OwnSessions(JSONView):
    """`/auth/sessions`"""

    @described(
        "listSessions",
        "Where the viewer is logged in, the newest log-in first.",
        tag=ACCOUNTS,
        answer=SessionPage,
        parameters=FORWARDS,
        problems=OF_A_PAGE,
    )
    def get(self, request: Request) -> Response:
        own = session_of(request)
        page = listings.sessions_by_start(own.user, first=asked_size(request), after=text_in(request, "after"))
        items = [
            {"session": session, "device": session.device or None, "is_current": session.pk == own.pk}
            for session in page.rows
        ]
        return Response(SessionPage(PageOf.of(page, listings.session_cursor, items)).data)


class OneSession(JSONView):
    """`/auth/sessions/{session_id}`"""

    @described(
        "endSession",
        "End one of the viewer's sessions, open sockets and event streams included.",
        tag=ACCOUNTS,
        answer=None,
        status=204,
        says="It has ended.",
        parameters=[SESSION_ID],
        problems=[SessionNotFound],
    )
    def delete(self, request: Request, session_id: str) -> Response:
        sessions.end_session(person=viewer_of(request), session_id=uuid_of(LOGIN_SESSION, session_id))
        return Response(status=204)


def told(viewer: User) -> Response:
    return Response(ViewerShape(viewer).data)
