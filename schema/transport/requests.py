"""What an HTTP request asks for. Source: the GraphQL-over-HTTP specification, "Request Parameters".

Everything here raises UnreadableRequest, or InvalidInput for a parameter of the wrong kind.
"""

from collections.abc import Mapping

from cross_web import AsyncHTTPRequestAdapter

from backend import json
from backend.language import Words
from backend.refusals import InvalidInput
from backend.requests import NotAnObject, NotJSON, UnsupportedMediaType
from schema.execution import Operation

JSON = "application/json"


async def asked_for(request: AsyncHTTPRequestAdapter) -> Operation:
    """The operation that a GET or a POST carries."""
    parameters = in_address(request) if request.method == "GET" else await in_body(request)
    if not isinstance(parameters, dict):
        raise NotAnObject
    query, variables = parameters.get("query"), parameters.get("variables")
    name, extensions = parameters.get("operationName"), parameters.get("extensions")
    if not isinstance(query, str) or not query:
        raise InvalidInput.of("query", must_be("query", en="a string that is not empty", ko="비어 있지 않은 문자열"))
    if not isinstance(variables, dict | None):
        raise InvalidInput.of("variables", must_be("variables", en="an object or null", ko="객체나 null"))
    if not isinstance(name, str | None):
        raise InvalidInput.of("operation_name", must_be("operationName", en="a string or null", ko="문자열이나 null"))
    if not isinstance(extensions, dict | None):
        raise InvalidInput.of("extensions", must_be("extensions", en="an object or null", ko="객체나 null"))
    return Operation(query, variables, name)


def in_address(request: AsyncHTTPRequestAdapter) -> Mapping[str, object]:
    given = dict(request.query_params)
    encoded = {name: decoded(str(given[name])) for name in ("variables", "extensions") if given.get(name)}
    return given | encoded | {"operationName": given.get("operationName") or None}


async def in_body(request: AsyncHTTPRequestAdapter) -> object:
    media_type, _, _ = (request.content_type or "").partition(";")
    if media_type.strip().lower() != JSON:
        raise UnsupportedMediaType
    return decoded(await request.get_body())


def decoded(text: str | bytes) -> object:
    try:
        return json.decode(text)
    except ValueError as error:
        raise NotJSON from error


def must_be(name: str, *, en: str, ko: str) -> Words:
    return Words(en=f"`{name}` must be {en}.", ko=f"`{name}`에는 {ko} 값이 필요합니다.")
