"""slowhttptest, which is not ours: slow headers, slow bodies and slow reading, some hundred connections of each."""

import subprocess
from collections.abc import Sequence

from tests.servers.debian_packages import fetch_debian_packages

RELEASE = "bookworm"
PROGRAM = "usr/bin/slowhttptest"
SECONDS, CONNECTIONS = 20, 400
USUAL = ("-c", str(CONNECTIONS), "-l", str(SECONDS), "-r", "100", "-i", "5", "-p", "2")
KINDS: dict[str, Sequence[str]] = {
    "slow headers": ("-H",),
    "slow bodies": ("-B", "-s", "8192"),
    "slow reading": ("-X", "-w", "10", "-y", "20", "-n", "5", "-z", "32", "-k", "3"),
}


def slow_http(url: str, kind: str) -> subprocess.Popen[str]:
    """Begin; it ends by itself after `SECONDS`. Fetched into the cache the first time, and installed nowhere."""
    tree = fetch_debian_packages("slowhttptest", release=RELEASE, packages=["slowhttptest"], programs=(PROGRAM,))
    command = [*tree.command(PROGRAM), *KINDS[kind], *USUAL, "-u", f"{url}/graphql?query=%7B__typename%7D"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
