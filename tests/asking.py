"""Asking the GraphQL schema within the process: all of it but the transport."""

from typing import Any

from graphql import Executor

from backend.accounts.models import User
from backend.accounts.sessions import open_session
from backend.accounts.tokens import read_access_token, tokens_of
from backend.language import Language
from schema.context import Context
from schema.execution import ANY_TYPE, Operation, execute


class Asking:
    """Somebody with a session of their own, or nobody."""

    def __init__(self, person: User | None, language: Language = Language.ENGLISH) -> None:
        self.language = language
        self.claims = None if person is None else read_access_token(tokens_of(open_session(person)).access_token)

    def answer(self, query: str, /, **variables: Any) -> dict[str, Any]:
        """The whole response: `data` and `errors`, as a client gets them."""
        context = Context(claims=self.claims, language=self.language)
        answer = execute(Operation(query, variables), context, allowed=ANY_TYPE)
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
