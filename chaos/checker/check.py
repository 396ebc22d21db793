"""The whole check of a history."""

from collections.abc import Iterable

from chaos.checker.account import Account
from chaos.checker.ordering import violations_of_order
from chaos.checker.storing import violations_of_storing
from chaos.checker.telling import violations_of_telling
from chaos.checker.violation import Violation
from chaos.history import Event


def check(history: Iterable[Event]) -> list[Violation]:
    """Everything in a history that must not be."""
    account = Account.of(history)
    return [
        *violations_of_storing(account),
        *violations_of_order(account),
        *violations_of_telling(account),
    ]
