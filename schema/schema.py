"""All of GraphQL, put together."""

import strawberry
from strawberry.schema.config import StrawberryConfig

from schema.mutations.all import Mutation
from schema.queries import Query
from schema.subscriptions.all import Subscription
from schema.types.events import MessageDeleted, MessageEdited, MessageSent, StreamReset
from schema.types.user import User

schema = strawberry.Schema(
    query=Query,
    mutation=Mutation,
    subscription=Subscription,
    types=[User, MessageSent, MessageEdited, MessageDeleted, StreamReset],
    config=StrawberryConfig(auto_camel_case=True),
)
