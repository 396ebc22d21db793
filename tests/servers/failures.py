"""What can go wrong while a server is found and started. Each message is a sentence that says what to do."""


class ServerError(Exception):
    """No server, or not the one that was asked for."""


class NotHere(ServerError):
    """One of the ways to a server is not open on this machine; another may be."""


class FetchFailed(NotHere):
    """Debian's packages could not be fetched or unpacked."""


class NoServer(ServerError):
    """Every way to the server was tried."""


class ServerDidNotStart(ServerError):
    """The server ended, or did not answer in time. The message holds the end of its log."""


class NotOurServer(ServerError):
    """The server was given by its address, so its process cannot be stopped or frozen from here."""
