"""How a person shows themself, and what they are answered in."""

from enum import Enum

from backend.accounts.models import AvatarColor, User
from backend.accounts.people import checked_display_name
from backend.accounts.personal_counters import move_counters
from backend.language import Language
from backend.realtime.transactions import in_one_transaction
from backend.refusals import Faults, Unauthenticated


class Kept(Enum):
    """Stands for what is to stay as it is, where None is a value of its own."""

    KEPT = "kept"


KEPT = Kept.KEPT


def update_profile(
    *,
    person: User,
    display_name: str | Kept = KEPT,
    avatar_color: AvatarColor | Kept = KEPT,
    language: Language | Kept | None = KEPT,
) -> User:
    """Change what is given of a person's profile. Without a language it is their browser's.

    Raises InvalidInput (display_name).
    """
    faults = Faults()
    if display_name is not KEPT:
        display_name = faults.checked("display_name", checked_display_name, display_name)
    faults.refuse_if_any()
    given = {"display_name": display_name, "avatar_color": avatar_color, "language": language}
    return store_profile(person, {name: value for name, value in given.items() if value is not KEPT})


@in_one_transaction
def store_profile(person: User, changes: dict[str, object]) -> User:
    standing = User.objects.held(person)
    if standing is None:
        raise Unauthenticated
    for name, value in changes.items():
        setattr(standing, name, value)
    standing.save(update_fields=list(changes))
    move_counters([standing.pk])
    return standing
