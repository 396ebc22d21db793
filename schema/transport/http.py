"""GraphQL over HTTP, on Strawberry's ASGI view. Source: the GraphQL-over-HTTP specification."""

from collections.abc import Collection
from typing import Any

from cross_web import AsyncHTTPRequestAdapter, HTTPException
from django.conf import settings
from graphql import OperationType
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData
from strawberry.http.base import BaseRequestProtocol
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from backend.realtime.threads import in_database
from backend.refusals import Code, Refusal
from schema.context import Context
from schema.execution import Answer, Operation, execute
from schema.failures import refused
from schema.schema import schema
from schema.transport import json
from schema.transport.bodies import at_most
from schema.transport.credentials import context_of

GRAPHQL_RESPONSE, JSON = "application/graphql-response+json", "application/json"
GRAPHIQL_PAGE = settings.WEB_DIST / "graphiql.html"
ALLOWED = {
    "GET": frozenset({OperationType.QUERY}),
    "POST": frozenset({OperationType.QUERY, OperationType.MUTATION}),
}


class GraphQLOverHTTP(GraphQL[Context, None]):
    """Answers queries and mutations. What is refused before execution is JSON, too, with its code."""

    def __init__(self) -> None:
        super().__init__(
            schema,
            graphql_ide="graphiql" if settings.GRAPHIQL else None,
            subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL],
            allowed_origins=settings.ALLOWED_ORIGINS,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive=at_most(settings.MAX_REQUEST_BYTES, receive))
        try:
            response = await self.run(request)
        except HTTPException as refusal:
            response = self.refusal(refusal.status_code, refusal.reason)
        await response(scope, receive, send)

    def refusal(self, status: int, reason: str) -> Response:
        body = {"errors": [{"message": reason, "extensions": {"code": Code.BAD_INPUT}}]}
        headers = {"allow": "GET, POST"} if status == 405 else None
        return Response(json.encode(body), status, headers, media_type=JSON)

    async def get_context(self, request: Request | WebSocket, response: object) -> Context:
        return context_of(request.headers)

    async def execute_operation(  # type: ignore[override]  # an Answer, which process_result understands
        self,
        request: Request,
        request_adapter: AsyncHTTPRequestAdapter,
        request_data: GraphQLRequestData | list[GraphQLRequestData],
        context: Context,
        root_value: None,
        sub_response: Response,
    ) -> Answer:
        if isinstance(request_data, list) or not request_data.query:
            raise HTTPException(400, "The body needs a `query`, a string that is not empty.")
        if not isinstance(request_data.operation_name, str | None):
            raise HTTPException(400, "`operationName` must be a string or null.")
        operation = Operation(request_data.query, request_data.variables, request_data.operation_name)
        try:
            answer = await in_database(execute, operation, context, allowed=ALLOWED[request_adapter.method])
        except Refusal as refusal:
            answer = Answer(errors=[refused(refusal, context.language)])
        assert isinstance(answer, Answer), "subscriptions are not allowed here"
        wants_graphql = GRAPHQL_RESPONSE in request.headers.get("accept", "")
        sub_response.headers["content-type"] = f"{GRAPHQL_RESPONSE if wants_graphql else JSON}; charset=utf-8"
        sub_response.status_code = status_of(answer, strict=wants_graphql)
        return answer

    async def process_result(self, request: Request, result: Any) -> GraphQLHTTPResponse:
        return result.payload  # type: ignore[no-any-return]  # of an Answer

    def create_response(self, response_data: object, sub_response: Response) -> Response:
        return Response(json.encode(response_data), sub_response.status_code, dict(sub_response.headers) | NOT_STORED)

    def decode_json(self, data: str | bytes) -> object:
        return json.decode(data)

    def encode_json(self, data: object) -> bytes:
        return json.encode(data)

    def should_render_graphql_ide(self, request: BaseRequestProtocol) -> bool:
        wants_page = "text/html" in request.headers.get("accept", "")
        return wants_page and request.method == "GET" and request.query_params.get("query") is None

    async def render_graphql_ide(self, request: Request) -> Response:
        return FileResponse(GRAPHIQL_PAGE)


NOT_STORED = {"cache-control": "no-store", "vary": "accept, accept-language, authorization"}


def status_of(answer: Answer, *, strict: bool) -> int:
    """The HTTP status: 503 while the database is away; with the older media type 200 for all that is GraphQL."""
    codes: Collection[str] = {error["extensions"]["code"] for error in answer.errors}
    if Code.UNAVAILABLE in codes:
        return 503
    return 400 if strict and not answer.was_executed else 200
