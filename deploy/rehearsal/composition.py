"""Reads from compose.yaml how the services of this repository's image start."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

_VARIABLE = re.compile(r"\$\{(\w+):-([^}]*)\}")


@dataclass(frozen=True)
class Service:
    """What one service sets; an empty command is the image's own."""

    command: list[str]
    environment: dict[str, str]


def services_of(path: Path) -> dict[str, Service]:
    """The services that run the image built here, by their names."""
    composition = YAML(typ="safe", pure=True).load(path)
    return {
        name: Service(
            command=list(service.get("command", ())),
            environment={key: _filled_in(str(value)) for key, value in service.get("environment", {}).items()},
        )
        for name, service in composition["services"].items()
        if "build" in service
    }


def _filled_in(text: str) -> str:
    """`${NAME:-default}` as compose reads it with the variables of this process."""
    return _VARIABLE.sub(lambda variable: os.environ.get(variable[1]) or variable[2], text)
