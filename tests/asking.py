"""Asking the GraphQL schema within the process: all of it but the transport."""

from typing import Any

from django.db.models import Model
from graphql import Executor, GraphQLUnionType

from backend.accounts.models import User
from backend.accounts.sessions import open_session
from backend.accounts.tokens import read_access_token, tokens_of
from backend.ids import global_id
from backend.language import Language
from schema.context import Context
from schema.execution import ANY_TYPE, Operation, execute
from schema.schema import graphql_schema


def id_of(row: Model) -> str:
    """The global id by which clients know a room, a message or a person."""
    return global_id(type(row).__name__, row.pk)


class Asking:
    """Somebody with a session of their own, or nobody."""

    def __init__(self, person: User | None, language: Language = Language.ENGLISH) -> None:
        self.language = language
        self.claims = None if person is None else read_access_token(tokens_of(open_session(person)).access_token)

    def context(self) -> Context:
        """The surroundings of one operation of theirs."""
        return Context(claims=self.claims, language=self.language)

    def answer(self, query: str, /, **variables: Any) -> dict[str, Any]:
        """The whole response: `data` and `errors`, as a client gets them."""
        answer = execute(Operation(query, variables), self.context(), allowed=ANY_TYPE)
        assert not isinstance(answer, Executor)
        return answer.payload

    def execute(self, query: str, /, **variables: Any) -> dict[str, Any]:
        """The `data` of a response without errors."""
        payload = self.answer(query, **variables)
        assert "errors" not in payload, payload["errors"]
        data: dict[str, Any] = payload["data"]
        return data

    def error_code(self, query: str, /, **variables: Any) -> str:
        """The code of the one error of a response."""
        [error] = self.answer(query, **variables)["errors"]
        return str(error["extensions"]["code"])

    def mutate(self, mutation: str, selection: str = "__typename", /, **input: Any) -> dict[str, Any]:
        """What came of a mutation: the selection of its success, or the kind and the words of its problem."""
        answer = self.execute(mutation_document(mutation, selection), input=input)
        result: dict[str, Any] = answer[mutation]
        return result


def mutation_document(mutation: str, selection: str = "__typename") -> str:
    """A document with one mutation, which asks for this of its success, and for all there is of its problems."""
    kind = mutation[0].upper() + mutation[1:]
    union = graphql_schema.type_map[f"{kind}Result"]
    assert isinstance(union, GraphQLUnionType)
    members = {member.name: member for member in union.types}
    problems = "... on Problem { detail }" if len(members) > 1 else ""
    faults = "... on InvalidInput { fields { field detail } }" if "InvalidInput" in members else ""
    return (
        f"mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ "
        f"__typename ... on {kind}Success {{ {selection} }} {problems} {faults} }} }}"
    )
