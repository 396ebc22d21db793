"""Coming in and going: the same operations as over GraphQL, and a cookie for the web app (`cookie.py`)."""

from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts import credentials, people, recovery, sessions
from backend.accounts.errors import SessionEnded, UsernameTaken, WrongCredentials
from backend.accounts.tokens import UnacceptableToken, read_access_token
from backend.refusals import RateLimited, Unauthenticated
from backend.rest.authentication import session_of, user_agent_of
from backend.rest.cookie import CLIENT, granted, kept_token, without_cookie
from backend.rest.describing import described
from backend.rest.reading import JSONView, given
from backend.rest.shapes.accounts import (
    Credentials,
    Ended,
    Granted,
    HowMuch,
    NewAccount,
    Recovery,
    SignedIn,
    SignedUp,
    SpentToken,
    TokenToVerify,
    Verified,
)

ACCOUNTS = "Accounts"


class AuthView(JSONView):
    """What anybody may ask: a bad or spent access token does not stand in the way of a new one."""

    authentication_classes = ()
    permission_classes = (AllowAny,)


class SignUp(AuthView):
    """`/auth/sign-up`"""

    @described(
        "signUp",
        "Make an account and be logged in.",
        tag=ACCOUNTS,
        takes=NewAccount,
        answer=SignedUp,
        status=201,
        says="The account was made.",
        parameters=[CLIENT],
        problems=[UsernameTaken, RateLimited],
        is_open=True,
    )
    def post(self, request: Request) -> Response:
        signed_up = people.sign_up(**given(request, NewAccount), user_agent=user_agent_of(request))
        return granted(request, SignedUp, signed_up, status=201)


class LogIn(AuthView):
    """`/auth/log-in`"""

    @described(
        "logIn",
        "Log in.",
        tag=ACCOUNTS,
        takes=Credentials,
        answer=SignedIn,
        says="A new session.",
        parameters=[CLIENT],
        problems=[WrongCredentials, RateLimited],
        is_open=True,
    )
    def post(self, request: Request) -> Response:
        signed_in = credentials.log_in(**given(request, Credentials), user_agent=user_agent_of(request))
        return granted(request, SignedIn, signed_in)


class Refresh(AuthView):
    """`/auth/refresh`"""

    @described(
        "refreshToken",
        "Exchange the newest refresh token of a session for new tokens.",
        tag=ACCOUNTS,
        takes=SpentToken,
        answer=Granted,
        says="New tokens; the one sent is spent.",
        parameters=[CLIENT],
        problems=[SessionEnded, RateLimited],
        is_open=True,
        description="A spent token shown again within 10 seconds changes nothing; later, the whole session ends.",
    )
    def post(self, request: Request) -> Response:
        token = given(request, SpentToken).get("refresh_token", kept_token(request))
        if token is None:
            raise SessionEnded
        return granted(request, Granted, {"tokens": sessions.refresh(refresh_token=token)})


class Verify(AuthView):
    """`/auth/verify`"""

    @described(
        "verifyToken",
        "Try an access token.",
        tag=ACCOUNTS,
        takes=TokenToVerify,
        answer=Verified,
        says="It is good, and its session goes on.",
        problems=[Unauthenticated],
        is_open=True,
    )
    def post(self, request: Request) -> Response:
        try:
            claims = read_access_token(given(request, TokenToVerify)["access_token"])
        except UnacceptableToken as error:
            raise Unauthenticated from error
        person = sessions.live_session(claims.session_id).user
        return Response(Verified({"user": person, "expires_at": claims.expires_at}).data)


class Recover(AuthView):
    """`/auth/recover`"""

    @described(
        "recoverAccount",
        "Take another password by a recovery code instead of the old one.",
        tag=ACCOUNTS,
        takes=Recovery,
        answer=SignedIn,
        parameters=[CLIENT],
        problems=[WrongCredentials, RateLimited],
        is_open=True,
        says="The code is spent, the new password is good, every earlier session has ended and a new one begun.",
    )
    def post(self, request: Request) -> Response:
        signed_in = recovery.recover_account(**given(request, Recovery), user_agent=user_agent_of(request))
        return granted(request, SignedIn, signed_in)


class LogOut(JSONView):
    """`/auth/log-out`"""

    @described(
        "logOut",
        "End this session, or all of the viewer's, open sockets and event streams included.",
        tag=ACCOUNTS,
        takes=HowMuch,
        answer=Ended,
        says="They have ended.",
    )
    def post(self, request: Request) -> Response:
        session = session_of(request)
        ended = sessions.log_out(person=session.user, session=session, **given(request, HowMuch))
        return without_cookie(Response(Ended({"count": ended}).data))
