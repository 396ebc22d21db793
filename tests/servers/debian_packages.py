"""Fetches Debian packages into the cache folder and unpacks them there, once."""

import fcntl
import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from tests.servers.apt import PrivateApt
from tests.servers.debian_tree import DebianTree
from tests.servers.failures import FetchFailed
from tests.servers.folders import temporary_folder
from tests.servers.progress import megabytes, say

# Two thirds of the size, and nothing that a server reads.
_NOT_UNPACKED = (
    "./usr/share/doc", "./usr/share/man", "./usr/share/locale", "./usr/share/lintian", "./usr/share/bug",
    "./usr/lib/*/gconv", "./usr/lib/*/perl*", "./usr/lib/mysql-test", "./usr/share/mysql-test", "./etc",
    "./var",
)  # fmt: skip


def cache_folder() -> Path:
    """Return where fetched servers are kept: SARANGBANG_CACHE, or .cache/sarangbang in the home folder."""
    return Path(os.environ.get("SARANGBANG_CACHE") or Path.home() / ".cache/sarangbang")


def fetch_debian_packages(name: str, *, release: str, packages: Sequence[str], programs: Sequence[str]) -> DebianTree:
    """Return the unpacked packages with all libraries they need, from the cache or else from the mirror.

    Of the programs in them only those named ("usr/sbin/mysqld") are kept. A package's name stands also for
    the highest of its versioned names (mysql-server-core-9.7). Whole or not at all: an interrupted fetch
    leaves nothing, and of several at once one fetches and the others wait. To have newer packages, remove
    the folder. Raises FetchFailed.
    """
    kept = cache_folder() / f"{name}-{release}-{os.uname().machine}"
    if kept.is_dir():
        return DebianTree(kept)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with _one_at_a_time(kept):
            if not kept.is_dir():
                _fetch(kept, release, packages, programs)
    except OSError as refusal:
        raise FetchFailed(
            f"{kept} could not be written: {refusal}. SARANGBANG_CACHE names another folder."
        ) from refusal
    return DebianTree(kept)


@contextmanager
def _one_at_a_time(kept: Path) -> Iterator[None]:
    with kept.with_name(f".{kept.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"Waiting for another process that is fetching {kept.name}.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fetch(kept: Path, release: str, packages: Sequence[str], programs: Sequence[str]) -> None:
    started_at = time.monotonic()
    with temporary_folder(beside=kept.parent, prefix=f".{kept.name}.") as folder:
        (folder / "apt").mkdir()
        apt = PrivateApt(folder / "apt", release)
        say(f"{kept.name}: asking Debian's archive what {release} has ...")
        apt.update()
        names = [apt.newest_name(package) for package in packages]
        archives = apt.archives_for(names)
        size = f"{len(archives)} packages, {megabytes(sum(archive.size_bytes for archive in archives))}"
        say(f"{kept.name}: fetching {' '.join(names)} and its libraries ({size}) ...")
        files = apt.download(names)
        say(f"{kept.name}: unpacking ...")
        root = folder / "root"
        root.mkdir(mode=0o755)
        with ThreadPoolExecutor(os.cpu_count()) as unpackers:
            list(unpackers.map(lambda file: _unpack(file, root), files))
        _remove_programs_but(programs, root)
        (root / "PACKAGES").write_text("".join(f"{file.name}\n" for file in files))
        root.rename(kept)
    unpacked = sum(file.lstat().st_blocks * 512 for file in kept.rglob("*"))
    say(f"{kept.name}: {megabytes(unpacked)} in {kept} after {time.monotonic() - started_at:.0f} s.")


def _unpack(archive: Path, root: Path) -> None:
    # Not `dpkg-deb --extract`: it has no way to leave a folder out.
    exclusions = [f"--exclude={pattern}" for pattern in _NOT_UNPACKED]
    with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", archive], stdout=subprocess.PIPE) as reader:
        done = subprocess.run(
            ["tar", "--extract", "--no-same-owner", "--directory", root, *exclusions],
            stdin=reader.stdout,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode != 0 or reader.returncode != 0:
        raise FetchFailed(f"{archive.name} could not be unpacked: {done.stderr.strip()}")


def _remove_programs_but(programs: Sequence[str], root: Path) -> None:
    kept = {root / program for program in programs}
    kept |= {program.resolve() for program in kept}
    for folder in ("bin", "sbin", "usr/bin", "usr/sbin"):
        for program in sorted((root / folder).glob("*")):
            if program not in kept:
                program.unlink()
