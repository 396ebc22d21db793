"""Logging out."""

from typing import Annotated

import strawberry

from backend.accounts import sessions
from schema.context import Info
from schema.problems import mutation


@strawberry.input(description="How much to end.")
class LogOutInput:
    everywhere: bool = strawberry.field(
        description="End every session of the viewer, not only this one.", default=False
    )


@strawberry.type(description="The sessions have ended, their sockets included.")
class LogOutSuccess:
    ended_session_count: int = strawberry.field(description="How many sessions ended.")


LogOutResult = Annotated[LogOutSuccess, strawberry.union("LogOutResult")]


@mutation(description="End this session, or all of the viewer's, open sockets included.")
def log_out(info: Info, input: LogOutInput) -> LogOutResult:
    session = info.context.session
    ended = sessions.log_out(person=session.user, session=session, everywhere=input.everywhere)
    return LogOutSuccess(ended_session_count=ended)
