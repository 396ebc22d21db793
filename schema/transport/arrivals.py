"""Who arrives: after a restart everybody does at once, and one query tells of all who come in the same moment."""

import uuid
from collections.abc import Sequence

from strawberry.dataloader import DataLoader

from backend.accounts.models import User
from backend.accounts.sessions import people_of
from backend.realtime.threads import in_database

MOST_TOGETHER = 500


async def load_people(session_ids: list[uuid.UUID]) -> Sequence[User | None]:
    people = await in_database(people_of, session_ids)
    return [people.get(session_id) for session_id in session_ids]


people_by_session: DataLoader[uuid.UUID, User | None] = DataLoader(
    load_people, max_batch_size=MOST_TOGETHER, cache=False
)
"""The person of a session that goes on; None for one that has ended."""
