"""Failures that only a transport can have."""

from backend.language import Words
from backend.refusals import Code, Refusal
from backend.requests import MethodNotAllowed


class OverSocketsOnly(Refusal):
    """The operation is about the socket it comes over, and there is none."""

    words = Words(en="This works over a WebSocket only.", ko="웹소켓에서만 쓸 수 있습니다.")


class NotThisWay(MethodNotAllowed):
    """The operation is of a type that what it came over does not carry: a mutation by GET, a subscription by POST."""

    words = Words(
        en="Send queries by GET or POST, mutations by POST, subscriptions over a WebSocket or with "
        "`Accept: text/event-stream`.",
        ko="조회는 GET이나 POST로, 변경은 POST로, 구독은 웹소켓이나 `Accept: text/event-stream`으로 보내 주세요.",
    )


class TooManySubscriptions(Refusal):
    """The socket carries as many operations as it may."""

    code = Code.RATE_LIMITED
    words = Words(en="Too many subscriptions on one socket.", ko="한 연결에 구독이 너무 많습니다.")
