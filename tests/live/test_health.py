"""What a load balancer is told: that a process lives, and whether it can do its work."""

import os
import subprocess
import sys

import httpx

from tests.live.chat import ROOT, Chat

REDIS = "ok" if "REDIS_URL" in os.environ else "not used"
ANSWERS_WITHIN_SECONDS = 2.0


def ready(url: str) -> tuple[int, dict[str, str]]:
    response = httpx.get(f"{url}/readyz", timeout=30)
    return response.status_code, response.json()


def is_ready(url: str) -> bool:
    return ready(url)[0] == 200


def test_a_process_that_answers_is_healthy(chat: Chat) -> None:
    response = httpx.get(f"{chat.urls[0]}/healthz", headers={"host": "10.0.0.7"})

    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert response.headers["cache-control"] == "no-store"
    assert "set-cookie" not in response.headers


def test_a_process_with_all_it_needs_is_ready(chat: Chat) -> None:
    assert ready(chat.urls[-1]) == (
        200,
        {"status": "ready", "database": "ok", "migrations": "applied", "redis": REDIS},
    )


def test_health_is_asked_for_and_not_told(chat: Chat) -> None:
    assert httpx.head(f"{chat.urls[0]}/readyz").status_code == 200
    assert httpx.post(f"{chat.urls[0]}/readyz").status_code == 405


def test_no_page_answers_in_the_place_of_health(chat: Chat) -> None:
    assert httpx.get(f"{chat.urls[0]}/readyz/").status_code == 404


def test_a_database_behind_its_code_is_not_ready(chat: Chat) -> None:
    manage(chat, "migrate", "sessions", "zero")

    answer = ready(chat.urls[0])

    assert answer == (
        503,
        {"status": "not ready", "database": "ok", "migrations": "1 missing", "redis": REDIS},
    )
    manage(chat, "migrate")
    assert is_ready(chat.urls[0])


def manage(chat: Chat, *command: str) -> None:
    """Run `manage.py` on the database of a running chat."""
    environment = {**os.environ, **chat.processes[0].environment}
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, capture_output=True)
