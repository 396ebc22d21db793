"""Getting back in by a letter: the address, and the links that are sent to it."""

from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts.errors import EmailNotOffered, LinkExpired, WrongCredentials
from backend.accounts.mail import confirming, resetting
from backend.refusals import RateLimited
from backend.rest.auth import ACCOUNTS, AuthView
from backend.rest.authentication import user_agent_of, viewer_of
from backend.rest.cookie import CLIENT, granted
from backend.rest.describing import described
from backend.rest.reading import JSONView, given, language_of
from backend.rest.shapes.accounts import SignedIn
from backend.rest.shapes.mail import (
    Address,
    ConfirmedAddress,
    Letter,
    LostPassword,
    OwnAddress,
    PasswordByLink,
)
from backend.rest.shapes.viewer import ViewerShape


class OwnEmail(JSONView):
    """`/auth/email`"""

    @described(
        "setEmail",
        "Give an address by which the viewer gets back in without the password.",
        tag=ACCOUNTS,
        takes=OwnAddress,
        answer=ViewerShape,
        says="The address is stored, and a link on its way to it that confirms it within 24 hours.",
        description="An unconfirmed address is written to again; a confirmed one stays as it is.",
        problems=[WrongCredentials, EmailNotOffered, RateLimited],
    )
    def post(self, request: Request) -> Response:
        person = confirming.set_email(
            person=viewer_of(request), **given(request, OwnAddress), language=language_of(request)
        )
        return Response(ViewerShape(person).data)


class ConfirmEmail(AuthView):
    """`/auth/confirm-email`"""

    @described(
        "confirmEmail",
        "Confirm the address that a link was sent to.",
        tag=ACCOUNTS,
        takes=Letter,
        answer=ConfirmedAddress,
        says="The address is confirmed.",
        problems=[LinkExpired],
        is_open=True,
    )
    def post(self, request: Request) -> Response:
        person = confirming.confirm_email(**given(request, Letter))
        return Response(ConfirmedAddress({"email": person.email or ""}).data)


class RequestPasswordReset(AuthView):
    """`/auth/request-password-reset`"""

    @described(
        "requestPasswordReset",
        "Have a link sent to a confirmed address, by which its owner takes another password.",
        tag=ACCOUNTS,
        takes=Address,
        answer=LostPassword,
        says="If somebody confirmed this address, a letter is on its way. The same answer for every address.",
        problems=[EmailNotOffered, RateLimited],
        is_open=True,
    )
    def post(self, request: Request) -> Response:
        valid_for = resetting.request_password_reset(**given(request, Address), language=language_of(request))
        return Response(LostPassword({"valid_for_seconds": int(valid_for.total_seconds())}).data)


class ResetPassword(AuthView):
    """`/auth/reset-password`"""

    @described(
        "resetPassword",
        "Take another password by the link in a letter.",
        tag=ACCOUNTS,
        takes=PasswordByLink,
        answer=SignedIn,
        says="The link is spent, the new password is good, every earlier session has ended and a new one begun.",
        parameters=[CLIENT],
        problems=[LinkExpired],
        is_open=True,
    )
    def post(self, request: Request) -> Response:
        signed_in = resetting.reset_password(**given(request, PasswordByLink), user_agent=user_agent_of(request))
        return granted(request, SignedIn, signed_in)
