"""Who lives in the demo."""

from dataclasses import dataclass

from backend.accounts.models import User
from backend.accounts.people import sign_up
from backend.accounts.sessions import end_sessions
from backend.language import Language
from backend.realtime.transactions import in_one_transaction


@dataclass(frozen=True)
class Character:
    """A person of the demo: the handle, the name shown, and the language they speak at home."""

    username: str
    display_name: str
    language: Language


CHARACTERS = (
    Character("minji", "민지", Language.KOREAN),
    Character("jiho", "지호", Language.KOREAN),
    Character("seoyeon", "서연", Language.KOREAN),
    Character("doyun", "도윤", Language.KOREAN),
    Character("haeun", "하은", Language.KOREAN),
    Character("junseo", "준서", Language.KOREAN),
    Character("sua", "수아", Language.KOREAN),
    Character("emma", "Emma", Language.ENGLISH),
    Character("oliver", "Oliver", Language.ENGLISH),
    Character("priya", "Priya", Language.ENGLISH),
    Character("mateo", "Mateo", Language.ENGLISH),
    Character("chloe", "Chloe", Language.ENGLISH),
)


class NotOfTheDemo(Exception):
    """Somebody else goes by the name of a character; nothing was said in their name."""


@in_one_transaction
def person_behind(character: Character, password: str) -> User:
    """The character's account, made if there is none. Raises NotOfTheDemo, InvalidInput (password)."""
    person = User.objects.by_username(character.username)
    if person is None:
        person = sign_up(username=character.username, password=password, display_name=character.display_name).user
        end_sessions(person.sessions.all())  # nobody was given its tokens
    elif not (person.is_active and person.check_password(password)):
        raise NotOfTheDemo(character.username)
    return person
