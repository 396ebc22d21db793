"""Where a `mysqld` comes from: the machine's PATH, or Debian's packages."""

import re
import subprocess
from dataclasses import dataclass, field
from shutil import which

from tests.servers.debian_packages import fetch_debian_packages
from tests.servers.failures import NotHere

_OLDEST = (8, 4)
_RELEASE = "sid"  # the one Debian release that carries Oracle's MySQL


@dataclass(frozen=True)
class MysqlProgram:
    """The start of a command line for mysqld, and the options that tell it where its files are."""

    command: list[str]
    files: list[str] = field(default_factory=list)

    def version_line(self) -> str:
        """Return what it says of itself."""
        command = [*self.command, "--no-defaults", "--version"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.stdout.strip() or done.stderr.strip()


def mysqld_on_path() -> MysqlProgram:
    """Return this machine's mysqld; raises NotHere when there is none, or it is MariaDB's or too old."""
    path = which("mysqld") or which("mysqld", path="/usr/sbin:/usr/local/sbin:/usr/libexec")
    if path is None:
        raise NotHere("There is no mysqld on PATH.")
    program = MysqlProgram([path])
    line = program.version_line()
    version = re.search(r"Ver (\d+)\.(\d+)", line)
    if "mariadb" in line.lower():
        raise NotHere(f"{path} is MariaDB's, not MySQL's.")
    if version is None or (int(version[1]), int(version[2])) < _OLDEST:
        raise NotHere(f"{path} is not MySQL 8.4 or newer, it says: {line}")
    return program


def fetched_mysqld() -> MysqlProgram:
    """Return Debian's mysqld, fetched the first time; raises FetchFailed, which is a NotHere."""
    tree = fetch_debian_packages(
        "mysql", release=_RELEASE, packages=["mysql-server-core"], programs=["usr/sbin/mysqld"]
    )
    files = [
        f"--basedir={tree.file('usr')}",
        f"--plugin-dir={tree.file('usr/lib/mysql/plugin')}",
        f"--lc-messages-dir={tree.file('usr/share/mysql')}",
        f"--character-sets-dir={tree.file('usr/share/mysql/charsets')}",
    ]
    return MysqlProgram(tree.command("usr/sbin/mysqld"), files)
