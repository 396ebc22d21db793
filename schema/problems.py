"""Expected failures, as members of a mutation's result union. The one place where a refusal becomes a problem."""

from collections.abc import Callable
from typing import Any

import strawberry
from strawberry.extensions import FieldExtension
from strawberry.types.field import StrawberryField

from backend import refusals
from backend.accounts import errors as account_errors
from backend.chat import errors as chat_errors
from backend.language import Language
from backend.refusals import Refusal
from schema.context import Info

DETAIL = "One sentence, fit to show as it is."


@strawberry.interface(description="A reason an operation did not happen, which the person can understand and act on.")
class Problem:
    detail: str = strawberry.field(description=DETAIL)


@strawberry.type(description="What is wrong with one field of the input.")
class FieldProblem:
    field: str = strawberry.field(description="The input field's name, as in the schema.")
    detail: str = strawberry.field(description="One sentence, fit to show beside the field.")


@strawberry.type(description="One or more inputs were not acceptable. Nothing was changed.")
class InvalidInput(Problem):
    fields: list[FieldProblem] = strawberry.field(description="What to correct, in input order. Never empty.")


@strawberry.type(
    description="The username and the password or code do not belong together, or the account is closed. "
    "Deliberately one kind for all."
)
class WrongCredentials(Problem): ...


@strawberry.type(description="The refresh token is spent, revoked or expired: log in again.")
class SessionEnded(Problem): ...


@strawberry.type(description="There is no such session of the viewer's, or it has ended.")
class SessionNotFound(Problem): ...


@strawberry.type(description="The link was opened before, or too late: ask for another.")
class LinkExpired(Problem): ...


@strawberry.type(description="This server sends no mail. A recovery code lets one back in.")
class EmailNotOffered(Problem): ...


@strawberry.type(description="This `clientToken` was already used for another message.")
class ClientTokenReused(Problem): ...


@strawberry.type(description="Somebody already has this username.")
class UsernameTaken(Problem): ...


@strawberry.type(description="A room already has this name.")
class RoomNameTaken(Problem): ...


@strawberry.type(description="There is no such room, or the viewer may not know of it.")
class RoomNotFound(Problem): ...


@strawberry.type(description="The viewer must join the room first.")
class NotRoomMember(Problem): ...


@strawberry.type(description="Only the room's owner may do this.")
class NotRoomOwner(Problem): ...


@strawberry.type(description="The owner of the room does not want the viewer back.")
class BannedFromRoom(Problem): ...


@strawberry.type(description="The room has a name: people join it, or are invited.")
class NotDirectRoom(Problem): ...


@strawberry.type(description="The conversation is direct: people are added to it, not invited.")
class NotInDirectRoom(Problem): ...


@strawberry.type(description="Nobody goes by this username, or not any more.")
class UserNotFound(Problem): ...


@strawberry.type(description="The person is in the room already.")
class AlreadyMember(Problem): ...


@strawberry.type(description="The person was banned from the room; its owner can lift that.")
class MemberBanned(Problem): ...


@strawberry.type(description="The person meant is not in the room.")
class MemberNotFound(Problem): ...


@strawberry.type(description="There is no such invitation, or not any more, or the viewer may not see it.")
class InvitationNotFound(Problem): ...


@strawberry.type(description="There is no such message, or the viewer may not see it.")
class MessageNotFound(Problem): ...


@strawberry.type(description="Only the author may change a message.")
class NotMessageAuthor(Problem): ...


PROBLEMS: dict[type[Refusal], type[Problem]] = {
    account_errors.WrongCredentials: WrongCredentials,
    account_errors.SessionEnded: SessionEnded,
    account_errors.SessionNotFound: SessionNotFound,
    account_errors.LinkExpired: LinkExpired,
    account_errors.EmailNotOffered: EmailNotOffered,
    account_errors.UsernameTaken: UsernameTaken,
    chat_errors.ClientTokenReused: ClientTokenReused,
    chat_errors.RoomNameTaken: RoomNameTaken,
    chat_errors.RoomNotFound: RoomNotFound,
    chat_errors.NotRoomMember: NotRoomMember,
    chat_errors.NotRoomOwner: NotRoomOwner,
    chat_errors.BannedFromRoom: BannedFromRoom,
    chat_errors.NotDirectRoom: NotDirectRoom,
    chat_errors.NotInDirectRoom: NotInDirectRoom,
    chat_errors.UserNotFound: UserNotFound,
    chat_errors.AlreadyMember: AlreadyMember,
    chat_errors.MemberBanned: MemberBanned,
    chat_errors.MemberNotFound: MemberNotFound,
    chat_errors.InvitationNotFound: InvitationNotFound,
    chat_errors.MessageNotFound: MessageNotFound,
    chat_errors.NotMessageAuthor: NotMessageAuthor,
}


def problem_of(refusal: Refusal, language: Language) -> Problem | None:
    """The problem that tells this refusal in the reader's language; None for what ends the operation."""
    detail = refusal.words.spoken_in(language)
    if isinstance(refusal, refusals.InvalidInput):
        fields = [FieldProblem(field=fault.name, detail=fault.words.spoken_in(language)) for fault in refusal.fields]
        return InvalidInput(detail=detail, fields=fields)
    kind = PROBLEMS.get(type(refusal))
    return None if kind is None else kind(detail=detail)


class RefusalsAsProblems(FieldExtension):
    """Answers with a problem where the mutation's result union has one for what was refused."""

    def apply(self, field: StrawberryField) -> None:
        self.field = field

    def resolve(self, next_: Callable[..., Any], source: Any, info: Info, **arguments: Any) -> Any:
        info.context.ask_again_who_asks()
        try:
            return next_(source, info, **arguments)
        except Refusal as refusal:
            problem = problem_of(refusal, info.context.language)
            if problem is None or type(problem) not in getattr(self.field.type, "types", ()):
                raise
            return problem


def mutation(*, description: str) -> Any:
    """A mutation whose refusals are told as the problems of its result union."""
    return strawberry.mutation(description=description, extensions=[RefusalsAsProblems()])
