"""What has an id."""

from typing import Any

import strawberry

from backend.ids import global_id


@strawberry.interface(description="An object with a globally unique id, which can be fetched again by it.")
class Node:
    @strawberry.field(description="Opaque, stable and unique across types.")
    def id(self: Any) -> strawberry.ID:
        return strawberry.ID(global_id(type(self).__name__, self.pk))
