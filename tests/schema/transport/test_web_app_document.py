"""What the web app itself asks of a room's events is shared by all who read, and compiled."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    NameNode,
    SelectionSetNode,
    Visitor,
    parse,
    print_ast,
    visit,
)

from backend.accounts.models import User
from backend.chat.models import Room
from tests.asking import Asking
from tests.schema.transport.subscribing import reading_of

SOURCES = Path(__file__).resolve().parents[3] / "clients" / "web" / "src"
WRITTEN = re.compile(r"\bgraphql\(`([^`]*)`\)")
ROOT_FIELD = "roomEvents"

AsPerson = Callable[[User | None], Asking]


class AsApolloSends(Visitor):
    """Adds `__typename` wherever Apollo Client does: to every selection but the operation's own."""

    def leave_selection_set(self, node: SelectionSetNode, _key: Any, parent: Any, *_: Any) -> SelectionSetNode:
        if parent.kind == "operation_definition":
            return node
        if any(isinstance(each, FieldNode) and each.name.value == "__typename" for each in node.selections):
            return node
        return SelectionSetNode(selections=(*node.selections, FieldNode(name=NameNode(value="__typename"))))


def document_of_the_web_app() -> str:
    """The one subscription to `roomEvents` in the app's sources, with every fragment that it comes to spread."""
    definitions = [
        definition
        for path in sorted(SOURCES.rglob("*.ts*"))
        if "gql" not in path.relative_to(SOURCES).parts and ".test." not in path.name
        for written in WRITTEN.findall(path.read_text())
        for definition in parse(written).definitions
    ]
    fragments = {each.name.value: each for each in definitions if isinstance(each, FragmentDefinitionNode)}
    [subscription] = [each for each in definitions if f"{ROOT_FIELD}(" in print_ast(each)]
    needed = [print_ast(subscription)]
    wanted = spreads(needed[0])
    seen: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name not in seen:
            seen.add(name)
            needed.append(print_ast(fragments[name]))
            wanted += spreads(needed[-1])
    return print_ast(visit(parse("\n".join(needed)), AsApolloSends()))


def spreads(text: str) -> list[str]:
    return re.findall(r"\.\.\.(\w+)", text)


def test_the_web_app_asks_for_no_field_of_the_viewers_own() -> None:
    fields = re.findall(r"\bviewer\w*", document_of_the_web_app())

    assert fields == []


def test_all_who_use_the_web_app_read_a_room_by_one_compiled_reading(
    room: Room, ada: User, grace: User, as_person: AsPerson
) -> None:
    document = document_of_the_web_app()

    of_ada = reading_of(as_person(ada), document, room, after="one cursor")
    of_grace = reading_of(as_person(grace), document, room, after="another")

    assert of_ada is of_grace
    assert of_ada.project is not None
