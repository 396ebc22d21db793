"""The OpenAPI description tells the whole REST API, for who never sees Python; and strangers get none of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from ruamel.yaml import YAML

from backend.rest.openapi import printed
from backend.rest.urls import urlpatterns
from tests.rest.asking import RestAsking

METHODS = {"get", "post", "put", "patch", "delete"}
DESCRIPTION: dict[str, Any] = YAML(typ="safe").load(printed())
OPERATIONS = {
    f"{method.upper()} {path}": operation
    for path, item in DESCRIPTION["paths"].items()
    for method, operation in item.items()
    if method in METHODS
}
GUARDED = [name for name, operation in OPERATIONS.items() if operation.get("security")]


def described_things() -> Iterator[tuple[str, str | None]]:
    for name, operation in OPERATIONS.items():
        yield name, operation.get("summary") and operation.get("description") and operation["tags"][0]
        for parameter in operation.get("parameters", ()):
            yield f"{name} {parameter['name']}", parameter.get("description")
        for status, response in operation["responses"].items():
            yield f"{name} {status}", response.get("description")
    for schema_name, schema in DESCRIPTION["components"]["schemas"].items():
        yield schema_name, schema.get("description")
        for property_name, property_ in schema.get("properties", {}).items():
            yield f"{schema_name}.{property_name}", property_.get("description")


def test_everything_is_described() -> None:
    assert [name for name, words in described_things() if not words] == []


def test_every_address_is_described() -> None:
    assert len(DESCRIPTION["paths"]) == len(urlpatterns)


def test_every_operation_has_a_name_of_its_own() -> None:
    names = [operation["operationId"] for operation in OPERATIONS.values()]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", GUARDED)
def test_a_stranger_gets_nothing(as_nobody: RestAsking, name: str) -> None:
    method, _, path = name.partition(" ")

    answer = as_nobody.ask(method, path.removeprefix("/api/v1/").replace("{", "").replace("}", ""), {})

    assert (answer.status, answer.kind) == (401, "Unauthenticated")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_what_is_open_to_all_says_so() -> None:
    assert sorted(OPERATIONS.keys() - set(GUARDED)) == [
        "POST /api/v1/auth/confirm-email",
        "POST /api/v1/auth/log-in",
        "POST /api/v1/auth/recover",
        "POST /api/v1/auth/refresh",
        "POST /api/v1/auth/request-password-reset",
        "POST /api/v1/auth/reset-password",
        "POST /api/v1/auth/sign-up",
        "POST /api/v1/auth/verify",
    ]
