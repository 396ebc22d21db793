"""The viewer's sessions: where they are logged in."""

from typing import cast

import strawberry
import strawberry_django
from strawberry import auto

from backend.accounts import models
from backend.accounts.listings import session_cursor, sessions_by_start
from backend.ids import LOGIN_SESSION, global_id
from backend.paging import DEFAULT_PAGE
from schema.connections import PageInfo, page_info
from schema.context import Info


@strawberry_django.type(models.Session, description="One log-in of the viewer's, on one device.")
class LoginSession:
    started_at: auto = strawberry_django.field(description="When they logged in.")
    refreshed_at: auto = strawberry_django.field(
        description="When it last got new tokens, which is about when it was last used."
    )

    @strawberry_django.field(description="Opaque, stable and unique across types; for `endSession`.")
    def id(self) -> strawberry.ID:
        return strawberry.ID(global_id(LOGIN_SESSION, cast(models.Session, self).id))

    @strawberry_django.field(
        description="The program and the system that logged in, such as `Firefox, Windows`; null if it did not say."
    )
    def device(self) -> str | None:
        return cast(models.Session, self).device or None

    @strawberry_django.field(description="Whether it is the session that asks.")
    def is_current(self, info: Info) -> bool:
        return cast(models.Session, self).id == info.context.session.id


@strawberry.type(description="A session's place in the list.")
class SessionEdge:
    cursor: str = strawberry.field(description="Opaque position, for `after`.")
    node: LoginSession = strawberry.field(description="The session.")


@strawberry.type(description="A page of the viewer's sessions.")
class SessionConnection:
    edges: list[SessionEdge] = strawberry.field(description="The sessions.")
    page_info: PageInfo = strawberry.field(description="Where this page stands among the others.")


def session_connection(info: Info, *, first: int | None, after: str | None) -> SessionConnection:
    """The viewer's sessions that go on, the newest first."""
    page = sessions_by_start(info.context.viewer, first=DEFAULT_PAGE if first is None else first, after=after)
    edges = [SessionEdge(cursor=session_cursor(session), node=cast(LoginSession, session)) for session in page.rows]
    cursors = [edge.cursor for edge in edges]
    return SessionConnection(
        edges=edges, page_info=page_info(cursors, has_next=page.has_next, has_previous=page.has_previous)
    )
