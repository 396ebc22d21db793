"""Keys that are made once."""

import subprocess
import sys
from pathlib import Path

from backend.config.keys import make_key

LONG_ENOUGH = 50


def test_a_key_is_made_once_and_kept(tmp_path: Path) -> None:
    made = make_key(tmp_path / "new folder" / "secret_key")

    assert make_key(tmp_path / "new folder" / "secret_key") == made
    assert len(made) >= LONG_ENOUGH
    assert [path.name for path in (tmp_path / "new folder").iterdir()] == ["secret_key"]


def test_only_its_owner_reads_a_key_and_the_database_server_its_password(tmp_path: Path) -> None:
    paths = [tmp_path / "secret_key", tmp_path / "database_password"]

    subprocess.run([sys.executable, "-m", "backend.config.keys", *paths], check=True, capture_output=True)

    assert [path.stat().st_mode & 0o777 for path in paths] == [0o400, 0o444]


def test_keys_that_are_there_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "secret_key"
    path.write_text("kept")

    done = subprocess.run(
        [sys.executable, "-m", "backend.config.keys", path], check=True, capture_output=True, text=True
    )

    assert path.read_text() == "kept"
    assert "kept as it is" in done.stdout
