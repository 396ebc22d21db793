"""A person's own counter: moves for whatever they alone are told, and rings for them alone."""

import threading
from typing import Any

import pytest
from django.db import connection, transaction

from backend.accounts.models import PersonalCounter, User
from backend.accounts.personal_counters import move_counters, numbers_of
from backend.realtime.transactions import in_one_transaction
from tests.conftest import new_person, rings_waiting

TOGETHER = 16


def test_it_moves_and_rings_for_those_concerned(ada: User, grace: User, eve: User) -> None:
    move_counters([ada.pk])
    before = numbers_of([ada.pk, grace.pk, eve.pk])

    move_counters([ada.pk, grace.pk])

    after = numbers_of([ada.pk, grace.pk, eve.pk])
    assert before == {ada.pk: 1}
    assert after.keys() == {ada.pk, grace.pk}
    assert after[ada.pk] > before[ada.pk]
    assert rings_waiting()[-2:] == [(f"person.{pk}", after[pk]) for pk in (ada.pk, grace.pk)]


def test_nobody_is_told_of_what_was_taken_back(ada: User) -> None:
    with transaction.atomic():
        move_counters([ada.pk])
        transaction.set_rollback(True)

    assert numbers_of([ada.pk]) == {}
    assert rings_waiting() == []


def test_nobody_at_all_costs_no_query(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        move_counters([])


@pytest.mark.django_db(transaction=True)
def test_first_changes_at_once_are_all_counted() -> None:
    people = [new_person(f"person{number}").pk for number in range(3)]
    barrier = threading.Barrier(TOGETHER)

    def move() -> None:
        barrier.wait()
        in_one_transaction(move_counters)(people)
        connection.close()

    threads = [threading.Thread(target=move) for _ in range(TOGETHER)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert PersonalCounter.objects.count() == len(people)
    assert min(numbers_of(people).values()) >= TOGETHER
