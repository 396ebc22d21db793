"""Who is asking: the bearer token and the language of a request or a `connection_init`."""

from collections.abc import Mapping

from backend.accounts.tokens import UnacceptableToken, bearer_token, read_access_token
from backend.language import preferred_language
from schema.context import Context


def context_of(headers: Mapping[str, str]) -> Context:
    """The context of an HTTP request. A bad token is remembered, and refused where somebody must be signed in."""
    language = preferred_language(headers.get("accept-language", ""))
    user_agent = headers.get("user-agent", "")
    token = bearer_token(headers.get("authorization", ""))
    if token is None:
        return Context(claims=None, language=language, user_agent=user_agent)
    try:
        return Context(claims=read_access_token(token), language=language, user_agent=user_agent)
    except UnacceptableToken:
        return Context(claims=None, language=language, user_agent=user_agent, is_rejected=True)
