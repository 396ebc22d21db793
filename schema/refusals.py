"""Failures that only a transport can have."""

from backend.language import Words
from backend.refusals import Code, Refusal


class OverSocketsOnly(Refusal):
    """The operation is about the socket it comes over, and there is none."""

    words = Words(en="This works over a WebSocket only.", ko="웹소켓에서만 쓸 수 있습니다.")


class TooManySubscriptions(Refusal):
    """The socket carries as many operations as it may."""

    code = Code.RATE_LIMITED
    words = Words(en="Too many subscriptions on one socket.", ko="한 연결에 구독이 너무 많습니다.")
