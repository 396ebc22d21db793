"""Whole stories of the web app and of GraphiQL, told by Playwright in Debian's Chromium.

Each spec starts, kills and restarts a server of its own: `clients/web/journeys`.
"""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, STDOUT
from pathlib import Path

import pytest

from tests.live.chat import ROOT, own_database
from tests.live.node import NODE
from tests.servers.chromium import chromium_path
from tests.servers.folders import temporary_folder
from tests.servers.ports import free_port

WEB = ROOT / "clients" / "web"
SPECS = sorted(path.name for path in (WEB / "journeys").glob("*.spec.ts"))
PLAYWRIGHT = WEB / "node_modules" / "@playwright" / "test" / "cli.js"


@pytest.mark.timeout(420)
@pytest.mark.parametrize("spec", SPECS)
async def test_journey(spec: str) -> None:
    with temporary_folder() as folder:
        environment = {
            **os.environ,
            **own_database(),
            "DATA_DIR": str(folder),
            "EMAIL_URL": f"filemail://{folder}/letters",
            "LETTERS": f"{folder}/letters",
            "BASE_URL": f"http://127.0.0.1:{free_port()}",
            "SERVER_COMMAND": f"cd {ROOT} && exec {sys.executable} manage.py serve",
            "MANAGE_COMMAND": f"{sys.executable} {ROOT / 'manage.py'}",
            "CHROMIUM": str(await asyncio.to_thread(chromium_path)),
        }
        process = await asyncio.create_subprocess_exec(
            NODE, str(PLAYWRIGHT), "test", f"journeys/{spec}", "--output", str(Path(folder) / "results"),
            cwd=WEB, env=environment, stdout=PIPE, stderr=STDOUT,
        )  # fmt: skip
        output, _ = await process.communicate()

    assert process.returncode == 0, output.decode()
    assert "skipped" not in output.decode()
