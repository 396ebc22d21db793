"""`make screenshots`: a chat of its own with the demo's people, and pictures of every screen of it.

They go to `screenshots/`, a folder for each look. `python -m tests.screenshots -g ko-light-phone` takes those of one.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.live.chat import ROOT, ChatProcess
from tests.live.node import NODE
from tests.servers.chromium import chromium_path
from tests.servers.failures import NoServer
from tests.servers.folders import temporary_folder
from tests.unthrottled import UNTHROTTLED

WEB = ROOT / "clients" / "web"
PLAYWRIGHT = WEB / "node_modules" / "@playwright" / "test" / "cli.js"
PICTURES = ROOT / "screenshots"


def main(arguments: list[str]) -> int:
    """Pass what was given on to Playwright."""
    try:
        browser = chromium_path()
    except NoServer as missing:
        print(missing, file=sys.stderr)
        return 1
    if not arguments:
        shutil.rmtree(PICTURES, ignore_errors=True)  # a screen that is no more leaves no picture behind
    with lived_in_chat() as url:
        print(f"Taking pictures into {PICTURES.relative_to(ROOT)}/ …", flush=True)
        done = subprocess.run(
            [NODE, PLAYWRIGHT, "test", "--config", "screenshots.config.ts", *arguments],
            cwd=WEB,
            env={**os.environ, "BASE_URL": url, "CHROMIUM": str(browser), "FOLDER": str(PICTURES)},
            check=False,
        )
    return done.returncode


@contextmanager
def lived_in_chat() -> Iterator[str]:
    """The address of a chat on SQLite with the demo in it, whatever the caller's own chat is set to."""
    for setting in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(setting, None)
    with temporary_folder() as folder:
        own = {"DATA_DIR": str(folder), "PROFILE": "development", **UNTHROTTLED}
        chat = ChatProcess(server="daphne", folder=folder, environment=own)
        print("Moving the demo's people in …", flush=True)
        moving_in = chat.manage("demo")
        if moving_in.returncode != 0:
            raise SystemExit(moving_in.stderr)
        chat.start()
        try:
            yield chat.url
        finally:
            chat.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
