"""Korean particles after words that are filled in: 두부를, but 감자탕을."""

FIRST_SYLLABLE, SYLLABLES, FINALS, FINAL_RIEUL = 0xAC00, 11_172, 28, 8
AFTER_VOWEL = {"을": "를", "이": "가", "은": "는", "과": "와"} | {
    "으로": "로", "이랑": "랑", "이나": "나", "이에요": "예요", "이라고": "라고"
}  # fmt: skip


def with_particle(word: str, particle: str) -> str:
    """The word and the particle, which is named in its form after a consonant, in the form that this word takes."""
    final = (ord(word[-1]) - FIRST_SYLLABLE) % FINALS if 0 <= ord(word[-1]) - FIRST_SYLLABLE < SYLLABLES else 0
    is_open = final == 0 or (particle == "으로" and final == FINAL_RIEUL)
    return word + (AFTER_VOWEL.get(particle, particle) if is_open else particle)
