"""MariaDB 10.11, the oldest that is supported: the migrations run on it, and a room keeps its log there."""

import os
import subprocess
import sys
from pathlib import Path

from tests.servers.mariadb import start_mariadb

PROJECT = Path(__file__).resolve().parents[2]
MIGRATED = "tests/chat/test_constraints.py"
TRIED = [MIGRATED, "tests/chat/feed", "tests/chat/test_sending_lists.py", "tests/schema/mutations/test_send_message.py"]


def test_the_log_is_kept_on_the_oldest_mariadb(tmp_path: Path) -> None:
    server = start_mariadb(tmp_path / "mariadb")
    environment = {**os.environ, "DATABASE_URL": server.url, "DATA_DIR": str(tmp_path / "data"), "REDIS_URL": ""}

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TRIED],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    server.stop()
    assert done.returncode == 0, done.stdout + done.stderr
