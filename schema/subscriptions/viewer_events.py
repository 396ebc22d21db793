"""Following one's own list of rooms."""

from collections.abc import AsyncIterable

import strawberry

from schema.context import Info
from schema.subscriptions.viewer_stream import ViewerStream
from schema.types.viewer_events import ViewerEvent


@strawberry.subscription(
    description="What changes in the viewer's rooms, their invitations and their profile, on whichever device.\n"
    "First comes `ViewerEventsBegan`: read the list after it, and nothing is missed; after a reconnect read it again.\n"
    "Events tell how things stand now, so the same may be told twice. Ends with an error, UNAUTHENTICATED, when the\n"
    "session ends. One of these serves any number of rooms."
)
async def viewer_events(info: Info) -> AsyncIterable[ViewerEvent]:
    return ViewerStream(person_id=info.context.viewer.pk, after=None)
