"""All of GraphQL, put together."""

from dataclasses import replace
from datetime import datetime

import strawberry
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.types.base_scalars import DateTimeDefinition

from schema.mutations.all import Mutation
from schema.queries import Query
from schema.subscriptions.all import Subscription
from schema.types.events import MessageDeleted, MessageEdited, MessageSent, StreamReset
from schema.types.user import User

INSTANT = replace(DateTimeDefinition, description="An instant in UTC, in ISO 8601 form.")

schema = strawberry.Schema(
    query=Query,
    mutation=Mutation,
    subscription=Subscription,
    types=[User, MessageSent, MessageEdited, MessageDeleted, StreamReset],
    config=StrawberryConfig(auto_camel_case=True, scalar_map={datetime: INSTANT}),
)
graphql_schema = schema._schema  # graphql-core's view of it, for which Strawberry has no public name
