"""What an operation may cost: how many objects it can lead to, counted before anything is executed.

A page counts as long as it may be, and multiplies what is asked of each item: 100 rooms with 50 messages each are 5,100
objects, plus what is asked of each message. Fragments are measured once, however often they are spread.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_composite_type,
)

from backend.paging import DEFAULT_PAGE
from schema.schema import graphql_schema

LIST_LENGTH = 10  # of a list that has no pages, which is short
PAGE_ARGUMENTS = ("first", "last")

Page = int | str
"""How long a page is at the most, or the variable that says so."""


@dataclass
class Asked:
    """What a selection leads to: objects with what is asked of each of them, so many times."""

    times: Page = 1
    objects: int = 0
    parts: list["Asked"] = field(default_factory=list)

    def cost(self, variables: Mapping[str, Any], measured: dict[int, int]) -> int:
        """How many objects these are at the most; what was measured already is looked up."""
        if id(self) not in measured:
            each = self.objects + sum(part.cost(variables, measured) for part in self.parts)
            measured[id(self)] = length_of(self.times, variables) * each
        return measured[id(self)]


def asked_for(document: DocumentNode) -> Mapping[str | None, Asked]:
    """What each operation of a valid document asks for, by its name."""
    reading = Reading(document)
    return {
        operation.name.value if operation.name else None: reading.of(
            operation.selection_set, graphql_schema.get_root_type(operation.operation)
        )
        for operation in document.definitions
        if isinstance(operation, OperationDefinitionNode)
    }


def length_of(page: Page, variables: Mapping[str, Any]) -> int:
    """What a page is refused for being longer than is nothing to multiply with."""
    given = variables.get(page) if isinstance(page, str) else page
    return DEFAULT_PAGE if given is None else min(max(int(given), 0), settings.MAX_PAGE)


class Reading:
    """Reads selections with the types they are of."""

    def __init__(self, document: DocumentNode) -> None:
        self.fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self.read: dict[str, Asked] = {}

    def of(self, selections: SelectionSetNode | None, parent: Any) -> Asked:
        asked = Asked()
        for selection in selections.selections if selections is not None else ():
            match selection:
                case FieldNode() if selection.name.value in getattr(parent, "fields", ()):
                    asked.parts.append(self.of_field(selection, parent.fields[selection.name.value]))
                case InlineFragmentNode():
                    condition = selection.type_condition
                    within = parent if condition is None else graphql_schema.type_map[condition.name.value]
                    asked.parts.append(self.of(selection.selection_set, within))
                case FragmentSpreadNode():
                    asked.parts.append(self.of_fragment(selection.name.value))
        return asked

    def of_field(self, node: FieldNode, definition: GraphQLField) -> Asked:
        kind = get_named_type(definition.type)
        if not is_composite_type(kind):
            return Asked()
        within = self.of(node.selection_set, kind)
        if "first" in definition.args:
            return Asked(times=page_of(node), objects=1, parts=[within])
        return Asked(times=LIST_LENGTH, parts=[within]) if is_list_without_pages(definition, kind) else within

    def of_fragment(self, name: str) -> Asked:
        if name not in self.read:
            fragment = self.fragments[name]
            self.read[name] = self.of(
                fragment.selection_set, graphql_schema.type_map[fragment.type_condition.name.value]
            )
        return self.read[name]


def page_of(node: FieldNode) -> Page:
    for argument in node.arguments or ():
        if argument.name.value in PAGE_ARGUMENTS:
            match argument.value:
                case VariableNode() as variable:
                    return variable.name.value
                case IntValueNode() as number:
                    return int(number.value)
    return DEFAULT_PAGE


def is_list_without_pages(definition: GraphQLField, kind: Any) -> bool:
    """Whether it is a list of its own; `edges` and `nodes` are as long as the page they are of."""
    outer = definition.type.of_type if isinstance(definition.type, GraphQLNonNull) else definition.type
    return isinstance(outer, GraphQLList) and not kind.name.endswith("Edge")
