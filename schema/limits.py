"""How deep a document may ask, how often it may rename and direct, how many operations it may hold, how long a number.

Every fragment is measured once. Strawberry's own limiters walk a fragment wherever it is spread, and thirty fragments
that spread the next one three times each keep them busy for longer than the universe is old.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.conf import settings
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    ValidationRule,
)

LONGEST_NUMBER = 400


class Size(NamedTuple):
    """How many selections lie within one another, how many fields have an alias, how many directives there are.

    All with fragments spread out.
    """

    depth: int = 0
    aliases: int = 0
    directives: int = 0


def excesses(document: DocumentNode) -> Iterator[GraphQLError]:
    """What is too much in a document that is valid otherwise: one without fragments that are unknown or in a cycle."""
    measuring = Measuring(document)
    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    sizes = [measuring.of(operation.selection_set) for operation in operations]
    if len(operations) > settings.MAX_QUERY_OPERATIONS:
        yield GraphQLError(f"At most {settings.MAX_QUERY_OPERATIONS} operations in a document.")
    if any(size.depth > settings.MAX_QUERY_DEPTH for size in sizes):
        yield GraphQLError(f"At most {settings.MAX_QUERY_DEPTH} levels of selections.")
    if sum(size.aliases for size in sizes) > settings.MAX_QUERY_ALIASES:
        yield GraphQLError(f"At most {settings.MAX_QUERY_ALIASES} aliases.")
    directives = sum(len(operation.directives or ()) for operation in operations)
    if directives + sum(size.directives for size in sizes) > settings.MAX_QUERY_DIRECTIVES:
        yield GraphQLError(f"At most {settings.MAX_QUERY_DIRECTIVES} directives.")


class Measuring:
    """Measures selections, and remembers the size of each fragment."""

    def __init__(self, document: DocumentNode) -> None:
        self.fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self.measured: dict[str, Size] = {}

    def of(self, selections: SelectionSetNode | None) -> Size:
        sizes = [self.of_one(selection) for selection in selections.selections] if selections else []
        return Size(
            max((size.depth for size in sizes), default=0),
            sum(size.aliases for size in sizes),
            sum(size.directives for size in sizes),
        )

    def of_one(self, selection: SelectionNode) -> Size:
        size = self.without_directives(selection)
        return size._replace(directives=size.directives + len(selection.directives or ()))

    def without_directives(self, selection: SelectionNode) -> Size:
        match selection:
            case FragmentSpreadNode():
                return self.of_fragment(selection.name.value)
            case InlineFragmentNode():
                return self.of(selection.selection_set)
            case FieldNode():
                within = self.of(selection.selection_set)
                is_introspection = selection.name.value.startswith("__")  # which has a limit of its own
                depth = 0 if is_introspection or selection.selection_set is None else within.depth + 1
                return Size(depth, within.aliases + (selection.alias is not None), within.directives)
            case _:
                raise TypeError(f"{selection.kind} is no selection")

    def of_fragment(self, name: str) -> Size:
        if name not in self.measured:
            self.measured[name] = self.of(self.fragments[name].selection_set)
        return self.measured[name]


class ShortNumbers(ValidationRule):
    """Python refuses to read longer ones, with an error of its own."""

    def enter_int_value(self, node: IntValueNode, *_: Any) -> None:
        if len(node.value) > LONGEST_NUMBER:
            self.report_error(GraphQLError(f"A number may have {LONGEST_NUMBER} digits.", node))
