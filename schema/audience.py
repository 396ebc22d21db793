"""Which fields read the same to whom, so that what was made of an event can be shared."""

from typing import Any

from strawberry.types.field import StrawberryField

FOR_EVERYBODY: dict[Any, Any] = {"for_everybody": True}
"""Metadata of a field whose resolver is told who asks, and yet answers everybody the same."""

FOR_MEMBERS: dict[Any, Any] = {"for_members": True}
"""Metadata of a room's field that answers every member the same, and asks who that is only where nobody has yet."""

AT_HAND: dict[Any, Any] = {"at_hand": True}
"""Metadata of a field whose value is an attribute of the same name, where an event brings it along."""


def is_for_everybody(field: StrawberryField) -> bool:
    """Whether its resolver is not told who asks, or its metadata says that it makes no difference."""
    resolver = field.base_resolver
    return resolver is None or resolver.info_parameter is None or "for_everybody" in field.metadata


def is_for_members(field: StrawberryField) -> bool:
    """Whether every member of the room is answered the same."""
    return is_for_everybody(field) or "for_members" in field.metadata
