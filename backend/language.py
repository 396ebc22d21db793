"""The languages that people are answered in."""

from enum import StrEnum
from typing import NamedTuple

from django.utils.translation.trans_real import parse_accept_lang_header


class Language(StrEnum):
    """The languages that people are answered in."""

    KOREAN = "ko"
    ENGLISH = "en"


class Words(NamedTuple):
    """One sentence, in every language we speak."""

    en: str
    ko: str

    def spoken_in(self, language: Language) -> str:
        return self.ko if language is Language.KOREAN else self.en


def preferred_language(accept_language: str) -> Language:
    """The first of our languages that the reader accepts; English for who reads neither (RFC 9110, 12.5.4)."""
    for accepted, _quality in parse_accept_lang_header(accept_language):
        primary = accepted.split("-")[0]
        if primary in set(Language):
            return Language(primary)
    return Language.ENGLISH
