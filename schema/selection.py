"""What a subscription selects below its root field: who selects the same, reads the same.

`roomId`, `after`, the root field's alias and the operation's name say who reads, not what, and are left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    Node,
    SelectionSetNode,
    TypeInfo,
    TypeInfoVisitor,
    VariableNode,
    Visitor,
    print_ast,
    visit,
)

from schema.audience import is_for_everybody
from schema.documents import document_of
from schema.projection import strawberry_field
from schema.schema import graphql_schema

Fragments = Mapping[str, FragmentDefinitionNode]


@dataclass(frozen=True)
class Selection:
    """A selection below a field, as text that is equal for equal selections, and what its meaning depends on."""

    field: str
    text: str
    variables: tuple[str, ...]
    is_for_everybody: bool


@lru_cache(maxsize=settings.CACHED_DOCUMENTS)
def selection_of(query: str, operation_name: str | None) -> Selection:
    """The selection of the subscription in a valid document."""
    document = document_of(query)
    assert document.ast is not None, "it is valid"
    fragments = {node.name.value: node for node in document.ast.definitions if isinstance(node, FragmentDefinitionNode)}
    operation = document.operation(operation_name)
    roots = list(root_fields(operation.selection_set, fragments))
    field_type = graphql_schema.subscription_type.fields[roots[0].name.value].type  # type: ignore[union-attr]  # valid
    selected: list[Node] = [root.selection_set for root in roots if root.selection_set is not None]
    selected += used_fragments(selected, fragments)
    seen = Seen(TypeInfo(graphql_schema, field_type))
    for node in selected:
        visit(node, TypeInfoVisitor(seen.types, seen))
    return Selection(
        field=roots[0].name.value,
        text="\n".join(print_ast(node) for node in selected),
        variables=tuple(sorted(seen.variables)),
        is_for_everybody=seen.is_for_everybody,
    )


def root_fields(selections: SelectionSetNode, fragments: Fragments) -> Iterator[FieldNode]:
    """The fields of the subscription type, wherever in fragments they stand."""
    for node in selections.selections:
        if isinstance(node, FieldNode):
            yield node
        elif isinstance(node, FragmentSpreadNode):
            yield from root_fields(fragments[node.name.value].selection_set, fragments)
        elif isinstance(node, InlineFragmentNode):
            yield from root_fields(node.selection_set, fragments)


def used_fragments(nodes: Iterable[Node], fragments: Fragments) -> list[Node]:
    """The fragments that are spread in the nodes, and in those, by name."""
    names: set[str] = set()
    waiting = list(nodes)
    while waiting:
        spreads = Spreads()
        visit(waiting.pop(), spreads)
        waiting += [fragments[name] for name in spreads.names - names]
        names |= spreads.names
    return [fragments[name] for name in sorted(names)]


class Spreads(Visitor):
    """Collects the names of the fragments that are spread."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
        self.names.add(node.name.value)


class Seen(Visitor):
    """Collects the variables, and whether anything depends on who reads."""

    def __init__(self, types: TypeInfo) -> None:
        super().__init__()
        self.types = types
        self.variables: set[str] = set()
        self.is_for_everybody = True

    def enter_field(self, node: FieldNode, *_: object) -> None:
        field = self.types.get_field_def()
        self.is_for_everybody &= (
            node.name.value.startswith("__") or field is None or is_for_everybody(strawberry_field(field))
        )

    def enter_variable(self, node: VariableNode, *_: object) -> None:
        self.variables.add(node.name.value)
