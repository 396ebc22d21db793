"""What the web app's modules promise by themselves: `*.test.ts` beside them."""

import subprocess

from tests.journeys.test_web_app import WEB
from tests.live.node import NODE


def test_the_web_apps_modules() -> None:
    vitest = WEB / "node_modules" / "vitest" / "vitest.mjs"

    done = subprocess.run([NODE, str(vitest), "run"], cwd=WEB, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
