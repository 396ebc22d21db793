"""Where a page stands among the others, and reading one from a request's parameters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from rest_framework import serializers

from backend.paging import Page
from backend.rest.fields import Text


@dataclass(frozen=True)
class PageOf:
    """What a page of a list is made of, ready for its shape."""

    items: Sequence[Any]
    cursors: Sequence[str]
    has_next: bool
    has_previous: bool

    @classmethod
    def of(cls, page: Page, cursor_of: Callable[[Any], str], items: Sequence[Any] | None = None) -> Self:
        """A page as it was read, its rows shown as these items."""
        cursors = [cursor_of(row) for row in page.rows]
        return cls(page.rows if items is None else items, cursors, page.has_next, page.has_previous)

    @property
    def page_info(self) -> dict[str, Any]:
        return {
            "has_next": self.has_next,
            "has_previous": self.has_previous,
            "start": self.cursors[0] if self.cursors else None,
            "end": self.cursors[-1] if self.cursors else None,
        }


class PageInfo(serializers.Serializer[object]):
    """Where a page stands among the others."""

    hasNextPage = serializers.BooleanField(source="has_next", help_text="Whether there are items after this page.")
    hasPreviousPage = serializers.BooleanField(
        source="has_previous", help_text="Whether there are items before this page."
    )
    startCursor = Text(
        source="start", allow_null=True, help_text="Cursor of the first item, for `before`; null if the page is empty."
    )
    endCursor = Text(
        source="end", allow_null=True, help_text="Cursor of the last item, for `after`; null if the page is empty."
    )
