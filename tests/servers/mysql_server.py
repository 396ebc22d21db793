"""A running MySQL or MariaDB, wherever it came from, and what a test may do to it."""

import subprocess
from dataclasses import dataclass

from tests.servers.failures import NotOurServer
from tests.servers.process import Life, ServerProcess


class LifeElsewhere:
    """The life of a server that was given by its address: it runs, and is not ours to stop."""

    def start(self) -> None:
        return

    def stop(self) -> None:
        return

    def kill(self) -> None:
        raise NotOurServer("MYSQL_URL names a server that the tests cannot kill. Unset it to let them start one.")

    def freeze(self) -> None:
        raise NotOurServer("MYSQL_URL names a server that the tests cannot freeze. Unset it to let them start one.")

    def thaw(self) -> None:
        return


@dataclass(frozen=True)
class MysqlServer:
    """A server that answers at `url`, mysql://name:password@host:port/database; `product` says which."""

    url: str
    product: str
    life: Life

    @property
    def is_ours(self) -> bool:
        """Whether kill, freeze and restart are possible."""
        return not isinstance(self.life, LifeElsewhere)

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The server's process; raises NotOurServer when it is not a process of this machine's."""
        if isinstance(self.life, ServerProcess):
            return self.life.process
        raise NotOurServer(f"{self.product} has no process here.")

    def stop(self) -> None:
        """End it politely and for good. Stopping what is stopped, or not ours, does nothing."""
        self.life.stop()

    def kill(self) -> None:
        """SIGKILL; what was committed must be there after restart()."""
        self.life.kill()

    def freeze(self) -> None:
        """SIGSTOP: connections stay open and nothing answers, until thaw()."""
        self.life.freeze()

    def thaw(self) -> None:
        """SIGCONT."""
        self.life.thaw()

    def restart(self) -> None:
        """Stop if it runs, then start with the same data, port and account; returns once it answers."""
        if not self.is_ours:
            raise NotOurServer("MYSQL_URL names a server that the tests cannot restart.")
        self.life.stop()
        self.life.start()
