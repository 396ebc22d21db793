"""A Debian in a folder, in which commands run as if it were the machine."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.servers.apt import run
from tests.servers.debian_packages import cache_folder
from tests.servers.progress import say

RELEASE = "bookworm"
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
# What the base images bring: a Python with its headers; npm and pip speak TLS.
PACKAGES = ("ca-certificates", "python3", "python3-dev", "python3-venv")
# How this machine reaches the registries; nothing else of its environment gets in.
PASSED_ON = (
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "PIP_CERT",
    "PIP_INDEX_URL",
    "SSL_CERT_FILE",
    "NODE_EXTRA_CA_CERTS",
)
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True)
class Root:
    """One root folder."""

    folder: Path

    def command(
        self, words: Sequence[str], *, environment: Mapping[str, str], inside: str = "/", user: str = "0:0"
    ) -> list[str]:
        """The command line that runs the words in here, with a process list of its own that dies with it."""
        variables = {"PATH": PATH, "HOME": "/tmp", **environment}
        return [
            *("unshare", "--mount", "--pid", "--fork", "--kill-child", f"--mount-proc={self.folder / 'proc'}"),
            *("chroot", f"--userspec={user}", str(self.folder)),
            *("env", "--ignore-environment", f"--chdir={inside}"),
            *(f"{name}={value}" for name, value in variables.items()),
            *words,
        ]

    def path(self, inside: str) -> Path:
        return self.folder / inside.lstrip("/")


def passed_on() -> dict[str, str]:
    """The variables by which commands in a root reach the registries as this machine does."""
    return {name: os.environ[name] for name in (*PASSED_ON, *map(str.lower, PASSED_ON)) if name in os.environ}


def copy_of_clean_debian(folder: Path) -> Root:
    """A Debian with Python and nothing else, by debootstrap the first time, then from the cache."""
    kept = cache_folder() / f"{RELEASE}-image-base-{os.uname().machine}"
    if not kept.is_dir():
        _debootstrap(kept)
    subprocess.run(["cp", "--archive", str(kept), str(folder)], check=True)
    return Root(folder)


def _debootstrap(kept: Path) -> None:
    say(f"Making a clean Debian {RELEASE} (a minute or two, then kept in the cache) ...")
    partial = kept.with_name(f".{kept.name}.{os.getpid()}")
    partial.parent.mkdir(parents=True, exist_ok=True)
    try:
        run(["debootstrap", "--variant=minbase", f"--include={','.join(PACKAGES)}", RELEASE, str(partial), mirror()])
        shutil.copy("/etc/resolv.conf", partial / "etc/resolv.conf")
        if CERTIFICATES.exists():
            shutil.copy(CERTIFICATES, partial / CERTIFICATES.relative_to("/"))
        (partial / "usr/local/bin/python").symlink_to("/usr/bin/python3")
        partial.rename(kept)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def mirror() -> str:
    """The archive from which this machine's own apt has the release."""
    listed = run(["apt-get", "indextargets", "--format", "$(SITE) $(RELEASE) $(COMPONENT)", "Created-By: Packages"])
    for line in listed.splitlines():
        site, *where = line.split()
        if where == [RELEASE, "main"]:
            return site
    raise SystemExit(f"apt on this machine knows no archive of Debian {RELEASE}.")
