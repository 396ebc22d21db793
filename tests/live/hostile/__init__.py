"""What strangers send who wish no good, or do not know better: it is refused by the rules, and nobody else notices."""
