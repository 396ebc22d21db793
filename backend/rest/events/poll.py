"""Long polling: one answer with what has happened, as soon as something has."""

from django.conf import settings
from starlette.responses import Response

from backend.rest.answers import answered
from backend.rest.events.asked import Asked
from backend.rest.events.listening import Listener, listening
from backend.rest.events.rendering import rendered


async def poll(asked: Asked) -> Response:
    """Raises the Refusal that ends it."""
    with listening(asked) as listener:
        await listener.hears(within_seconds=asked.wait_seconds)
        events = taken(listener)
    cursor = events[-1]["cursor"] if events else asked.after.encode()
    return answered({"events": events, "cursor": cursor})


def taken(listener: Listener) -> list[dict[str, object]]:
    """What is told now, `REPLAY_CHANGES` at most: whatever is left out comes after the last one's cursor."""
    first = listener.take()
    events = rendered(first)[: settings.REPLAY_CHANGES] if first is not None else []
    while 0 < listener.next_event_count <= settings.REPLAY_CHANGES - len(events):
        more = listener.take()
        assert more is not None, "its events have been counted"
        events = events + rendered(more)
    return events
