"""Who is asking, over REST: the same access tokens as over GraphQL."""

from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from backend.accounts.models import Session, User
from backend.accounts.sessions import live_session
from backend.accounts.tokens import UnacceptableToken, bearer_token, read_access_token
from backend.refusals import Unauthenticated


class SessionTokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer …`. `request.auth` is the session."""

    def authenticate(self, request: Request) -> tuple[User, Session] | None:
        token = bearer_token(request.headers.get("authorization", ""))
        if token is None:
            return None
        try:
            session = live_session(read_access_token(token).session_id)
        except UnacceptableToken as error:
            raise Unauthenticated from error
        return session.user, session

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


def session_of(request: Request) -> Session:
    """The session that asks, on an address that refuses strangers."""
    assert isinstance(request.auth, Session), "strangers are refused before"
    return request.auth


def user_agent_of(request: Request) -> str:
    """What the client calls itself; empty if it does not say."""
    return str(request.headers.get("user-agent", ""))


def viewer_of(request: Request) -> User:
    """Who asks, on an address that refuses strangers."""
    return session_of(request).user
