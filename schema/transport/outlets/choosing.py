"""Which outlet a connection gets."""

import logging
import sys

from django.conf import settings
from starlette.types import Send

from schema.transport.outlets.daphne import daphne_outlet
from schema.transport.outlets.ordinary import OrdinaryOutlet
from schema.transport.outlets.outlet import Adapter, Outlet
from schema.transport.outlets.uvicorn import uvicorn_outlet

logger = logging.getLogger(__name__)

ADAPTERS: dict[str, Adapter] = {"daphne.server": daphne_outlet, "uvicorn": uvicorn_outlet}


def outlet_for(send: Send) -> Outlet:
    """The most direct outlet that knows this connection, tried one by one; the ordinary one if none does."""
    outlet = direct_outlet(send) if settings.DIRECT_WRITES else None
    outlet = outlet or OrdinaryOutlet(send)
    logger.debug("A socket is written to by %s", type(outlet).__name__)
    return outlet


def direct_outlet(send: Send) -> Outlet | None:
    for module, adapter in ADAPTERS.items():
        if module in sys.modules and (outlet := adapter(send)) is not None:
            return outlet
    return None
