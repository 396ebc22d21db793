"""The database and the account that a fresh server is given."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class MysqlAccount:
    """A database and a person who may do everything on the server, `test_*` databases included."""

    name: str = "sarangbang"
    password: str = field(default_factory=lambda: secrets.token_hex(8))
    database: str = "sarangbang"

    def url(self, port: int) -> str:
        """Return the address in the form that DATABASE_URL takes."""
        return f"mysql://{self.name}:{self.password}@127.0.0.1:{port}/{self.database}"

    def write_setup(self, file: Path) -> Path:
        """Write the statements that make both, one a line for `--init-file`; repeating them is harmless."""
        person = f"'{self.name}'@'%'"
        statements = [
            f"CREATE DATABASE IF NOT EXISTS {self.database} CHARACTER SET utf8mb4;",
            f"CREATE USER IF NOT EXISTS {person} IDENTIFIED BY '{self.password}';",
            f"GRANT ALL PRIVILEGES ON *.* TO {person} WITH GRANT OPTION;",
        ]
        file.write_text("".join(f"{statement}\n" for statement in statements))
        return file
