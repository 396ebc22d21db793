"""People, their log-ins, and what administrators did."""

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import QuerySet
from django.http import HttpRequest

from backend.accounts.admin_pages import LookedAt
from backend.accounts.models import Session, User
from backend.accounts.sessions import log_out_everywhere
from backend.text import name_key


@admin.register(User)
class UserAdmin(LookedAt):
    """People by name. `is_staff` and permissions are given by `manage.py`, by who may do more than anybody here."""

    list_display = ("username", "display_name", "joined_at", "closed_at", "is_staff")
    list_filter = ("is_staff", ("closed_at", admin.EmptyFieldListFilter))
    search_fields = ("username_key", "display_name", "email")
    ordering = ("-pk",)
    fields = (
        *("username", "display_name", "avatar_color", "language", "email", "email_confirmed_at"),
        *("joined_at", "closed_at", "last_login", "is_staff", "is_superuser"),
    )
    actions = ("end_their_sessions",)

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[User]", search_term: str
    ) -> "tuple[QuerySet[User], bool]":
        return super().get_search_results(request, queryset, name_key(search_term))

    @admin.action(description="End all their sessions", permissions=["moderate"])
    def end_their_sessions(self, request: HttpRequest, people: "QuerySet[User]") -> None:
        for person in people:
            ended = log_out_everywhere(person)
            self.note(request, person, f"Ended {ended} sessions")


@admin.register(Session)
class SessionAdmin(LookedAt):
    """Who is logged in where; nothing of this opens anything."""

    list_display = ("id", "user", "device", "started_at", "refreshed_at", "ended_at")
    list_select_related = ("user",)
    list_filter = (("ended_at", admin.EmptyFieldListFilter),)
    search_fields = ("user__username_key",)
    ordering = ("-started_at",)
    fields = ("id", "user", "device", "started_at", "refreshed_at", "ended_at")


@admin.register(LogEntry)
class LogEntryAdmin(LookedAt):
    """What administrators did, newest first."""

    list_display = ("action_time", "user", "content_type", "object_repr", "change_message")
    list_select_related = ("user", "content_type")
    search_fields = ("user__username_key", "object_repr", "change_message")
    ordering = ("-pk",)
