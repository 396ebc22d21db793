"""An apt of our own: asks this machine's mirror for another Debian release and touches nothing installed."""

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from tests.servers.failures import FetchFailed

_KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")

# Wanted by installation scripts and extra tools, not by the servers: they and theirs would come along.
_AS_IF_INSTALLED = (
    "adduser", "debconf", "init-system-helpers", "libdbi-perl", "lsb-base", "mariadb-common", "mysql-common",
    "passwd", "perl", "perl-base", "procps", "psmisc", "rsync", "socat", "sysvinit-utils",
)  # fmt: skip

_PACKAGE = """\
Package: {name}
Status: install ok installed
Version: 999:0
Architecture: all
Multi-Arch: allowed
"""

_CONFIGURATION = """\
Dir::State "{folder}/state";
Dir::State::status "{folder}/status";
Dir::Cache "{folder}/cache";
Dir::Etc::sourcelist "{folder}/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
APT::Install-Recommends "false";
APT::Sandbox::User "";
Acquire::Languages "none";
Acquire::Retries "3";
Acquire::http::Timeout "30";
Acquire::https::Timeout "30";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
"""


@dataclass(frozen=True)
class Archive:
    """One package file to fetch."""

    name: str
    size_bytes: int


class PrivateApt:
    """apt-get with its configuration, index and downloads in `folder`, for one release, e.g. "sid"."""

    def __init__(self, folder: Path, release: str) -> None:
        missing = [program for program in ("apt-get", "apt-cache", "dpkg-deb", "tar") if which(program) is None]
        if missing:
            raise FetchFailed(f"Packages are fetched with Debian's tools, and {', '.join(missing)} is not here.")
        self._folder = folder
        (folder / "state/lists/partial").mkdir(parents=True)
        (folder / "cache/archives/partial").mkdir(parents=True)
        (folder / "status").write_text("\n".join(_PACKAGE.format(name=name) for name in _AS_IF_INSTALLED))
        signed_by = f"[signed-by={_KEYRING}] " if _KEYRING.exists() else ""
        (folder / "sources.list").write_text(f"deb {signed_by}{_mirror()} {release} main\n")
        (folder / "apt.conf").write_text(_CONFIGURATION.format(folder=folder))

    def update(self) -> None:
        """Read what the release has; raises FetchFailed."""
        self._run("apt-get", "--error-on=any", "update")

    def newest_name(self, name: str) -> str:
        """Return the package's name as the release spells it: `name`, or else `name-<highest version>`."""
        listed = self._run("apt-cache", "search", "--names-only", f"^{re.escape(name)}(-[0-9.]+)?$")
        names = [line.split()[0] for line in listed.splitlines() if line.strip()]
        if not names:
            raise FetchFailed(f"Debian's packages hold no {name} for this machine.")
        return name if name in names else max(names, key=_version_in)

    def archives_for(self, packages: Sequence[str]) -> list[Archive]:
        """Return the files that the packages and their libraries come in."""
        listed = self._run("apt-get", "--yes", "--print-uris", "install", *packages)
        lines = re.findall(r"^'[^']+' (\S+_\S+\.deb) (\d+) ", listed, flags=re.MULTILINE)
        return [Archive(name=name, size_bytes=int(size)) for name, size in lines]

    def download(self, packages: Sequence[str]) -> list[Path]:
        """Fetch the files, their signatures and sums checked by apt; raises FetchFailed."""
        self._run("apt-get", "--yes", "--download-only", "install", *packages)
        return sorted((self._folder / "cache/archives").glob("*.deb"))

    def _run(self, program: str, *arguments: str) -> str:
        return run([program, "--config-file", str(self._folder / "apt.conf"), *arguments])


def run(command: Sequence[str]) -> str:
    """Run a command to its end and return what it wrote; raises FetchFailed with what it complained about."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise FetchFailed(f"`{' '.join(command)}` failed:\n{(done.stdout + done.stderr).strip()[-2000:]}")
    return done.stdout


def _mirror() -> str:
    """Return the address of the archive that this machine's own apt uses."""
    targets = run(["apt-get", "indextargets", "--format", "$(SITE) $(RELEASE) $(COMPONENT)", "Created-By: Packages"])
    for site, release, component in (line.split()[:3] for line in targets.splitlines() if len(line.split()) == 3):
        # bookworm-security and the like live in archives of their own.
        if component == "main" and "-" not in release:
            return site
    raise FetchFailed("apt on this machine knows no Debian archive (`apt-get indextargets` names none).")


def _version_in(name: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", name)]
