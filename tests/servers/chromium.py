"""A Chromium for the tests that look at the web app as people do."""

import os
import subprocess
import time
from pathlib import Path
from shutil import which

from tests.servers.failures import NoServer
from tests.servers.progress import say

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_PACKAGES = ("chromium", "fonts-noto-cjk")  # without the font, Korean would be drawn as boxes
_WHAT_TO_DO = (
    "Give the path of a Chromium as CHROMIUM=/path/to/chromium, or run "
    f"`apt-get update && apt-get install --no-install-recommends {' '.join(_PACKAGES)}` as root."
)


def chromium_path() -> Path:
    """Return a Chromium: CHROMIUM's, or the one on PATH, or Debian's.

    The last is installed by apt-get first, which takes root and about a minute. Raises NoServer with an
    instruction.
    """
    given = os.environ.get("CHROMIUM")
    if given:
        if which(given) is None:
            raise NoServer(f"CHROMIUM names {given}, which is not a program. {_WHAT_TO_DO}")
        return Path(given)
    return _on_path() or _install()


def _on_path() -> Path | None:
    found = next((path for path in map(which, _NAMES) if path is not None), None)
    return Path(found) if found is not None else None


def _install() -> Path:
    if os.geteuid() != 0 or which("apt-get") is None:
        raise NoServer(f"There is no Chromium on PATH. {_WHAT_TO_DO}")
    started_at = time.monotonic()
    say("Chromium: reading what Debian has ...")
    _apt_get("update")
    say(f"Chromium: installing {' and '.join(_PACKAGES)} (about 200 MB to fetch) ...")
    _apt_get("install", "--no-install-recommends", *_PACKAGES)
    path = _on_path()
    if path is None:
        raise NoServer(f"Chromium was installed and is not on PATH. {_WHAT_TO_DO}")
    say(f"Chromium: {path} after {time.monotonic() - started_at:.0f} s.")
    return path


def _apt_get(*arguments: str) -> None:
    done = subprocess.run(
        ["apt-get", "--yes", "-o", "DPkg::Lock::Timeout=300", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise NoServer(f"Chromium could not be installed. {_WHAT_TO_DO}\n{done.stderr.strip()[-2000:]}")
