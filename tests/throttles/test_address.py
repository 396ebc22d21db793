"""By which address somebody is counted: that of who connects, unless that one is trusted to say for whom."""

from typing import Any

import pytest

from backend.throttles.address import counted_address

PROXIES = ["10.0.0.0/8", "127.0.0.1", "fd00::/8"]


def asked(peer: str | None, *forwarded: str) -> str | None:
    headers = [(b"x-forwarded-for", value.encode()) for value in forwarded]
    return counted_address({"client": peer and (peer, 5_000), "headers": headers})


def test_F4_nobody_is_believed_by_default() -> None:
    assert asked("203.0.113.7", "198.51.100.1") == "203.0.113.7"


@pytest.mark.parametrize(
    ("peer", "forwarded", "counted"),
    [
        ("203.0.113.7", ["198.51.100.1"], "203.0.113.7"),
        ("10.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("10.0.0.1", ["6.6.6.6, 198.51.100.1"], "198.51.100.1"),
        ("10.0.0.1", ["6.6.6.6", "198.51.100.1, 10.0.0.2"], "198.51.100.1"),
        ("10.0.0.1", ["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
        ("10.0.0.1", ["nonsense"], "10.0.0.1"),
        ("10.0.0.1", ["6.6.6.6, nonsense, 10.0.0.2"], "10.0.0.2"),
        ("10.0.0.1", ["10.0.0.1" * 9_000], "10.0.0.1"),
        ("10.0.0.1", [""], "10.0.0.1"),
        ("10.0.0.1", [], "10.0.0.1"),
        ("127.0.0.1", ["::ffff:198.51.100.1"], "198.51.100.1"),
        ("fd00::1", ["2001:db8:1:2:3::4"], "2001:db8:1:2::/64"),
    ],
)
def test_F4_only_a_trusted_proxy_says_for_whom(settings: Any, peer: str, forwarded: list[str], counted: str) -> None:
    settings.TRUSTED_PROXIES = PROXIES

    assert asked(peer, *forwarded) == counted


def test_F6_a_household_is_one_address() -> None:
    assert asked("2001:db8:1:2::3") == asked("2001:db8:1:2:ffff::4") == "2001:db8:1:2::/64"
    assert asked("2001:db8:1:3::3") != asked("2001:db8:1:2::3")
    assert asked("::ffff:203.0.113.7") == asked("203.0.113.7")


def test_where_there_is_no_network_nobody_is_counted() -> None:
    assert asked(None) is None
