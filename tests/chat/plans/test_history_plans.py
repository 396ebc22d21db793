"""A page of history reads its own rows, wherever it is: at message 50 as at message 20,000."""

from collections.abc import Callable

import pytest

from backend.accounts.models import User
from backend.chat.models import Membership, Room
from backend.chat.reading import unread_counts
from backend.paging import encode_key
from tests.asking import Asking, id_of
from tests.chat.plans.conftest import reading

pytestmark = pytest.mark.django_db(transaction=True)  # ANALYZE TABLE ends a transaction
DEPTH, PAGE = 20_000, 50
PEOPLE_OF_A_MESSAGE = 2  # its author, and whom it is about
FOR_ONCE = 20  # the session, the room, the membership
PAGES = {"backwards": ("last: 50, before: $cursor", 1), "forwards": ("first: 50, after: $cursor", -1)}


def document(page: str) -> str:
    return f"""query($room: ID!, $cursor: String!) {{ room(id: $room) {{ messages({page}) {{
        edges {{ node {{ position author {{ username }} }} }} pageInfo {{ hasPreviousPage hasNextPage }} }} }} }}"""


def cursor_at(room: Room, position: int) -> str:
    return encode_key("messages", (room.pk, position))


@pytest.mark.parametrize("direction", PAGES)
def test_a_page_reads_as_many_rows_at_any_depth_and_sorts_and_scans_nothing(
    direction: str, filled: Callable[[int], Room], ada: User, as_person: Callable[[User], Asking]
) -> None:
    room, asking = filled(DEPTH), as_person(ada)
    page, beyond = PAGES[direction]
    counts, plans = [], []

    for first in (101, DEPTH // 2, DEPTH - 100):
        place = cursor_at(room, first + PAGE * beyond)
        with reading() as read:
            answer = asking.execute(document(page), room=id_of(room), cursor=place)
        assert len(answer["room"]["messages"]["edges"]) == PAGE
        counts.append(read.row_count)
        plans += list(read.plans())

    assert len(set(counts)) == 1
    assert counts[0] < (1 + PEOPLE_OF_A_MESSAGE) * PAGE + FOR_ONCE
    assert {"ALL", "index"}.isdisjoint({plan["type"] for plan in plans if plan["table"] == "chat_message"})
    assert [plan for plan in plans if "filesort" in str(plan["Extra"])] == []


def test_counting_what_is_unread_stops_at_a_thousand(filled: Callable[[int], Room], ada: User) -> None:
    room = filled(5_000)
    membership = Membership.objects.get(room=room, user=ada)

    with reading() as read:
        counts = unread_counts([membership])

    assert counts == {membership.pk: 1_000}
    assert read.row_count < 2 * 1_000 + FOR_ONCE  # each is found, and then counted
