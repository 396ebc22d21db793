"""When two handles are the same handle, and which can be none. The pairs are of the look-alikes of Unicode TR 36."""

import unicodedata

import pytest

from backend.accounts.people import checked_username
from backend.refusals import UnacceptableText
from backend.text import name_key

SAME = [
    ("Bob", "bob"),
    ("BOB", "bob"),
    ("ｂｏｂ", "bob"),
    ("ＢＯＢ", "bob"),
    ("bob ", "bob"),
    (" bob", "bob"),
    ("bob\u3000", "bob"),
    ("ﬁona", "fiona"),
    ("ａdmin", "admin"),
    ("Straße", "STRASSE"),
    ("straße", "strasse"),
    ("René", "rené"),
    ("rene\u0301", "ren\u00e9"),
    ("ΣΊΣΥΦΟΣ", "σίσυφος"),
    ("σίσυφος", "σίσυφοσ"),
    ("ÅSA", "åsa"),
    ("\u212bsa", "\u00e5sa"),
    ("\u212aim", "kim"),
    ("ⅷⅷⅷ", "viiiviiiviii"),
    ("①②③", "123"),
    ("１２３", "123"),
    ("bob².", "bob2."),
    ("ᶜᵒᵒˡ", "cool"),
    ("ﾊﾝﾄ", "ハント"),
    ("\u1112\u1161\u11ab글이", "한글이"),
    ("ǅǆǄ", "ǆǆǆ"),
    ("ՙԲԱԲ", "ՙբաբ"),
    ("ᏣᎳᎩ", "ꮳꮃꭹ"),
    ("Иван", "ИВАН"),
    ("ĳsvogel", "ijsvogel"),
]
DIFFERENT = [
    ("rene", "rené"),
    ("bob", "bob1"),
    ("bob", "bob_"),
    ("bob-", "bob_"),
    ("аdmin", "admin"),  # the first letter is Cyrillic: marked by clients, not the same
    ("한글날", "한글남"),
    ("ハンハン", "バンバン"),
    ("İda", "ida"),
    ("ıda", "ida"),
    ("user.name", "username"),
]
REFUSED = [
    "",
    "ab",
    "a" * 33,
    "😀😀😀",
    "🍺bob",
    "bob\u200b",
    "b\u200dob",
    "bob\ufe0f",
    "\u3164\u3164\u3164",
    "bob\u3164",
    "bob\u115f",
    "bob\uffa0",
    "bob\u2800",
    "bob\u202e",
    "bob\u00ad",
    "b ob",
    "b\tob",
    "bob\0",
    "bob\ud800",
    "bob@",
    "bob/",
    "\u0301bob",
    "ﷺﷺﷺ",
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_A15_two_spellings_of_one_handle_are_one(one: str, other: str) -> None:
    key, other_key = name_key(checked_username(one)), name_key(checked_username(other))

    assert key == other_key


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_A15_handles_that_differ_to_the_eye_or_the_ear_are_two(one: str, other: str) -> None:
    key, other_key = name_key(checked_username(one)), name_key(checked_username(other))

    assert key != other_key


@pytest.mark.parametrize("username", REFUSED, ids=ascii)
def test_A15_E7_what_cannot_be_seen_or_told_apart_is_no_handle(username: str) -> None:
    with pytest.raises(UnacceptableText):
        checked_username(username)


@pytest.mark.parametrize(
    "name", ["부엌", "e\u200c\u0301cole", "\u1112\u200d\u1161\u11ab", "ﬀ\u200b", "A\u00adB", "😀\ufe0f"]
)
def test_the_key_of_a_name_is_settled(name: str) -> None:
    key = name_key(name)

    assert name_key(key) == key
    assert unicodedata.is_normalized("NFKC", key)


def test_what_leaves_no_mark_does_not_make_another_room_name() -> None:
    keys = {name_key(name) for name in ("\u00e9cole", "e\u0301cole", "e\u200c\u0301cole", "École\u200b", "\ufeffécole")}

    assert keys == {"école"}
