"""Which fields read the same to every member of a room, so that what was made of an event can be shared."""

from typing import Any

from strawberry.types.field import StrawberryField

FOR_EVERYBODY: dict[Any, Any] = {"for_everybody": True}
"""Metadata of a field whose resolver is told who asks, and yet answers everybody the same."""


def is_for_everybody(field: StrawberryField) -> bool:
    """Whether its resolver is not told who asks, or its metadata says that it makes no difference."""
    resolver = field.base_resolver
    return resolver is None or resolver.info_parameter is None or "for_everybody" in field.metadata
