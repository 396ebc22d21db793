"""What every connection is asked with and says of its page. The pages themselves are read by `backend/paging.py`."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

import strawberry
from strawberry import UNSET

Value = TypeVar("Value")

First = Annotated[int | None, strawberry.argument(description="How many at the most; 0 to 100.")]
After = Annotated[str | None, strawberry.argument(description="The cursor to go on after.")]


def given(value: Value | None) -> Value | None:
    """None for an argument that was left out, as for one that is null."""
    return None if value is UNSET else value


@strawberry.type(description="Where a page stands among the others.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether there are items after this page.")
    has_previous_page: bool = strawberry.field(description="Whether there are items before this page.")
    start_cursor: str | None = strawberry.field(description="Cursor of the first item, or null if the page is empty.")
    end_cursor: str | None = strawberry.field(description="Cursor of the last item, or null if the page is empty.")


def page_info(cursors: Sequence[str], *, has_next: bool, has_previous: bool) -> PageInfo:
    return PageInfo(
        has_next_page=has_next,
        has_previous_page=has_previous,
        start_cursor=cursors[0] if cursors else None,
        end_cursor=cursors[-1] if cursors else None,
    )
