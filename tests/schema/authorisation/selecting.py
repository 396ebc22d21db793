"""Everything there is to select of a type, to a depth; and which fields of which types came in an answer."""

from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLNamedType,
    GraphQLObjectType,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    is_object_type,
    is_required_argument,
)

from schema.schema import graphql_schema

Arrival = str
"""A type and a field of it: `Room.name`."""


def selection(named: GraphQLNamedType, depth: int) -> str:
    """All fields of a type that can be asked without arguments, `depth` levels of them; empty if there is none."""
    if is_abstract_type(named):
        parts = [f"... on {each.name} {{ {selection(each, depth)} }}" for each in kinds_of(named)]
        return " ".join(["__typename", *parts])
    assert isinstance(named, GraphQLObjectType)
    free = [(name, field) for name, field in named.fields.items() if not needs_arguments(field)]
    parts = [part for name, field in free if (part := field_selection(name, field, depth))]
    return " ".join(["__typename", *parts])


def needs_arguments(field: GraphQLField) -> bool:
    return any(map(is_required_argument, field.args.values()))


def field_selection(name: str, field: GraphQLField, depth: int, arguments: str = "") -> str:
    """A field with all below it; empty where that lies too deep."""
    named = get_named_type(field.type)
    if is_leaf_type(named):
        return f"{name}{arguments}"
    return f"{name}{arguments} {{ {selection(named, depth - 1)} }}" if depth > 1 else ""


def kinds_of(named: GraphQLNamedType) -> list[GraphQLObjectType]:
    """The object types that a type stands for."""
    if is_abstract_type(named):
        return list(graphql_schema.get_possible_types(named))
    return [named] if is_object_type(named) else []


def types_below(*roots: GraphQLObjectType | None) -> set[str]:
    """The object types that queries or subscriptions lead to; others come by mutations alone."""
    found: set[str] = set()
    waiting = [root for root in roots if root is not None]
    while waiting:
        kind = waiting.pop()
        if kind.name not in found:
            found.add(kind.name)
            waiting += [below for field in kind.fields.values() for below in kinds_of(get_named_type(field.type))]
    return found


def arrivals(value: Any, *, own_id: str | None) -> Iterator[Arrival]:
    """What came of which types; of people, only what came of others than the one who asks."""
    if isinstance(value, list):
        for each in value:
            yield from arrivals(each, own_id=own_id)
    elif isinstance(value, dict) and not (value["__typename"] == "User" and value.get("id") == own_id):
        for name, inner in value.items():
            if name != "__typename" and inner not in (None, []):
                yield row_of(value["__typename"], name)
                yield from arrivals(inner, own_id=own_id)


def row_of(type_name: str, field: str) -> Arrival:
    """The table's row: problems share those of what they all are, a sentence."""
    kind = graphql_schema.type_map[type_name]
    problem = graphql_schema.type_map["Problem"]
    assert isinstance(kind, GraphQLObjectType)
    is_shared = problem in kind.interfaces and field in problem.fields  # type: ignore[attr-defined]  # an interface
    return f"Problem.{field}" if is_shared else f"{type_name}.{field}"


def all_rows() -> set[Arrival]:
    """A row for each field of each object type, but for mutations and subscriptions: these are answered in words."""
    roots = (graphql_schema.mutation_type, graphql_schema.subscription_type)
    return {
        row_of(kind.name, name)
        for kind in graphql_schema.type_map.values()
        if is_object_type(kind) and kind not in roots and not kind.name.startswith("__")
        for name in kind.fields
    }
