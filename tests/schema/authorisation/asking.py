"""Asking everything as everybody: each root field, with all that can be selected below it."""

from collections.abc import Callable, Iterator
from typing import Any, cast

from django.db import transaction
from graphql import (
    GraphQLInputObjectType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLUnionType,
    get_named_type,
    is_required_input_field,
)

from schema.schema import graphql_schema
from tests.conftest import PASSWORD
from tests.schema.authorisation.selecting import Arrival, arrivals, field_selection, needs_arguments, selection
from tests.schema.authorisation.world import World

QUERY = cast(GraphQLObjectType, graphql_schema.query_type)
MUTATION = cast(GraphQLObjectType, graphql_schema.mutation_type)
SUBSCRIPTION = cast(GraphQLObjectType, graphql_schema.subscription_type)
DEPTH = 5
Given = str | Callable[[World, str], str]

QUERIES: dict[str, list[str]] = {
    "node": [f'id: "{name}"' for name in ("{room}", "{message}", "{founder}", "{invitation}")],
    "room": ['id: "{room}"'],
    "roomByName": ['name: "{room name}"'],
}
"""What root queries with required arguments are asked with; the others are asked with none."""

ASKED_WITH: dict[str, Given] = {
    "roomId": "{room}",
    "messageId": "{message}",
    "userId": "{member}",
    "UnbanMemberInput.userId": "{banned}",
    "invitationId": "{invitation}",
    "username": "otto",
    "SignUpInput.username": "newcomer",
    "LogInInput.username": lambda _world, principal: principal,
    "RecoverAccountInput.username": lambda _world, principal: principal,
    "name": "마당",
    "displayName": "이름",
    "body": "말",
    "email": "somebody@example.org",
    "token": "nothing",
    "recoveryCode": "nothing",
    "sessionId": "nothing",
    "password": PASSWORD,
    "currentPassword": PASSWORD,
    "newPassword": "another horse battery",
    "refreshToken": World.refresh_token_of,
    "accessToken": "nothing",
}
"""What required inputs are given, by `Type.field` or `field`; `{…}` is one of the world's names."""


def came_by_queries(world: World, principal: str) -> set[Arrival]:
    """Whatever came, on any way of asking."""
    asking, own_id = world.askings[principal], world.id_of_person(principal)
    came: set[Arrival] = set()
    for document in queries(world):
        answer = asking.answer(document)
        assert "data" in answer, answer  # it was not valid
        came |= set(arrivals(answer["data"], own_id=own_id))
    return came


def queries(world: World) -> Iterator[str]:
    """Documents that ask each root query for everything, `DEPTH` levels deep."""
    for name, field in QUERY.fields.items():
        if not needs_arguments(field):
            yield f"{{ __typename {field_selection(name, field, DEPTH)} }}"
            continue
        assert name in QUERIES, f"Say in QUERIES of {__file__} what Query.{name} is asked with."
        for arguments in QUERIES[name]:
            yield f"{{ __typename {field_selection(name, field, DEPTH, f'({arguments.format(**world.names)})')} }}"


def answered(world: World, principal: str, mutation: str) -> tuple[str, set[Arrival]]:
    """In which word a mutation is answered, and what came with that; it is taken back."""
    result = get_named_type(MUTATION.fields[mutation].type)
    assert isinstance(result, GraphQLUnionType)
    members = " ".join(f"... on {member.name} {{ {selection(member, 2)} }}" for member in result.types)
    input_type = get_named_type(MUTATION.fields[mutation].args["input"].type)
    document = f"mutation($input: {input_type.name}!) {{ {mutation}(input: $input) {{ __typename {members} }} }}"
    with transaction.atomic():
        answer = world.askings[principal].answer(document, input=input_of(input_type, world, principal))
        transaction.set_rollback(True)
    if "errors" in answer:
        return code_of(answer), set()
    value = answer["data"][mutation]
    word = "yes" if value["__typename"].endswith("Success") else value["__typename"]
    return word, set(arrivals(value, own_id=None))


def input_of(input_type: GraphQLNamedType, world: World, principal: str) -> dict[str, str]:
    """All that is required of an input."""
    assert isinstance(input_type, GraphQLInputObjectType)
    required = [name for name, field in input_type.fields.items() if is_required_input_field(field)]
    return {name: given(input_type.name, name, world, principal) for name in required}


def given(type_name: str, field: str, world: World, principal: str) -> str:
    what = ASKED_WITH.get(f"{type_name}.{field}", ASKED_WITH.get(field))
    assert what is not None, f"Say in ASKED_WITH of {__file__} what {type_name}.{field} is given."
    return what.format(**world.names) if isinstance(what, str) else what(world, principal)


def code_of(answer: dict[str, Any]) -> str:
    [error] = answer["errors"]
    return str(error["extensions"]["code"])
