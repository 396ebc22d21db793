"""What proves who the bearer is."""

from datetime import datetime

import strawberry

from backend.accounts import tokens


@strawberry.type(description="What proves who the bearer is.")
class Tokens:
    access_token: str = strawberry.field(
        description="Sent as `Authorization: Bearer …`, also in `connection_init`. Lives minutes."
    )
    refresh_token: str = strawberry.field(description="Buys new tokens once. Lives days.")
    expires_at: datetime = strawberry.field(description="When `accessToken` ends.")


def tokens_type(given: tokens.Tokens) -> Tokens:
    return Tokens(access_token=given.access_token, refresh_token=given.refresh_token, expires_at=given.expires_at)
