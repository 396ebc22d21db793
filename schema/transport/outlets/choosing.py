"""Which outlet a connection gets."""

import logging
import sys
from collections.abc import Mapping
from inspect import unwrap

from django.conf import settings
from starlette.types import Send

from schema.transport.outlets import daphne, uvicorn
from schema.transport.outlets.ordinary import OrdinaryOutlet, event_message, socket_message
from schema.transport.outlets.outlet import Adapter, Outlet

logger = logging.getLogger(__name__)

SOCKETS: Mapping[str, Adapter] = {"daphne.server": daphne.socket_outlet, "uvicorn": uvicorn.socket_outlet}
EVENTS: Mapping[str, Adapter] = {"daphne.server": daphne.event_outlet, "uvicorn": uvicorn.event_outlet}


def outlet_for_socket(send: Send) -> Outlet:
    """The most direct outlet that knows this connection, tried one by one; the ordinary one if none does."""
    return chosen(direct_outlet(send, SOCKETS) or OrdinaryOutlet(send, socket_message))


def outlet_for_events(send: Send) -> Outlet:
    """The same for the body of a response that has begun; a wrapper that says what it wraps only minds the headers."""
    return chosen(direct_outlet(unwrap(send), EVENTS) or OrdinaryOutlet(send, event_message))


def direct_outlet(send: Send, adapters: Mapping[str, Adapter]) -> Outlet | None:
    if not settings.DIRECT_WRITES:
        return None
    for module, adapter in adapters.items():
        if module in sys.modules and (outlet := adapter(send)) is not None:
            return outlet
    return None


def chosen(outlet: Outlet) -> Outlet:
    logger.debug("A connection is written to by %s", type(outlet).__name__)
    return outlet
