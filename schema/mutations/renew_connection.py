"""Keeping a socket open past the end of its token."""

from datetime import datetime
from typing import Annotated

import strawberry

from backend.accounts.errors import SessionEnded as RefusedSession
from backend.accounts.tokens import UnacceptableToken, read_access_token
from schema.context import Info
from schema.problems import SessionEnded, mutation
from schema.refusals import OverSocketsOnly


@strawberry.input(description="What proves that the session goes on.")
class RenewConnectionInput:
    access_token: str = strawberry.field(description="A fresh access token of the same session.")


@strawberry.type(description="The socket stays open.")
class RenewConnectionSuccess:
    expires_at: datetime = strawberry.field(description="Until when this socket is good now.")


RenewConnectionResult = Annotated[RenewConnectionSuccess | SessionEnded, strawberry.union("RenewConnectionResult")]


@mutation(
    description="Over a WebSocket only: renew what its `connection_init` proved, before that ends, without dropping "
    "a subscription."
)
def renew_connection(info: Info, input: RenewConnectionInput) -> RenewConnectionResult:
    session, socket = info.context.session, info.context.socket
    if socket is None:
        raise OverSocketsOnly
    try:
        claims = read_access_token(input.access_token)
    except UnacceptableToken as error:
        raise RefusedSession from error
    if claims.session_id != session.id:
        raise RefusedSession
    socket.renew(claims)
    return RenewConnectionSuccess(expires_at=claims.expires_at)
