"""The schema explains itself: to people who never see Python."""

from collections.abc import Iterator

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLUnionType,
)

from schema.schema import graphql_schema

OPERATIONS = {"Query", "Mutation", "Subscription"}


def own_types() -> Iterator[GraphQLNamedType]:
    """Every type but those of the specification, and the unions, which are named for the mutations they answer."""
    for kind in graphql_schema.type_map.values():
        is_built_in = kind.name.startswith("__") or kind.name in ("String", "Int", "Float", "Boolean", "ID")
        if not is_built_in and not isinstance(kind, GraphQLUnionType):
            yield kind


def described_things() -> Iterator[tuple[str, str | None]]:
    for kind in own_types():
        if kind.name not in OPERATIONS:
            yield kind.name, kind.description
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for name, field in kind.fields.items():
                yield f"{kind.name}.{name}", field.description
                for argument_name, argument in field.args.items():
                    is_the_only_input = kind.name == "Mutation" and argument_name == "input"
                    if not is_the_only_input:
                        yield f"{kind.name}.{name}({argument_name}:)", argument.description
        if isinstance(kind, GraphQLInputObjectType):
            for name, input_field in kind.fields.items():
                yield f"{kind.name}.{name}", input_field.description
        if isinstance(kind, GraphQLEnumType):
            for name, value in kind.values.items():
                yield f"{kind.name}.{name}", value.description


def test_every_type_field_argument_and_value_is_described() -> None:
    undescribed = [name for name, description in described_things() if not (description or "").strip()]

    assert undescribed == []


def test_every_mutation_takes_exactly_one_input_and_answers_with_a_union_of_its_name() -> None:
    assert graphql_schema.mutation_type is not None
    shapes = {
        name: ([f"{argument}: {given.type}" for argument, given in field.args.items()], str(field.type))
        for name, field in graphql_schema.mutation_type.fields.items()
    }

    expected = {name: name[0].upper() + name[1:] for name in shapes}
    assert shapes == {name: ([f"input: {kind}Input!"], f"{kind}Result!") for name, kind in expected.items()}
