"""One query for the first rows of many lists: a page of rooms asks the database once, however many rooms it shows."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


def rows_of_slices(slices: Sequence[QuerySet[Row]]) -> list[Row]:
    """All rows of the given sliced querysets of one model, in one query; slices follow each other in order."""
    if not slices:
        return []
    selects, parameters = compiled("SELECT * FROM ({select}) AS slice_{number}", slices)
    return list(slices[0].model._default_manager.raw(" UNION ALL ".join(selects), parameters))


def counted_slices(slices: Sequence[QuerySet[Row]]) -> list[int]:
    """How many rows each of the given sliced querysets has, in one query."""
    if not slices:
        return []
    keys = [rows.only("pk") for rows in slices]
    selects, parameters = compiled("SELECT {number}, COUNT(*) FROM ({select}) AS slice_{number}", keys)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(selects), parameters)
        counts = dict(cursor.fetchall())
    return [counts[number] for number in range(len(slices))]


def compiled(template: str, slices: Sequence[QuerySet[Row]]) -> tuple[list[str], list[Any]]:
    selects: list[str] = []
    parameters: list[Any] = []
    for number, rows in enumerate(slices):
        select, its_parameters = rows.query.sql_with_params()
        selects.append(template.format(number=number, select=select))
        parameters += its_parameters
    return selects, parameters
