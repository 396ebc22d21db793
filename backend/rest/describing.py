"""What OpenAPI says of an operation, its problems included: each is one that the code may raise."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema

from backend.chat.errors import RoomNotFound
from backend.paging import UnreadableCursor
from backend.refusals import InvalidInput, Refusal, Unauthenticated, Unavailable
from backend.requests import BodyTooLong, NotAnObject, NotJSON, UnsupportedMediaType
from backend.rest.problems import MEDIA_TYPE, status_of
from backend.rest.shapes.problems import Problem

Method = TypeVar("Method", bound=Callable[..., Any])
Kinds = Sequence[type[Refusal]]

OF_A_BODY: Kinds = (NotJSON, NotAnObject, InvalidInput, BodyTooLong, UnsupportedMediaType)
OF_A_PAGE: Kinds = (InvalidInput, UnreadableCursor)
OF_A_ROOM: Kinds = (RoomNotFound,)

ROOM_ID = OpenApiParameter("room_id", str, OpenApiParameter.PATH, description="The room's id.")
SESSION_ID = OpenApiParameter("session_id", str, OpenApiParameter.PATH, description="The session's id.")
USER_ID = OpenApiParameter("user_id", str, OpenApiParameter.PATH, description="The person's id.")
INVITATION_ID = OpenApiParameter("invitation_id", str, OpenApiParameter.PATH, description="The invitation's id.")
MESSAGE_ID = OpenApiParameter("message_id", str, OpenApiParameter.PATH, description="The message's id.")


def described(
    name: str,
    summary: str,
    *,
    tag: str,
    answer: Any,
    beside: Mapping[str, OpenApiResponse] = MappingProxyType({}),
    status: int = 200,
    says: str = "",
    description: str = "",
    takes: Any = None,
    parameters: Sequence[OpenApiParameter] = (),
    problems: Kinds = (),
    is_open: bool = False,
) -> Callable[[Method], Method]:
    """Describe an operation.

    `answer` is its shape and `says` what that is; `beside` what else it may answer with, by media type; `is_open`:
    nobody need be signed in.
    """
    kinds = dict.fromkeys([*problems, *(OF_A_BODY if takes else ()), *(() if is_open else (Unauthenticated,))])
    responses: dict[Any, Any] = {(status, "application/json"): OpenApiResponse(answer, description=says or summary)}
    responses |= {(status, media_type): response for media_type, response in beside.items()}
    for its_status, described_as in sorted(by_status([*kinds, Unavailable]).items()):
        responses[its_status, MEDIA_TYPE] = OpenApiResponse(Problem, description=described_as)
    return extend_schema(
        operation_id=name,
        summary=summary,
        description=description or summary,
        tags=[tag],
        request={"application/json": takes} if takes else None,
        responses=responses,
        parameters=list(parameters),
        auth=[] if is_open else None,
    )


def by_status(kinds: Kinds) -> dict[int, str]:
    """What is wrong at each status: `RoomNotFound`: there is no such room."""
    found: dict[int, list[str]] = defaultdict(list)
    for kind in kinds:
        found[status_of(kind)].append(f"`{kind.__name__}`: {kind.words.en}")
    return {status: "\n\n".join(lines) for status, lines in found.items()}
