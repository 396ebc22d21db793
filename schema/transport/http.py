"""GraphQL over HTTP, on Strawberry's ASGI view.

Sources: the GraphQL-over-HTTP specification; for whoever accepts `text/event-stream`, graphql-sse's PROTOCOL.md,
"Distinct connections mode". Who takes JSON as well gets only subscriptions as events.
"""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from cross_web import AsyncHTTPRequestAdapter
from django.conf import settings
from graphql import GraphQLError, OperationType
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http.base import BaseRequestProtocol
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from backend import json
from backend.language import preferred_language
from backend.refusals import INTERNAL, Code, InvalidInput, RateLimited, Unavailable
from backend.requests import MethodNotAllowed, UnreadableRequest, bounded
from schema.context import Context
from schema.execution import Answer, Operation
from schema.failures import refused
from schema.plain_sends import perform
from schema.schema import schema
from schema.transport.credentials import context_of
from schema.transport.endings import errors_of
from schema.transport.event_stream import EVENT_STREAM, EventStream, begin_event_stream, whole_stream
from schema.transport.requests import asked_for

logger = logging.getLogger(__name__)

GRAPHQL_RESPONSE, JSON = "application/graphql-response+json", "application/json"
GRAPHIQL_PAGE = settings.WEB_DIST / "graphiql.html"
ALLOWED = {
    **({"GET": frozenset({OperationType.QUERY})} if settings.QUERIES_BY_GET else {}),
    "POST": frozenset({OperationType.QUERY, OperationType.MUTATION}),
}


class GraphQLOverHTTP(GraphQL[Context, None]):
    """Answers operations. What is refused before execution is JSON, too, with its code."""

    def __init__(self) -> None:
        super().__init__(
            schema,
            graphql_ide="graphiql" if settings.GRAPHIQL else None,
            subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL],
            allowed_origins=settings.ALLOWED_ORIGINS,
            connection_init_wait_timeout=timedelta(seconds=settings.CONNECTION_INIT_SECONDS),
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive=bounded(receive))
        language = preferred_language(request.headers.get("accept-language", ""))
        try:
            response = await self.run(request)
        except UnreadableRequest as refusal:
            response = failed(request, refusal.status, refused(refusal, language))
        except InvalidInput as refusal:
            response = failed(request, 400, refused(refusal, language))
        except RateLimited as refusal:
            response = failed(request, TOO_MANY_REQUESTS, refused(refusal, language))
            response.headers["retry-after"] = str(refusal.retry_after_seconds)
        except Unavailable as refusal:
            response = failed(request, 503, refused(refusal, language))
        except ClientDisconnect:
            return
        except Exception:  # the server would answer with a page of its own
            logger.exception("A request failed")
            words = INTERNAL.spoken_in(language)
            response = failed(request, 500, {"message": words, "extensions": {"code": Code.INTERNAL}})
        await response(scope, receive, send)

    def is_request_allowed(self, request: BaseRequestProtocol) -> bool:
        if request.method not in ALLOWED:
            raise MethodNotAllowed
        return True

    async def parse_http_body(  # type: ignore[override]  # an Operation, which execute_operation is given
        self, request: AsyncHTTPRequestAdapter
    ) -> Operation:
        return await asked_for(request)

    async def get_context(self, request: Request | WebSocket, response: object) -> Context:
        return context_of(request.headers)

    async def execute_operation(  # type: ignore[override]  # what process_result understands
        self,
        request: Request,
        request_adapter: AsyncHTTPRequestAdapter,
        request_data: Operation,
        context: Context,
        root_value: None,
        sub_response: Response,
    ) -> "Finished":
        allowed, accepted = ALLOWED[request_adapter.method], request.headers.get("accept", "")
        if EVENT_STREAM not in accepted:
            answer = await perform(request_data, context, allowed=allowed)
            assert isinstance(answer, Answer), "subscriptions are not allowed here"
            return Finished(json_response(request, answer))
        outcome = await perform_or_fail(request_data, context, allowed=allowed | {OperationType.SUBSCRIPTION})
        if not isinstance(outcome, Answer):
            return Finished(outcome)
        if JSON in accepted or GRAPHQL_RESPONSE in accepted:
            return Finished(json_response(request, outcome))
        return Finished(whole_stream(outcome.payload, status=status_of(outcome, strict=False), headers=NOT_STORED))

    async def process_result(self, request: Request, result: Any) -> Any:
        return result.response

    def create_response(self, response_data: Any, sub_response: Response) -> ASGIApp:  # type: ignore[override]  # wider
        return response_data  # type: ignore[no-any-return]  # of Finished

    def should_render_graphql_ide(self, request: BaseRequestProtocol) -> bool:
        wants_page = "text/html" in request.headers.get("accept", "") and request.method == "GET"
        return (
            wants_page and request.query_params.get("query") is None and settings.GRAPHIQL and GRAPHIQL_PAGE.is_file()
        )

    async def render_graphql_ide(self, request: Request) -> Response:
        return FileResponse(GRAPHIQL_PAGE, headers={"cache-control": "no-cache", "vary": "accept"})


TOO_MANY_REQUESTS = 429
NOT_STORED = {"cache-control": "no-store", "vary": "accept, accept-language, authorization"}


@dataclass(frozen=True)
class Finished:
    """A response that is ready, as Strawberry's view takes it for a result."""

    response: ASGIApp
    errors: Sequence[GraphQLError] = ()


async def perform_or_fail(
    operation: Operation, context: Context, *, allowed: Collection[OperationType]
) -> Answer | EventStream:
    """Perform it, or begin a subscription; what fails on the way is an answer, too, for who takes only events.

    Raises UnreadableRequest, Unavailable.
    """
    try:
        outcome = await perform(operation, context, allowed=allowed)
        return outcome if isinstance(outcome, Answer) else await begin_event_stream(outcome, operation, context)
    except (UnreadableRequest, Unavailable):
        raise
    except Exception as error:
        return Answer(errors=errors_of(error, context.language), was_executed=False)


def json_response(request: Request, answer: Answer) -> Response:
    media_type = preferred_media_type(request)
    status = status_of(answer, strict=media_type != JSON)
    headers = NOT_STORED | {"content-type": media_type}
    if status == TOO_MANY_REQUESTS:
        headers["retry-after"] = str(retry_after_seconds(answer))
    return Response(json.encode(answer.payload), status, headers)


def failed(request: Request, status: int, error: Mapping[str, Any]) -> Response:
    """The answer to a request of which nothing was executed."""
    allow = {"allow": ", ".join(ALLOWED)} if status == 405 else {}
    headers = NOT_STORED | allow | {"content-type": preferred_media_type(request)}
    return Response(json.encode({"errors": [error]}), status, headers)


def preferred_media_type(request: Request) -> str:
    return GRAPHQL_RESPONSE if GRAPHQL_RESPONSE in request.headers.get("accept", "") else JSON


def status_of(answer: Answer, *, strict: bool) -> int:
    """The HTTP status: 503 while the database is away, 429 where too much was asked and nothing is answered.

    With the older media type 200 for all else that is GraphQL.
    """
    codes: Collection[str] = {error["extensions"]["code"] for error in answer.errors}
    if Code.UNAVAILABLE in codes:
        return 503
    if Code.RATE_LIMITED in codes and not answer.data:
        return TOO_MANY_REQUESTS
    return 400 if strict and not answer.was_executed else 200


def retry_after_seconds(answer: Answer) -> int:
    """When all of it may be tried again (RFC 9110, 10.2.3)."""
    return max(int(error["extensions"].get("retryAfterSeconds", 1)) for error in answer.errors)
