"""The audit of GraphQL over HTTP by npm's `graphql-http`, which is not ours."""

import json

import pytest

from tests.live.chat import Chat
from tests.live.foreign import run_client

AUDITS = 61


@pytest.mark.usefixtures("foreign_clients")
async def test_all_audits_of_graphql_over_http_are_ok(chat: Chat) -> None:
    output = await run_client("audit.mjs", f"{chat.urls[0]}/graphql")

    results = json.loads(output)
    assert [result for result in results if result["status"] != "ok"] == []
    assert len(results) == AUDITS
