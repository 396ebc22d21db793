"""Who asks, in which language, over what; and what was loaded for them so far."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar, cast

import strawberry
from django.db.models import Model
from django.utils.functional import cached_property  # functools' own has one lock for all, until Python 3.12

from backend.accounts.models import Session, User
from backend.accounts.sessions import live_session
from backend.accounts.tokens import Claims
from backend.language import Language
from backend.refusals import Unauthenticated

Row = TypeVar("Row", bound=Model)
Loaded = TypeVar("Loaded")


class Renewable(Protocol):
    """A socket, as far as an operation that came over it may reach."""

    claims: Claims

    def renew(self, claims: Claims) -> None:
        """Let the socket live until these claims expire; from any thread."""


@dataclass
class Context:
    """One operation's surroundings. `claims` is None without a token; `is_rejected` tells that there was a bad one."""

    claims: Claims | None
    language: Language
    is_rejected: bool = False
    user_agent: str = ""
    socket: Renewable | None = None
    together: dict[int, "Together"] = field(default_factory=dict)

    @cached_property
    def session(self) -> Session:
        """The session that asks, looked up now. Raises Unauthenticated."""
        if self.claims is None:
            raise Unauthenticated
        return live_session(self.claims.session_id)

    @property
    def viewer(self) -> User:
        """The signed-in person. Raises Unauthenticated."""
        return self.session.user

    def ask_again_who_asks(self) -> None:
        """Look the session up anew when it is needed: what was done before in this document may have ended it."""
        self.__dict__.pop("session", None)

    def refuse_strangers(self) -> None:
        """Raises Unauthenticated unless somebody is signed in."""
        self.session  # noqa: B018  # looking it up is the check

    @property
    def is_anonymous(self) -> bool:
        """Whether nobody even tries to be somebody."""
        return self.claims is None and not self.is_rejected

    def renewed(self) -> "Context":
        """The same surroundings, with nothing looked up or loaded yet."""
        return replace(self, together={})

    def loaded_together(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Remember that these rows form one list, so that what one of them needs is loaded for all."""
        group = Together(rows)
        self.together.update((id(row), group) for row in rows)
        return rows

    def bring_along(self, row: Model, **found: object) -> None:
        """Let it be known already what would be loaded for this row, by the keys it is asked for."""
        self.loaded_together([row])
        self.together[id(row)].loaded |= {key: {row.pk: value} for key, value in found.items()}

    def for_all(self, row: Row, key: Hashable, load: Callable[[Sequence[Row]], Mapping[int, Loaded]]) -> Loaded | None:
        """What `load` finds for this row, asked once for the whole list that the row was loaded with.

        The rows that it finds are a list as well: what one of them needs is in turn loaded for all.
        """
        if id(row) not in self.together:
            self.loaded_together([row])
        group = self.together[id(row)]
        if key not in group.loaded:
            group.loaded[key] = load(group.rows)
            self.loaded_together(list({id(found): found for found in rows_in(group.loaded[key].values())}.values()))
        return cast(Mapping[int, Loaded], group.loaded[key]).get(row.pk)


@dataclass
class Together:
    """Rows of one list, and what was loaded for all of them. It holds them, so that no id() is used twice."""

    rows: Sequence[Any]
    loaded: dict[Hashable, Mapping[int, object]] = field(default_factory=dict)


def rows_in(found: Iterable[object]) -> Iterator[Model]:
    """The rows among what was loaded, be it one for each or a list for each."""
    for value in found:
        if isinstance(value, Model):
            yield value
        elif isinstance(value, list):
            yield from rows_in(value)


Info = strawberry.Info[Context, None]
