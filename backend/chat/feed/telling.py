"""What is told to many at once."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, eq=False, slots=True)
class Telling:
    """Events in their order, the same objects for all who are told; and what was made of them once for all.

    `made` belongs to who tells: a transport keeps there, by how its clients read, what it has executed and serialised.
    It goes when the last of them has been told.
    """

    events: tuple[Any, ...]  # of a room, or of a person's list
    made: dict[Hashable, Any] = field(default_factory=dict)
