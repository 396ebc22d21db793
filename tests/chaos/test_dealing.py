"""The same seed breaks the same things; each kind comes once before any comes again."""

from itertools import islice

from chaos.dealing import dealt
from chaos.faults import DEEDS


def test_the_same_seed_deals_the_same_faults() -> None:
    assert list(islice(dealt(7), 40)) == list(islice(dealt(7), 40))
    assert list(islice(dealt(7), 40)) != list(islice(dealt(8), 40))


def test_each_kind_comes_once_before_any_comes_again() -> None:
    first_round = [blow.kind for blow in islice(dealt(7), len(DEEDS))]

    assert sorted(first_round) == sorted(DEEDS)
