"""The passwords that are tried first: Django's 20,000, and those of Korean keyboards.

A Korean word that is typed with the keyboard switched to Latin letters looks like noise (비밀번호 is qlalfqjsgh),
pleases every meter, and is in every list that is tried. So is what is common with an ending that some site demanded.
"""

from functools import cache
from pathlib import Path

from django.contrib.auth.password_validation import CommonPasswordValidator

KOREAN = Path(__file__).with_name("common_passwords_ko.txt")
LONG_ENOUGH_ALONE = 8
ENDINGS = (
    *("!", "!!", "@", "#", "*", ".", "~", "0", "00", "1", "11", "12", "123", "1234", "12345"),
    *("1!", "12!", "123!", "1234!", "1@", "12@", "@1", "!1", "!@", "!@#", "!@#$", "123!@#"),
)

FIRST_SYLLABLE, SYLLABLES = ord("가"), 11_172
VOWELS, FINALS = 21, 28
INITIAL_KEYS = "rRseEfaqQtTdwWczxvg"
VOWEL_KEYS = (
    *("k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl"),
    *("y", "n", "nj", "np", "nl", "b", "m", "ml", "l"),
)
FINAL_KEYS = (
    *("", "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg"),
    *("a", "q", "qt", "t", "T", "d", "w", "c", "z", "x", "v", "g"),
)


def is_common(password: str) -> bool:
    """Whether it is one of the commonest, in whatever case, or one of them with a common ending."""
    typed = password.strip().lower()
    return typed in common() or any(
        core in korean() or (len(core) >= LONG_ENOUGH_ALONE and core in common())
        for core in (typed.removesuffix(ending) for ending in ENDINGS if typed.endswith(ending))
    )


@cache
def common() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords) | korean()


@cache
def korean() -> frozenset[str]:
    words = KOREAN.read_text(encoding="utf-8").split()
    return frozenset(words) | frozenset(keys_of(word).lower() for word in words)


def keys_of(word: str) -> str:
    """The keys that are pressed for it on a Korean keyboard of two sets (KS X 5002); capitals are typed with shift."""
    return "".join(keys_of_letter(letter) for letter in word)


def keys_of_letter(letter: str) -> str:
    syllable = ord(letter) - FIRST_SYLLABLE
    if not 0 <= syllable < SYLLABLES:
        return letter
    rest, final = divmod(syllable, FINALS)
    initial, vowel = divmod(rest, VOWELS)
    return INITIAL_KEYS[initial] + VOWEL_KEYS[vowel] + FINAL_KEYS[final]
