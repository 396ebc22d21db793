"""The OpenAPI description of the REST API, made from the very code that answers, and kept beside it."""

import re
from pathlib import Path
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.renderers import OpenApiYamlRenderer

from backend.rest.authentication import SessionTokenAuthentication

SNAPSHOT = Path(__file__).with_suffix(".yaml")
PATH_PARAMETER = re.compile(r"\{(\w+)\}")
DESCRIPTION = """The same rooms, messages and people as over GraphQL at `/graphql`, by the same ids and cursors.

Log in, then send `Authorization: Bearer <accessToken>`. Pages are read by cursor: `first` and `after`, for messages
also `last` and `before`. What is refused is a problem of RFC 9457; decide by its `kind` and `code`, show its `detail`,
which comes in Korean or English by `Accept-Language`."""


def printed() -> str:
    """The description as YAML."""
    schema = SchemaGenerator(urlconf="backend.config.urls").get_schema(request=None, public=True)
    return OpenApiYamlRenderer().render(schema, renderer_context={}).decode()  # type: ignore[no-any-return]  # it has no types


def as_clients_read_it(result: dict[str, Any], **_named: Any) -> dict[str, Any]:
    """Name parameters of paths as all others are, in camelCase; and say what the whole is."""
    result["info"]["description"] = DESCRIPTION
    result["paths"] = {PATH_PARAMETER.sub(in_camel_case, path): item for path, item in result["paths"].items()}
    for item in result["paths"].values():
        for operation in item.values():
            for parameter in operation.get("parameters", ()):
                if parameter["in"] == "path":
                    parameter["name"] = camel_case(parameter["name"])
    return result


def in_camel_case(name: re.Match[str]) -> str:
    return f"{{{camel_case(name[1])}}}"


def camel_case(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


class BearerInOpenAPI(OpenApiAuthenticationExtension):
    target_class = SessionTokenAuthentication
    name = "accessToken"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": "An access token, from `auth/log-in` or GraphQL's `logIn`.",
        }
