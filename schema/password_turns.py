"""Whoever gives a password waits for the hasher, of which there are few, and keeps a thread of the database meanwhile.

So they take turns, all together and from wherever they come: half of the threads are always left to all others.
"""

import re

from graphql import GraphQLNonNull, GraphQLObjectType

from schema.documents import graphql_schema


def mutations_with_a_password() -> list[str]:
    """All whose input has a field for one."""
    mutation_type = graphql_schema.mutation_type
    assert isinstance(mutation_type, GraphQLObjectType), "there are mutations"
    return [
        name
        for name, field in mutation_type.fields.items()
        for argument in field.args.values()
        if isinstance(argument.type, GraphQLNonNull)
        if any("password" in given.lower() for given in argument.type.of_type.fields)
    ]


NAMED = re.compile(rf"\b(?:{'|'.join(mutations_with_a_password())})\b")


def may_give_a_password(query: str) -> bool:
    """Whether it names one of them, be it in a comment: a name in a document cannot be written in another way."""
    return NAMED.search(query) is not None
