"""Tokens over REST: the same operations as over GraphQL, and a cookie for the web app.

With the header `X-Sarangbang-Client: web` the refresh token is kept in a cookie that no script can read, and is not in
the answer. A page on another site can neither set that header without our leave (CORS) nor make the browser send the
cookie (SameSite=Strict).
"""

from typing import Any, cast

from django.conf import settings
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts import credentials, people, sessions
from backend.accounts.errors import SessionEnded
from backend.accounts.models import Session
from backend.accounts.recovery import SignedUp
from backend.accounts.sessions import SignedIn
from backend.accounts.tokens import Tokens
from backend.ids import global_id
from backend.rest.reading import JSONView, Text

COOKIE, COOKIE_PATH = "refresh", "/api/v1/auth/"
CLIENT_HEADER, WEB = "x-sarangbang-client", "web"


class SignUpInput(serializers.Serializer[Any]):
    username = Text()
    password = Text()
    displayName = Text(source="display_name", allow_null=True, default=None)


class LogInInput(serializers.Serializer[Any]):
    username = Text()
    password = Text()


class RefreshInput(serializers.Serializer[Any]):
    refreshToken = Text(source="refresh_token", required=False)


class LogOutInput(serializers.Serializer[Any]):
    everywhere = serializers.BooleanField(default=False)


class AuthView(JSONView):
    """What anybody may ask: a bad or spent access token does not stand in the way of a new one."""

    authentication_classes = ()
    permission_classes = (AllowAny,)


class SignUp(AuthView):
    serializer_class = SignUpInput

    def post(self, request: Request) -> Response:
        return signed_up(request, people.sign_up(**self.given(request), user_agent=user_agent_of(request)))


class LogIn(AuthView):
    serializer_class = LogInInput

    def post(self, request: Request) -> Response:
        return signed_in(request, credentials.log_in(**self.given(request), user_agent=user_agent_of(request)))


class Refresh(AuthView):
    serializer_class = RefreshInput

    def post(self, request: Request) -> Response:
        token = self.given(request).get("refresh_token")
        if token is None and is_web(request):
            token = request.COOKIES.get(COOKIE)
        if token is None:
            raise SessionEnded
        return with_tokens(request, {}, sessions.refresh(refresh_token=token))


class LogOut(JSONView):
    serializer_class = LogOutInput

    def post(self, request: Request) -> Response:
        session = cast(Session, request.auth)
        ended = sessions.log_out(person=session.user, session=session, **self.given(request))
        response = Response({"endedSessionCount": ended})
        response.delete_cookie(COOKIE, path=COOKIE_PATH, samesite="Strict")
        return response


def is_web(request: Request) -> bool:
    return request.headers.get(CLIENT_HEADER) == WEB


def user_agent_of(request: Request) -> str:
    return str(request.headers.get("user-agent", ""))


def signed_up(request: Request, who: SignedUp) -> Response:
    return with_tokens(request, shown(who) | {"recoveryCodes": who.recovery_codes}, who.tokens, status=201)


def signed_in(request: Request, who: SignedIn) -> Response:
    return with_tokens(request, shown(who), who.tokens)


def shown(who: SignedIn) -> dict[str, Any]:
    person = who.user
    user = {
        "id": global_id("User", person.pk),
        "username": person.username,
        "displayName": person.display_name,
        "avatarColor": person.avatar_color.upper(),
    }
    return {"user": user}


def with_tokens(request: Request, body: dict[str, Any], tokens: Tokens, status: int = 200) -> Response:
    body |= {"accessToken": tokens.access_token, "expiresAt": tokens.expires_at}
    if not is_web(request):
        return Response(body | {"refreshToken": tokens.refresh_token}, status)
    response = Response(body, status)
    response.set_cookie(
        COOKIE,
        tokens.refresh_token,
        max_age=settings.REFRESH_TOKEN_SECONDS,
        path=COOKIE_PATH,
        secure=settings.BEHIND_TLS,
        httponly=True,
        samesite="Strict",
    )
    return response
