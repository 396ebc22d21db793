"""What OpenAPI says of a room's events; `app.py` answers for them, ahead of Django."""

from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework.request import Request
from rest_framework.response import Response

from backend.chat.errors import FellBehind, NotRoomMember
from backend.refusals import RateLimited
from backend.requests import NoSuchPath
from backend.rest.describing import OF_A_PAGE, OF_A_ROOM, ROOM_ID, described
from backend.rest.events.asked import EVENT_STREAM, LONGEST_WAIT, SHORTEST_WAIT, USUAL_WAIT
from backend.rest.messages import MESSAGES
from backend.rest.reading import JSONView
from backend.rest.shapes.events import WhatHappened

AFTER = OpenApiParameter(
    "after",
    str,
    description="Where to go on from: a room's or a page's `eventCursor`, an event's or an answer's `cursor`. "
    "From now on, if left out.",
)
WAIT = OpenApiParameter(
    "wait",
    {"type": "integer", "minimum": SHORTEST_WAIT, "maximum": LONGEST_WAIT, "default": USUAL_WAIT},
    description="For how many seconds to wait until something happens, 1 to 30.",
)
LAST_EVENT_ID = OpenApiParameter(
    "Last-Event-ID", str, OpenApiParameter.HEADER, description="For a stream, the same as `after`, and before it."
)


class Events(JSONView):
    """`/rooms/{room_id}/events`"""

    @described(
        "followRoom",
        "What happens in a room the viewer belongs to.",
        tag=MESSAGES,
        answer=WhatHappened,
        beside={EVENT_STREAM: OpenApiResponse(str, description="Events as they happen.")},
        says="What happened since, as soon as anything has; or events as they happen.",
        description="Asked plainly, it answers as soon as anything has happened since `after`, at the latest after "
        "`wait` seconds; ask again with the answer's `cursor`. With `Accept: text/event-stream` it goes on: each event "
        "has its cursor as its id, its type as its name and is the same JSON, and a last event `problem` says why the "
        "stream ends. Merge by message id: after a reconnect something may come twice; nothing is skipped.",
        parameters=[ROOM_ID, AFTER, WAIT, LAST_EVENT_ID],
        problems=[*OF_A_PAGE, *OF_A_ROOM, NotRoomMember, FellBehind, RateLimited],
    )
    def get(self, request: Request, room_id: str) -> Response:
        raise NoSuchPath  # by WSGI, which can let nobody wait
