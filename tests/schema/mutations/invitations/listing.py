"""The invitations that somebody sees."""

from collections.abc import Callable

from backend.accounts.models import User
from tests.asking import Asking

INVITATION = "id roomName memberCount invitedBy { username } invitedAt"
MINE = f"{{ viewer {{ invitations {{ edges {{ node {{ {INVITATION} }} }} pageInfo {{ hasNextPage }} }} }} }}"

AsPerson = Callable[[User], Asking]


def mine(asking: Asking) -> list[dict[str, object]]:
    return [edge["node"] for edge in asking.execute(MINE)["viewer"]["invitations"]["edges"]]
