"""Reading a selection without an executor: what is selected is compiled once to a function of the object.

Only for plain fields: those that are an attribute, those whose value the object brings along as one (`AT_HAND`), and
those whose resolver is given nothing but the object. Then nothing is asked of a database, and nothing can depend on who
reads. For every other selection there is graphql-core, which also is the oracle that the tests compare with.
"""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, TypeAlias, cast

from graphql import (
    GraphQLAbstractType,
    GraphQLField,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    is_abstract_type,
    is_leaf_type,
    is_object_type,
)
from graphql.execution.collect_fields import FieldDetails, collect_subfields
from graphql.type import GraphQLID, GraphQLInt, GraphQLString
from strawberry.types.field import StrawberryField

from schema.execution import Executing

Read: TypeAlias = Callable[[Any], Any]

AS_IT_IS = (GraphQLID, GraphQLInt, GraphQLString)


class NotPlain(Exception):
    """The selection has a field that only the executor can resolve."""


def projection_of(executor: Executing, fields: Sequence[FieldDetails], result_type: GraphQLOutputType) -> Read:
    """Compile what these fields select of an object of this type. Raises NotPlain.

    The function returns what the executor would: response names and values that are ready to be serialised.
    """
    if isinstance(result_type, GraphQLNonNull):
        return projection_of(executor, fields, result_type.of_type)
    if isinstance(result_type, GraphQLList):
        return of_list(projection_of(executor, fields, result_type.of_type))
    if is_leaf_type(result_type):
        return leaf(result_type)
    if is_abstract_type(result_type):
        return of_any(executor, fields, result_type)
    assert is_object_type(result_type)
    return of_object(executor, fields, result_type)


def of_list(read: Read) -> Read:
    return lambda values: [None if value is None else read(value) for value in values]


def leaf(leaf_type: GraphQLLeafType) -> Read:
    return as_it_is if leaf_type in AS_IT_IS else leaf_type.serialize


def as_it_is(value: Any) -> Any:
    return value


def of_any(executor: Executing, fields: Sequence[FieldDetails], abstract: GraphQLAbstractType) -> Read:
    """Each possible type compiled, chosen by the class of the object."""
    by_name = {
        possible.name: of_object(executor, fields, possible)
        for possible in executor.schema.get_possible_types(abstract)
    }
    return lambda source: by_name[type(source).__name__](source)


def of_object(executor: Executing, fields: Sequence[FieldDetails], object_type: GraphQLObjectType) -> Read:
    """A function that reads the selected fields of an object of this type, by their response names."""
    selected = collect_subfields(
        executor.schema, executor.fragments, executor.variable_values, executor.operation, object_type, list(fields)
    ).grouped_field_set
    reads = {name: field_read(executor, details, object_type) for name, details in selected.items()}
    return lambda source: {name: read(source) for name, read in reads.items()}


def field_read(executor: Executing, details: Sequence[FieldDetails], parent: GraphQLObjectType) -> Read:
    name = details[0].node.name.value
    if name == "__typename":
        return lambda _source: parent.name
    field = parent.fields[name]
    get, project = getter(field), projection_of(executor, details, field.type)

    def read(source: Any) -> Any:
        value = get(source)
        return None if value is None else project(value)

    return get if project is as_it_is else read


def getter(field: GraphQLField) -> Read:
    """How a plain field gets its value from the object. Raises NotPlain."""
    definition: StrawberryField = strawberry_field(field)
    resolver = definition.base_resolver
    if resolver is None or "at_hand" in definition.metadata:
        return attrgetter(definition.python_name)
    if field.args or resolver.info_parameter is not None:
        raise NotPlain(definition.python_name)
    return cast(Read, resolver.wrapped_func)


def strawberry_field(field: GraphQLField) -> StrawberryField:
    """Strawberry's definition behind a field of graphql-core's schema."""
    definition: StrawberryField = field.extensions["strawberry-definition"]
    return definition
