"""The web app's refresh token, in a cookie that no script can read.

With the header `X-Sarangbang-Client: web` it is kept there, and is not in the answer. A page on another site can
neither set that header without our leave (CORS) nor make the browser send the cookie (SameSite=Strict).
"""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer

COOKIE, COOKIE_PATH = "refresh", "/api/v1/auth/"
CLIENT_HEADER, WEB = "x-sarangbang-client", "web"
CLIENT = OpenApiParameter(
    "X-Sarangbang-Client",
    str,
    OpenApiParameter.HEADER,
    description="`web` keeps the refresh token in a cookie that no script can read, and out of the answer.",
)


def is_web(request: Request) -> bool:
    return request.headers.get(CLIENT_HEADER) == WEB


def kept_token(request: Request) -> str | None:
    """The refresh token of the cookie, for the web app alone, on a page of this very host."""
    return request.COOKIES.get(COOKIE) if is_web(request) and is_own_page(request) else None


def is_own_page(request: Request) -> bool:
    """Whether it comes from a page of ours, as browsers say by `Origin`; what is no browser says nothing."""
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()


def granted(request: Request, shape: type[Serializer[Any]], tokens: Any, status: int = 200) -> Response:
    """New tokens in this shape; the refresh token goes where this client keeps it."""
    body = dict(shape(tokens).data)
    if not is_web(request):
        return Response(body, status)
    response = Response({name: value for name, value in body.items() if name != "refreshToken"}, status)
    response.set_cookie(
        COOKIE,
        body["refreshToken"],
        max_age=settings.REFRESH_TOKEN_SECONDS,
        path=COOKIE_PATH,
        secure=settings.BEHIND_TLS,
        httponly=True,
        samesite="Strict",
    )
    return response


def without_cookie(response: Response) -> Response:
    response.delete_cookie(COOKIE, path=COOKIE_PATH, samesite="Strict")
    return response
