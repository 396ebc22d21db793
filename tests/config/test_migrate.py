"""Steps of the database may take longer than what people wait for."""

from typing import Any

import pytest
from django.db import connection

from backend.config.management.commands.migrate import unlimited

STATEMENT = {"mysql": "SELECT SLEEP(1.2)", "sqlite": "SELECT 0"}


@pytest.mark.django_db(transaction=True)
def test_a_step_that_takes_long_is_not_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    options: dict[str, Any] = connection.settings_dict["OPTIONS"]
    if connection.vendor == "mysql":
        short = options | {"read_timeout": 1}
        monkeypatch.setitem(connection.settings_dict, "OPTIONS", short)
        connection.close()  # the next one would be given up after a second

    with unlimited(connection), connection.cursor() as cursor:
        cursor.execute(STATEMENT[connection.vendor])
        assert [int(row[0]) for row in cursor.fetchall()] == [0]
