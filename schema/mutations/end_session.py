"""Ending a session on another device."""

from typing import Annotated

import strawberry

from backend.accounts import sessions
from backend.ids import LOGIN_SESSION, uuid_of
from schema.context import Info
from schema.problems import SessionNotFound, mutation


@strawberry.input(description="Which session to end.")
class EndSessionInput:
    session_id: strawberry.ID = strawberry.field(description="One of `viewer { sessions }`; this one, too.")


@strawberry.type(description="The session has ended, its sockets included.")
class EndSessionSuccess:
    session_id: strawberry.ID = strawberry.field(description="The session that there is no more.")


EndSessionResult = Annotated[EndSessionSuccess | SessionNotFound, strawberry.union("EndSessionResult")]


@mutation(description="End one of the viewer's sessions, open sockets included: log a device out from afar.")
def end_session(info: Info, input: EndSessionInput) -> EndSessionResult:
    sessions.end_session(person=info.context.viewer, session_id=uuid_of(LOGIN_SESSION, input.session_id))
    return EndSessionSuccess(session_id=input.session_id)
