"""The signed-in person, with what only they may see."""

from datetime import datetime
from enum import Enum
from typing import cast

import strawberry
from strawberry import UNSET

from backend.paging import DEFAULT_PAGE
from schema.connections import After, First, given
from schema.context import Info
from schema.types.invitation import InvitationConnection, invitation_connection
from schema.types.login_session import SessionConnection, session_connection
from schema.types.room_list import RoomConnection, rooms_by_activity
from schema.types.user import User


@strawberry.enum(description="The languages that people are answered in.")
class Language(Enum):
    KOREAN = strawberry.enum_value("ko", description="한국어.")
    ENGLISH = strawberry.enum_value("en", description="English.")


@strawberry.type(description="The signed-in person, with what only they may see.")
class Viewer:
    @strawberry.field(description="How others see the viewer.")
    def user(self, info: Info) -> User:
        return cast(User, info.context.viewer)

    @strawberry.field(
        description="What the viewer chose to read, on every device; null while each of their browsers decides."
    )
    def language(self, info: Info) -> Language | None:
        chosen = info.context.viewer.language
        return None if chosen is None else Language(chosen)

    @strawberry.field(description="Where the viewer reads mail, or null if they did not say. Nobody else sees it.")
    def email(self, info: Info) -> str | None:
        return info.context.viewer.email

    @strawberry.field(description="When a link that was sent to `email` was opened; null until then.")
    def email_confirmed_at(self, info: Info) -> datetime | None:
        return info.context.viewer.email_confirmed_at

    @strawberry.field(description="How many recovery codes the viewer has left; `renewRecoveryCodes` makes new ones.")
    def recovery_code_count(self, info: Info) -> int:
        return info.context.viewer.recovery_codes.count()

    @strawberry.field(description="Where the viewer is logged in, the newest log-in first.")
    def sessions(self, info: Info, first: First = DEFAULT_PAGE, after: After = UNSET) -> SessionConnection:
        return session_connection(info, first=first, after=given(after))

    @strawberry.field(description="What the viewer was invited to, the newest first.")
    def invitations(self, info: Info, first: First = DEFAULT_PAGE, after: After = UNSET) -> InvitationConnection:
        return invitation_connection(info, first=first, after=given(after))

    @strawberry.field(
        description="Rooms the viewer belongs to, latest activity first; without direct conversations that they hid "
        "and where\nnothing was said since."
    )
    def rooms(self, info: Info, first: First = DEFAULT_PAGE, after: After = UNSET) -> RoomConnection:
        return rooms_by_activity(info, first=first, after=given(after))
