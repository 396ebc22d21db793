"""What production demands before it serves, said in plain words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KEY = "aK3-xQ9_mT2~" * 5


@pytest.fixture
def production(tmp_path: Path) -> dict[str, str]:
    """The environment of a production process on an empty SQLite."""
    (tmp_path / "secret_key").write_text(f"{KEY}\n")
    return {
        "PATH": os.environ["PATH"],
        "PROFILE": "production",
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY_FILE": str(tmp_path / "secret_key"),
        "JWT_SIGNING_KEY": KEY,
        "ALLOWED_HOSTS": "chat.example.org",
        "PORT": "0",
    }


def manage(environment: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_a_key_is_never_made_in_silence(production: dict[str, str]) -> None:
    done = manage({**production, "JWT_SIGNING_KEY": "", "SECRET_KEY_FILE": ""}, "check")

    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr


def test_a_database_that_lacks_a_step_is_not_served_nor_changed(production: dict[str, str]) -> None:
    done = manage(production, "serve")

    assert done.returncode == 1
    assert "run 'manage.py migrate' first" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_secret_is_read_from_its_file(production: dict[str, str]) -> None:
    done = manage(production, "shell", "-v0", "-c", "from django.conf import settings; print(settings.SECRET_KEY)")

    assert done.stdout == f"{KEY}\n"


@pytest.mark.parametrize("address", [{}, {"PUBLIC_URL": ""}])
def test_links_in_letters_are_never_made_of_a_guess(address: dict[str, str], production: dict[str, str]) -> None:
    done = manage({**production, **address, "EMAIL_URL": "smtp://mail.example.org"}, "check")

    assert done.returncode != 0
    assert "PUBLIC_URL" in done.stderr


def test_without_a_mail_server_nothing_need_be_said_of_letters(production: dict[str, str]) -> None:
    done = manage({**production, "EMAIL_URL": "", "PUBLIC_URL": "", "EMAIL_FROM": ""}, "check")

    assert done.returncode == 0, done.stderr


def test_the_mail_server_and_its_password_come_from_the_environment(production: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "password").write_text("p@ss\n")
    letters = {
        "EMAIL_URL": "smtp+tls://ada@mail.example.org:587",
        "EMAIL_PASSWORD_FILE": str(tmp_path / "password"),
        "PUBLIC_URL": "https://chat.example.org/",
    }
    shown = "s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_HOST_PASSWORD, s.EMAIL_USE_TLS, s.DEFAULT_FROM_EMAIL, s.PUBLIC_URL"

    done = manage(production | letters, "shell", "-v0", "-c", f"from django.conf import settings as s; print({shown})")

    assert done.stdout == (
        "mail.example.org 587 p@ss True Sarangbang <no-reply@chat.example.org> https://chat.example.org\n"
    )
