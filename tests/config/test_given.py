"""A setting that makes no sense is refused by its name, in one sentence; none is misread in silence."""

import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.config.test_production import manage

ROOT = Path(__file__).resolve().parents[2]
NAMES = re.findall(r"^#([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
MAY_BE_EMPTY = {
    "ALLOWED_ORIGINS", "TRUSTED_PROXIES", "DATABASE_PASSWORD", "REDIS_URL",
    "EMAIL_URL", "EMAIL_PASSWORD", "EMAIL_FROM", "PUBLIC_URL",
}  # fmt: skip
ANY_WORD = {"HOST", "DATA_DIR", "ALLOWED_HOSTS", "DATABASE_PASSWORD", "EMAIL_PASSWORD", "EMAIL_FROM"}
NO_SENSE = {
    **dict.fromkeys(sorted(set(NAMES) - ANY_WORD), "nonsense"),
    "DATABASE_THREADS": "0",
    "SENDS_PER_SECOND": "nan",
    "PING_SECONDS": "inf",
    "LOOK_SECONDS": "-1",
    "PORT": "65536",
    "MAX_SOCKETS_PER_PERSON": "-1",
    "ALLOWED_ORIGINS": "https://app.example.org/",
    "TRUSTED_PROXIES": "10.0.0.0/8,nginx",
    "PUBLIC_URL": "chat.example.org",
    "DATABASE_URL": "postgres://ada:p4ssw0rd@localhost/chat",
    "REDIS_URL": "http://:p4ssw0rd@localhost",
    "EMAIL_URL": "mail://ada:p4ssw0rd@localhost",
}


def settings_with(monkeypatch: pytest.MonkeyPatch, **environment: str) -> dict[str, Any]:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(ROOT / "backend" / "config" / "settings.py"))


def test_every_setting_is_among_those_that_are_tried() -> None:
    assert len(NAMES) > 60
    assert set(NAMES) >= MAY_BE_EMPTY | ANY_WORD


@pytest.mark.parametrize("name", sorted(set(NAMES) - MAY_BE_EMPTY))
def test_what_is_empty_is_refused_by_its_name(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImproperlyConfigured, match=rf"^(Set )?{name}\b.*\.$"):
        settings_with(monkeypatch, **{name: ""})


@pytest.mark.parametrize("name", sorted(MAY_BE_EMPTY))
def test_what_may_be_left_out_may_be_empty(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    settings_with(monkeypatch, **{name: ""})


@pytest.mark.parametrize(("name", "value"), NO_SENSE.items())
def test_what_makes_no_sense_is_refused_by_its_name(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImproperlyConfigured, match=rf"^{name}\b.*\.$") as refused:
        settings_with(monkeypatch, **{name: value})

    assert "p4ssw0rd" not in str(refused.value)


def test_a_file_that_is_not_there_is_told_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^SECRET_KEY_FILE names a file that cannot be read: .*\.$"):
        settings_with(monkeypatch, SECRET_KEY_FILE=str(tmp_path / "none"))


def test_a_password_may_begin_with_what_looks_like_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    read = settings_with(monkeypatch, DATABASE_URL="mysql://ada@localhost/chat", DATABASE_PASSWORD="$HOME")

    assert read["DATABASES"]["default"]["PASSWORD"] == "$HOME"


@pytest.mark.parametrize(("written", "meant"), [("Yes", True), ("on", True), ("1", True), ("NO", False), ("0", False)])
def test_yes_and_no_are_read_as_people_write_them(written: str, meant: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings_with(monkeypatch, BEHIND_TLS=written)["BEHIND_TLS"] is meant


def test_all_that_is_told_is_the_sentence(tmp_path: Path) -> None:
    done = manage({"DATA_DIR": str(tmp_path), "DATABASE_URL": ""}, "serve")

    assert done.returncode == 1
    assert done.stderr == (
        "DATABASE_URL is empty; it can be mysql://name:password@host:3306/database, or leave it out for SQLite "
        "in DATA_DIR.\n"
    )
