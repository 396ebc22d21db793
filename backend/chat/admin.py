"""Rooms and what was said in them, to find and to read; a message may be taken down."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from backend.accounts.admin_pages import LookedAt
from backend.chat.changing import take_down
from backend.chat.models import Membership, Message, Room


@admin.register(Room)
class RoomAdmin(LookedAt):
    """Rooms, the newest first."""

    list_display = ("id", "name", "visibility", "is_direct", "owner", "member_count", "created_at", "closed_at")
    list_select_related = ("owner",)
    list_filter = ("visibility", "is_direct", ("closed_at", admin.EmptyFieldListFilter))
    search_fields = ("=id", "name", "owner__username_key")
    ordering = ("-pk",)


@admin.register(Membership)
class MembershipAdmin(LookedAt):
    """Who is in which room."""

    list_display = ("room", "user", "joined_at", "last_read_position")
    list_select_related = ("room", "user")
    search_fields = ("=room__id", "user__username_key")
    ordering = ("-pk",)


@admin.register(Message)
class MessageAdmin(LookedAt):
    """What was said, the newest first."""

    list_display = ("id", "room", "position", "kind", "author", "beginning", "sent_at", "deleted_at")
    list_select_related = ("room", "author")
    list_filter = ("kind", ("deleted_at", admin.EmptyFieldListFilter))
    search_fields = ("=id", "=room__id", "author__username_key", "body")
    search_help_text = "A message's or a room's number, an author's name, or words that were said."
    ordering = ("-pk",)
    fields = (
        *("room", "position", "revision", "kind", "author", "subject"),
        *("body", "sent_at", "edited_at", "deleted_at"),
    )
    actions = ("take_them_down",)

    @admin.display(description="Begins with")
    def beginning(self, message: Message) -> str:
        return (message.body or "")[:80]

    @admin.action(description="Take down: everybody sees that it was withdrawn", permissions=["moderate"])
    def take_them_down(self, request: HttpRequest, messages: "QuerySet[Message]") -> None:
        for message in messages:
            take_down(message_id=message.pk)
            self.note(request, message, "Taken down")
