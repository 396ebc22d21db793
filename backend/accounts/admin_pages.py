"""How the admin shows what it must not change by itself: lists and pages to look at.

Rooms, messages and accounts have invariants (a log's counters, ends of sessions that must be told), so the admin writes
to none of their rows. What may be done to them is an action that calls an operation, and is noted in the admin's log.
"""

from typing import cast

from django.contrib.admin import ModelAdmin
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

MOST_COUNTED = 10_000


class BoundedPaginator(Paginator):  # type: ignore[type-arg]  # generic in its stubs alone
    """Counts to 10,000 and no further: a log of millions is searched, not leafed through."""

    @cached_property
    def count(self) -> int:
        found = cast("QuerySet[Model]", self.object_list)
        return min(found[: MOST_COUNTED + 1].count(), MOST_COUNTED)


class LookedAt(ModelAdmin):  # type: ignore[type-arg]  # as above
    """Rows to find and to read, each with the actions of its class."""

    list_per_page = 50
    paginator = BoundedPaginator
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def note(self, request: HttpRequest, row: Model, deed: str) -> None:
        """Write it into the admin's log: who did what to which."""
        self.log_change(request, row, deed)

    def has_moderate_permission(self, request: HttpRequest) -> bool:
        """Whether they may act: who may change such rows, by Django's permissions."""
        return request.user.has_perm(f"{self.opts.app_label}.change_{self.opts.model_name}")
