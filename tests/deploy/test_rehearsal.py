"""The rehearsal reads the Dockerfile and .dockerignore as Docker does."""

from pathlib import Path

import pytest

from deploy.rehearsal.composition import services_of
from deploy.rehearsal.context import copy_context
from deploy.rehearsal.dockerfile import Instruction, assignments, stages_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def context(tmp_path: Path) -> Path:
    """A checkout with things in it that are nobody else's business, and this repository's .dockerignore."""
    checkout = tmp_path / "checkout"
    for name in (
        ".env",
        "data/secret_key",
        "manage.py",
        "backend/clock.py",
        "backend/__pycache__/clock.pyc",
        "requirements/production.txt",
        "requirements/dev.txt",
        "clients/web/package.json",
        "clients/web/node_modules/react/index.js",
        "clients/web/src/gql/graphql.ts",
        "tests/check.py",
    ):
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / name).touch()
    (checkout / ".dockerignore").write_text((ROOT / ".dockerignore").read_text())
    return checkout


def test_only_what_the_image_is_made_of_gets_into_the_context(context: Path, tmp_path: Path) -> None:
    count = copy_context(context, tmp_path / "given")

    given = {path.relative_to(tmp_path / "given").as_posix() for path in (tmp_path / "given").rglob("*.*")}
    assert given == {"manage.py", "backend/clock.py", "requirements/production.txt", "clients/web/package.json"}
    assert count == len(given)


def test_a_dockerfile_is_stages_of_instructions(tmp_path: Path) -> None:
    (tmp_path / "Dockerfile").write_text("# a\nFROM x:1 AS one\nRUN a \\\n && b\nFROM y\nCOPY --from=one /a /b\n")

    first, last = stages_of(tmp_path / "Dockerfile")

    assert (first.base, first.name, first.instructions) == ("x:1", "one", [Instruction("RUN", "a && b")])
    assert (last.base, last.name, last.instructions) == ("y", "final", [Instruction("COPY", "--from=one /a /b")])


def test_variables_build_on_those_before() -> None:
    assert assignments("PATH=/opt/bin:$PATH PORT=8000", {"PATH": "/bin"}) == {"PATH": "/opt/bin:/bin", "PORT": "8000"}


def test_nothing_secret_is_in_the_composition() -> None:
    settings = services_of(ROOT / "compose.yaml")["app"].environment

    assert settings["DATABASE_URL"] == "mysql://sarangbang@mysql:3306/sarangbang"
    assert [name for name in settings if "KEY" in name or "PASSWORD" in name] == [
        "SECRET_KEY_FILE",
        "JWT_SIGNING_KEY_FILE",
        "DATABASE_PASSWORD_FILE",
    ]
