"""Many who log in at once wait for the hasher, and nobody else waits for them."""

import asyncio
import threading
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from graphql import OperationType

from backend.language import Language
from backend.throttles.address import asked_from
from schema.context import Context
from schema.execution import Answer, Executing, Operation
from schema.password_turns import mutations_with_a_password
from schema.plain_sends import perform
from tests.live import documents
from tests.throttles.test_turns import settled

AT_ONCE = 16
PATIENCE_SECONDS = 5


@pytest.fixture
def hasher() -> Iterator[threading.Event]:
    """It hashes nothing until it is told to."""
    may_go_on, hash_now = threading.Event(), Argon2PasswordHasher.encode

    def encode(self: Argon2PasswordHasher, password: str, salt: str) -> str:
        assert may_go_on.wait(PATIENCE_SECONDS * 2)
        return hash_now(self, password, salt)

    with patch.object(Argon2PasswordHasher, "encode", encode):
        yield may_go_on
        may_go_on.set()


async def asked(address: str, query: str, **input: str) -> Answer | Executing:
    asked_from.set(address)
    operation = Operation(query, {"input": input} if input else None)
    return await perform(operation, Context(claims=None, language=Language.ENGLISH), allowed=frozenset(OperationType))


@pytest.mark.django_db(transaction=True)
async def test_A10_many_who_log_in_from_everywhere_keep_nobody_from_the_database(hasher: threading.Event) -> None:
    tried = [
        asyncio.create_task(asked(f"10.0.0.{number}", documents.LOG_IN, username="nobody", password="열려라 참깨"))
        for number in range(AT_ONCE)
    ]
    await settled()

    answer = await asyncio.wait_for(asked("10.1.0.1", "{ __typename }"), PATIENCE_SECONDS)

    assert isinstance(answer, Answer)
    assert answer.data == {"__typename": "Query"}
    assert not any(task.done() for task in tried)
    hasher.set()
    kinds = [getattr(each, "data", {})["logIn"]["__typename"] for each in await asyncio.gather(*tried)]
    assert kinds == ["WrongCredentials"] * AT_ONCE


def test_A10_every_mutation_that_hashes_a_password_is_known() -> None:
    assert sorted(mutations_with_a_password()) == [
        "changePassword",
        "closeAccount",
        "logIn",
        "recoverAccount",
        "renewRecoveryCodes",
        "resetPassword",
        "setEmail",
        "signUp",
    ]
