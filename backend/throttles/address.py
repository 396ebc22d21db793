"""From which address is asked: the one thing that a transport knows and an operation counts by.

A proxy in front names its client in `X-Forwarded-For`. Anybody can write that header, so it is believed only as far as
it was written by an address in `TRUSTED_PROXIES`: read from the right, the first that is not one of them is the client.
"""

from collections.abc import Iterable, MutableMapping
from contextvars import ContextVar
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from django.conf import settings

FORWARDED_FOR = b"x-forwarded-for"
IPV6_HOUSEHOLD_BITS = 64  # what a provider gives one household; who has it has 2**64 addresses (RFC 6177)

asked_from: ContextVar[str | None] = ContextVar("asked_from", default=None)
"""Whom this request or socket is counted by; None where nobody asks over a network."""


def counted_address(scope: MutableMapping[str, Any]) -> str | None:
    """The client's address as it is counted, by an ASGI scope: IPv4 whole, of IPv6 the network of the household."""
    peer = (scope.get("client") or (None,))[0]
    if peer is None or not settings.TRUSTED_PROXIES:
        return household(peer)
    hops = [
        hop.strip()
        for name, value in scope.get("headers", ())
        if name == FORWARDED_FOR
        for hop in value.decode("latin-1").split(",")
    ]
    return household(first_stranger([peer, *reversed(hops)]))


def is_trusted(scope: MutableMapping[str, Any]) -> bool:
    """Whether who connects is one of `TRUSTED_PROXIES`."""
    peer = (scope.get("client") or (None,))[0]
    return bool(settings.TRUSTED_PROXIES) and peer is not None and is_proxy(parsed(peer))


def is_proxy(address: IPv4Address | IPv6Address | None) -> bool:
    return address is not None and any(address in network for network in networks(tuple(settings.TRUSTED_PROXIES)))


def first_stranger(hops: Iterable[str]) -> str:
    """The first address that is no trusted proxy's; the last one that could be read where all others are."""
    client = ""
    for hop in hops:
        address = parsed(hop)
        if address is None:
            break
        client = hop
        if not is_proxy(address):
            break
    return client


@lru_cache(maxsize=4_096)
def household(host: str | None) -> str | None:
    address = parsed(host or "")
    if isinstance(address, IPv6Address):
        return str(ip_network((address, IPV6_HOUSEHOLD_BITS), strict=False))
    return host if address is None else str(address)


@lru_cache(maxsize=4_096)
def parsed(host: str) -> IPv4Address | IPv6Address | None:
    """An address of the internet, IPv4 also where it is written as IPv6; None for what is none, such as a socket."""
    try:
        address = ip_address(host)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


@lru_cache
def networks(written: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(network, strict=False) for network in written)
