"""Which text is acceptable, and when two names are the same name. Source: Unicode TR 15 (NFKC), TR 31, TR 36."""

import unicodedata

from backend.language import Words
from backend.refusals import UnacceptableText

NEVER_STORED = {"Cs", "Cn"}
BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LAYOUT = frozenset("\n\r\t")
BLANK_LETTERS = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
)  # the "invisible nickname" of Hangul fillers

BROKEN = Words(en="It contains characters that cannot be stored.", ko="저장할 수 없는 문자가 들어 있습니다.")
EMPTY = Words(en="It must not be empty.", ko="비워 둘 수 없습니다.")


def name_key(name: str) -> str:
    """The form in which names are compared: `Bob`, `bob`, `ｂｏｂ` and `bo\\u200bb` are one, `😀` and `😁` two."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    seen = "".join(letter for letter in folded if not is_ignorable(letter))
    return unicodedata.normalize("NFKC", seen).strip()  # again: what they kept apart may be one letter now


def is_ignorable(letter: str) -> bool:
    """Whether it leaves no mark by itself: formatting characters, variation selectors, fillers."""
    return unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f" or letter in BLANK_LETTERS


def is_storable(text: str) -> bool:
    """Whether it holds no lone surrogate, which no database stores, and no character that is none."""
    return text.isprintable() or all(
        unicodedata.category(letter) not in NEVER_STORED or is_future(letter) for letter in text
    )


def is_future(letter: str) -> bool:
    """Whether it may be assigned by a Unicode newer than ours (a new emoji), rather than be a non-character."""
    code_point = ord(letter)
    return unicodedata.category(letter) == "Cn" and code_point & 0xFFFE != 0xFFFE and not 0xFDD0 <= code_point <= 0xFDEF


def has_control(text: str) -> bool:
    """Whether it holds control characters other than line breaks and tabs."""
    return not text.isprintable() and any(is_control(letter) and letter not in LAYOUT for letter in text)


def is_control(letter: str) -> bool:
    return unicodedata.category(letter) == "Cc"


def checked_prose(text: str, *, longest: int) -> str:
    """Return the text as it was, if people can read it.

    1 to `longest` code points; line breaks and tabs, but no other control characters; not only white space.
    Raises UnacceptableText.
    """
    if len(text) > longest:
        raise UnacceptableText(too_long(longest))
    if not is_storable(text) or has_control(text):
        raise UnacceptableText(BROKEN)
    if is_blank(text):
        raise UnacceptableText(EMPTY)
    return text


def checked_label(text: str, *, longest: int) -> str:
    """Return a name on one line, in NFC and without white space around it.

    1 to `longest` code points, no control characters, none that turn the direction of what follows.
    Raises UnacceptableText.
    """
    if not is_storable(text) or any(is_control(letter) or letter in BIDI_CONTROLS for letter in text):
        raise UnacceptableText(BROKEN)
    label = unicodedata.normalize("NFC", text).strip()
    if is_blank(label):
        raise UnacceptableText(EMPTY)
    if len(label) > longest:
        raise UnacceptableText(too_long(longest))
    return label


def is_blank(text: str) -> bool:
    return all(letter.isspace() or is_ignorable(letter) for letter in text)


def too_long(longest: int) -> Words:
    return Words(en=f"At most {longest:,} characters.", ko=f"{longest:,}자까지 쓸 수 있습니다.")
