"""What a request for events asks for, and whether it may: one visit to the database, before anything is followed."""

from dataclasses import dataclass
from uuid import UUID

from starlette.requests import Request

from backend.accounts.sessions import live_session
from backend.accounts.tokens import Claims, UnacceptableToken, bearer_token, read_access_token
from backend.chat.feed.cursor import Cursor
from backend.ids import key_of
from backend.language import Words
from backend.realtime.threads import in_database
from backend.refusals import InvalidInput, Unauthenticated
from backend.rest.finding import room_of_member
from backend.rest.parameters import number_of
from backend.throttles.turns import turns

SHORTEST_WAIT, LONGEST_WAIT, USUAL_WAIT = 1, 30, 25
WAIT_RULE = Words(
    en=f"wait: {SHORTEST_WAIT} to {LONGEST_WAIT} seconds.",
    ko=f"wait: {SHORTEST_WAIT}초에서 {LONGEST_WAIT}초까지입니다.",
)
EVENT_STREAM = "text/event-stream"


@dataclass(frozen=True)
class Asked:
    """Who follows which room, from where on."""

    claims: Claims
    person_id: int
    room_id: int
    after: Cursor
    wait_seconds: int
    as_stream: bool


async def asked_by(request: Request, room_id: str) -> Asked:
    """Raises Unauthenticated, InvalidInput (wait), UnreadableCursor, RoomNotFound, NotRoomMember, RateLimited,
    Unavailable.
    """
    claims = claims_of(request)
    wait_seconds = checked_wait(request.query_params.get("wait"))
    as_stream = EVENT_STREAM in request.headers.get("accept", "")
    after = (request.headers.get("last-event-id") if as_stream else None) or request.query_params.get("after")
    key = key_of("Room", room_id)
    cursor = None if after is None else Cursor.decode(after, room_id=key)
    async with turns.turn_of(claims.person_id):
        person_id, here = await in_database(admitted, claims.session_id, room_id)
    return Asked(claims, person_id, key, cursor or here, wait_seconds, as_stream)


def admitted(session_id: UUID, room_id: str) -> tuple[int, Cursor]:
    """Who asks, and where the room stands. Raises Unauthenticated, RoomNotFound, NotRoomMember."""
    viewer = live_session(session_id).user
    return viewer.pk, Cursor.of(room_of_member(room_id, viewer))


def claims_of(request: Request) -> Claims:
    token = bearer_token(request.headers.get("authorization", ""))
    if token is None:
        raise Unauthenticated
    try:
        return read_access_token(token)
    except UnacceptableToken as error:
        raise Unauthenticated from error


def checked_wait(text: str | None) -> int:
    seconds = USUAL_WAIT if text is None else number_of("wait", text)
    if not SHORTEST_WAIT <= seconds <= LONGEST_WAIT:
        raise InvalidInput.of("wait", WAIT_RULE)
    return seconds
