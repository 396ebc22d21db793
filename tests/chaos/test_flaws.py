"""Every flaw that a run can be asked for is there."""

from importlib import import_module

import pytest

from chaos.flaws.names import FLAWS


@pytest.mark.parametrize("name", FLAWS)
def test_a_flaw_says_what_is_wrong(name: str) -> None:
    flaw = getattr(import_module(f"chaos.flaws.{FLAWS[name]}"), name)

    assert flaw.__doc__
