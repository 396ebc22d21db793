"""Columns that are compared byte for byte, on every database."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class ExactCharField(models.CharField):  # type: ignore[type-arg]  # it takes none at run time
    """Text whose unique keys tell `A` from `a`, `😀` from `😁` and `a ` from `a`.

    SQLite compares so by itself. MySQL and MariaDB do it only in a binary collation without padding, which each names
    in its own way; Django's `db_collation` holds one name for all.
    """

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        collation = None
        if connection.vendor == "mysql":
            is_mariadb = getattr(connection, "mysql_is_mariadb", False)
            collation = "utf8mb4_nopad_bin" if is_mariadb else "utf8mb4_0900_bin"
        return {**super().db_parameters(connection), "collation": collation}
