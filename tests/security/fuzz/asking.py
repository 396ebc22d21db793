"""Requests made by Schemathesis from the descriptions of both APIs, with real ids among random ones."""

import random
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import APIOperation, Case, GenerationMode

from tests.live.chat import ROOT
from tests.security.fuzz.people import Asker, Stage

ID_IN_PATH = re.compile(r"\{(\w+)Id\}")
ID_IN_DOCUMENT = re.compile(r'\b(id|room|message|user)(Id)?: "(?:[^"\\]|\\.)*"')
COMES_IN = re.compile("join|accept|invit|open|addTo|direct", re.IGNORECASE)
REAL_IDS = 0.7
CASES_AT_ONCE = 5
SHORT_WAIT = 1


@dataclass(frozen=True)
class Operation:
    """One operation of one of the APIs, and whether it can let somebody into a room."""

    api: str
    operation: APIOperation[Any, Any, Any, Any]

    @property
    def lets_in(self) -> bool:
        return COMES_IN.search(str(self.operation.label)) is not None

    def cases(self, *, number: int) -> list[Case[Any]]:
        """Some requests, the same for the same number: as the description allows, for REST also as it does not."""
        modes = list(GenerationMode) if self.api == "REST" else [GenerationMode.POSITIVE]
        return [case for mode in modes for case in self.cases_in(mode, number)]

    def cases_in(self, mode: GenerationMode, number: int) -> list[Case[Any]]:
        made: list[Case[Any]] = []

        @seed(number)
        @settings(
            max_examples=CASES_AT_ONCE,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(self.operation.as_strategy(generation_mode=mode))
        def make(case: Case[Any]) -> None:
            made.append(case)

        make()
        return made


def all_operations() -> list[Operation]:
    """Those of the REST API, and GraphQL's queries and mutations."""
    described = {
        "REST": schemathesis.openapi.from_path(str(ROOT / "backend" / "rest" / "openapi.yaml")),
        "GraphQL": schemathesis.graphql.from_path(str(ROOT / "schema" / "schema.graphql")),
    }
    found = [(api, result.ok()) for api, schema in described.items() for result in schema.get_all_operations()]  # type: ignore[union-attr]  # a description of ours can be read
    return [Operation(api, operation) for api, operation in found]


def request_of(
    operation: Operation, case: Case[Any], asker: Asker, stage: Stage, chance: random.Random
) -> dict[str, Any]:
    """What is sent for a case: with the asker's own token, and often with an id that there is."""
    base = asker.url if operation.api == "REST" else f"{asker.url}/graphql"
    request: dict[str, Any] = case.as_transport_kwargs(base_url=base)
    request["headers"] = {name: value for name, value in request["headers"].items() if name != "Authorization"}
    if asker.token is not None:
        request["headers"]["Authorization"] = f"Bearer {asker.token}"
    if chance.random() < REAL_IDS and not (operation.lets_in and asker.name != "member"):
        with_real_ids(request, operation, stage, chance)
    if request["url"].endswith("/events"):
        request["params"] = {**(request.get("params") or {}), "wait": SHORT_WAIT}
    return request


def with_real_ids(request: dict[str, Any], operation: Operation, stage: Stage, chance: random.Random) -> None:
    if operation.api == "REST":
        path = ID_IN_PATH.sub(lambda found: quote(real_id(found[1], stage, chance)), str(operation.operation.path))
        if path != operation.operation.path:
            scheme, _, place = request["url"].partition("://")
            request["url"] = f"{scheme}://{place.partition('/')[0]}{path}"
        return
    document = request["json"]["query"]
    request["json"]["query"] = ID_IN_DOCUMENT.sub(
        lambda found: f'{found[1]}{found[2] or ""}: "{real_id(found[1], stage, chance)}"', document
    )


def real_id(kind: str, stage: Stage, chance: random.Random) -> str:
    known = stage.ids.get(kind) or [one for ids in stage.ids.values() for one in ids]
    return chance.choice(known)
