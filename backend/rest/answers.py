"""Answers of what stands ahead of Django, in the same form as Django's."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from backend import json
from backend.language import preferred_language
from backend.refusals import Refusal
from backend.rest.problems import MEDIA_TYPE, headers_of, problem_of, status_of

NOT_STORED = {"cache-control": "no-store", "vary": "accept, accept-language, authorization"}


def answered(body: dict[str, Any]) -> Response:
    return Response(json.encode(body), headers=NOT_STORED | {"content-type": "application/json"})


def refused(request: Request, refusal: Refusal, **named: str) -> Response:
    """The problem in the reader's language; `named` are headers beside those of every refusal of its kind."""
    language = preferred_language(request.headers.get("accept-language", ""))
    headers = NOT_STORED | headers_of(refusal) | {"content-type": MEDIA_TYPE} | named
    return Response(json.encode(problem_of(refusal, language)), status_of(refusal), headers)
