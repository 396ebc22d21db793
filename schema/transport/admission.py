"""Who may keep a connection open: whose token it is, looked up together with all who arrive in the same moment."""

import uuid

from backend.accounts.leases import End, Lease
from backend.accounts.models import User
from backend.accounts.sessions import people_of
from backend.realtime.gathering import Gathering
from backend.refusals import Unauthenticated
from schema.context import Context

people_by_session: Gathering[uuid.UUID, User] = Gathering(people_of)


async def admit(context: Context, end: End) -> Lease:
    """Take out a lease by the token of the context; it calls `end` when it is over.

    Raises Unauthenticated, TooManyLeases, Unavailable, and what the database raises.
    """
    if context.claims is None:
        raise Unauthenticated
    person = await people_by_session.find(context.claims.session_id)
    if person is None:
        raise Unauthenticated
    return Lease(claims=context.claims, person_id=person.pk, end=end)
