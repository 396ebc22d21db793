"""Who may keep a connection open: whose token it is, looked up together with all who arrive in the same moment."""

from backend.accounts.leases import End, Lease
from backend.refusals import Unauthenticated
from schema.context import Context
from schema.transport.arrivals import people_by_session


async def admit(context: Context, end: End) -> Lease:
    """Take out a lease by the token of the context; it calls `end` when it is over.

    Raises Unauthenticated, TooManyLeases, Unavailable, and what the database raises.
    """
    if context.claims is None:
        raise Unauthenticated
    person = await people_by_session.load(context.claims.session_id)
    if person is None:
        raise Unauthenticated
    return Lease(claims=context.claims, person_id=person.pk, end=end)
