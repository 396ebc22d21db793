"""How the REST API reads requests and writes answers: JSON, whatever else they ask for."""

from collections.abc import Iterable
from typing import IO, Any

from rest_framework import serializers
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend import json
from backend.language import Language, preferred_language
from backend.requests import NoSuchPath, NotAnObject, NotJSON


class JSONBody(BaseParser):
    """Read by the same rules as a GraphQL request's."""

    media_type = "application/json"

    def parse(self, stream: IO[Any], media_type: str | None = None, parser_context: object = None) -> Any:
        try:
            return json.decode(stream.read())
        except ValueError as error:
            raise NotJSON from error


class AlwaysJSON(BaseContentNegotiation):
    """An answer in JSON is of more use than a 406, to whoever accepts what."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        media_type, _, _ = (request.content_type or "").partition(";")
        return next(iter(parsers)) if media_type.strip().lower() == JSONBody.media_type else None

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        renderer = next(iter(renderers))
        return renderer, renderer.media_type or ""


def given(request: Request, shape: type[serializers.Serializer[Any]]) -> dict[str, Any]:
    """What was sent, in this shape. Raises UnreadableRequest, ValidationError."""
    if not isinstance(request.data, dict):
        raise NotAnObject
    serializer = shape(data=request.data)
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)


def language_of(request: Request) -> Language:
    """What the reader is answered in."""
    return preferred_language(request.headers.get("accept-language", ""))


class JSONView(APIView):
    """An address of the API. What it answers is for one reader, and nobody keeps it."""

    parser_classes = (JSONBody,)
    content_negotiation_class = AlwaysJSON
    metadata_class = None  # then OPTIONS is not allowed

    def finalize_response(self, request: Request, response: Response, *arguments: Any, **named: Any) -> Response:
        response["Cache-Control"] = "no-store"
        return super().finalize_response(request, response, *arguments, **named)


class Nothing(JSONView):
    """Every other address below `/api/`."""

    def initial(self, request: Request, *arguments: Any, **named: Any) -> None:
        raise NoSuchPath
