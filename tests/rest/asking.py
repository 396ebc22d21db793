"""Asking the REST API within the process: all of it but the server."""

from dataclasses import dataclass
from typing import Any

from django.test import Client

from backend import json
from backend.accounts.models import User
from backend.accounts.sessions import open_session
from backend.accounts.tokens import tokens_of

PROBLEM_MEMBERS = {"type", "title", "status", "detail", "kind", "code"}


@dataclass(frozen=True)
class Answer:
    """A status and what was told with it."""

    status: int
    body: Any
    headers: dict[str, str]

    @property
    def kind(self) -> str:
        """The kind of a problem, which must be of the one form (RFC 9457)."""
        assert self.headers["Content-Type"] == "application/problem+json", self
        assert self.headers["Cache-Control"] == "no-store"
        assert self.body["status"] == self.status
        assert self.body["type"] == f"/api/docs/problems#{self.body['kind']}"
        assert PROBLEM_MEMBERS <= self.body.keys() <= PROBLEM_MEMBERS | {"fields"}
        assert ("fields" in self.body) == (self.body["kind"] == "InvalidInput")
        return str(self.body["kind"])

    @property
    def faults(self) -> list[str]:
        """The names of the fields that InvalidInput marks."""
        assert self.kind == "InvalidInput", self
        return [fault["field"] for fault in self.body["fields"]]


class RestAsking:
    """Somebody with a session of their own, or nobody."""

    def __init__(self, person: User | None, language: str = "en") -> None:
        self.client = Client(headers={"accept-language": language})
        self.headers = {}
        if person is not None:
            self.headers["authorization"] = f"Bearer {tokens_of(open_session(person)).access_token}"

    def get(self, path: str, **parameters: Any) -> Answer:
        return self.ask("GET", path, query_params=parameters)

    def post(self, path: str, body: Any = None, **headers: str) -> Answer:
        return self.ask("POST", path, body, headers=headers)

    def patch(self, path: str, body: Any) -> Answer:
        return self.ask("PATCH", path, body)

    def put(self, path: str, body: Any = None) -> Answer:
        return self.ask("PUT", path, body)

    def delete(self, path: str) -> Answer:
        return self.ask("DELETE", path)

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        headers: dict[str, str] | None = None,
        query_params: dict[str, Any] | None = None,
    ) -> Answer:
        response = self.client.generic(
            method,
            f"/api/v1/{path}",
            data=body if isinstance(body, bytes | str) else encoded(body),
            headers=self.headers | {name.replace("_", "-"): value for name, value in (headers or {}).items()},
            query_params=query_params or {},
            content_type="application/json" if body is not None else "",
        )
        told = response.json() if response.content else None
        return Answer(response.status_code, told, dict(response.headers))


def encoded(body: Any) -> bytes:
    return b"" if body is None else json.encode(body)
