"""Requests that cannot be read, over either API, and the bound of their bodies."""

from typing import ClassVar

from django.conf import settings
from starlette.types import Message, Receive

from backend.language import Words
from backend.refusals import Code, Refusal


class UnreadableRequest(Refusal):
    """Nothing was asked that an API could answer. `status` is that of HTTP (RFC 9110, 15.5)."""

    status: ClassVar[int] = 400


class NotJSON(UnreadableRequest):
    """The body, or a parameter of the address that must be JSON, is something else."""

    words = Words(en="This is not well-formed JSON in UTF-8.", ko="UTF-8로 된 올바른 JSON이 아닙니다.")


class NotAnObject(UnreadableRequest):
    """JSON, but no object; several operations in one list are none either."""

    words = Words(en="Send one JSON object, and no list of several.", ko="목록이 아니라 JSON 객체 하나를 보내 주세요.")


class NoSuchPath(UnreadableRequest):
    """Nothing is at this address."""

    status = 404
    code = Code.NOT_FOUND
    words = Words(en="There is nothing at this address.", ko="이 주소에는 아무것도 없습니다.")


class MethodNotAllowed(UnreadableRequest):
    """The header `Allow` of the answer names the methods that are."""

    status = 405
    words = Words(
        en="This address does not take this method; `Allow` names those it takes.",
        ko="이 주소에서 쓸 수 없는 메서드입니다. 쓸 수 있는 것은 `Allow` 헤더에 있습니다.",
    )


class BodyTooLong(UnreadableRequest):
    """The body is longer than `MAX_REQUEST_BYTES`, whatever its headers promised."""

    status = 413
    words = Words(
        en=f"A request may have {settings.MAX_REQUEST_BYTES:,} bytes.",
        ko=f"요청은 {settings.MAX_REQUEST_BYTES:,}바이트까지 보낼 수 있습니다.",
    )


class UnsupportedMediaType(UnreadableRequest):
    """A body that does not say that it is JSON. A page on another site could make a browser send such a one."""

    status = 415
    words = Words(
        en="Send JSON, with the header `Content-Type: application/json`.",
        ko="`Content-Type: application/json` 헤더와 함께 JSON으로 보내 주세요.",
    )


def bounded(receive: Receive) -> Receive:
    """The same `receive`, which raises BodyTooLong as soon as the body is."""
    received = 0

    async def limited() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > settings.MAX_REQUEST_BYTES:
            raise BodyTooLong
        return message

    return limited
