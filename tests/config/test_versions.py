"""No part is older than the first version without its known holes."""

from importlib.metadata import version

import pytest
from packaging.version import Version

FLOORS = {
    "Django": "5.2.19",
    "strawberry-graphql": "0.327.2",  # CVE-2026-107727, -35523, -35526, -47706, -47707
    "graphql-core": "3.3.2",  # CVE-2026-75507, -75508
    "daphne": "4.2.2",  # CVE-2026-44545, -44546
    "autobahn": "26.10.1",  # CVE-2026-77528, -116579
    "PyJWT": "2.15.0",  # CVE-2026-32597, -48523 and others
    "djangorestframework": "3.18.2",  # CVE-2026-73228, -73229, -114138
    "djangorestframework-simplejwt": "5.5.1",  # CVE-2024-22513
}
CEILINGS = {"redis": "8"}  # from which on each socket has a time limit of 5 s, which the channel layers do not expect


@pytest.mark.parametrize(("package", "floor"), FLOORS.items(), ids=FLOORS)
def test_F7_no_package_is_below_its_floor(package: str, floor: str) -> None:
    assert Version(version(package)) >= Version(floor)


@pytest.mark.parametrize(("package", "ceiling"), CEILINGS.items(), ids=CEILINGS)
def test_no_package_is_at_what_breaks_it(package: str, ceiling: str) -> None:
    assert Version(version(package)) < Version(ceiling)
