"""`make image-rehearsal`: build the image's stages, start what compose.yaml starts, and use the chat that comes up.

Needs root, debootstrap and `make`'s development packages. MySQL and Redis run outside the roots, on loopback.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from shutil import which
from urllib.parse import urlsplit

import httpx
import MySQLdb
import psutil

from deploy.rehearsal.build import Build, Image
from deploy.rehearsal.composition import services_of
from deploy.rehearsal.context import copy_context
from deploy.rehearsal.dockerfile import stages_of
from tests.servers.folders import temporary_folder
from tests.servers.guard import guard_process, release_process
from tests.servers.mysql import start_mysql
from tests.servers.ports import free_port
from tests.servers.process import wait_until
from tests.servers.progress import megabytes, say
from tests.servers.redis import start_redis

ROOT = Path(__file__).resolve().parents[2]
ACCOUNT = "rehearsal"
START_SECONDS, STOP_SECONDS = 60, 20


def main() -> int:
    if os.geteuid() != 0 or which("debootstrap") is None:
        say("The rehearsal runs as root, with debootstrap: apt-get install debootstrap")
        return 1
    began = time.monotonic()
    with temporary_folder() as folder:
        rehearse(build(folder), folder)
    say(f"The image builds, starts, serves and stops: {time.monotonic() - began:.0f} s in all.")
    return 0


def rehearse(image: Image, folder: Path) -> None:
    """Do what `docker compose up` does with this repository's services, in their order."""
    services = services_of(ROOT / "compose.yaml")
    mysql, redis = start_mysql(folder / "mysql"), start_redis(folder / "redis")
    try:
        run(image, services["keys"].command, {})
        place = urlsplit(mysql.url)
        create_account(mysql.url, image.root.path("/keys/database_password").read_text())
        here = {
            **services["app"].environment,
            "DATABASE_URL": f"mysql://{ACCOUNT}@{place.hostname}:{place.port}/{ACCOUNT}",
            "REDIS_URL": redis.url,
            "PORT": str(free_port()),
        }
        run(image, services["migrate"].command, here)
        serve(image, here, log=folder / "app.log")
    finally:
        redis.stop()
        mysql.stop()


def build(folder: Path) -> Image:
    context = folder / "context"
    say(f"Context: {copy_context(ROOT, context)} files")
    building = Build(folder, context)
    images = [building.stage(stage) for stage in stages_of(ROOT / "Dockerfile")]
    application = sum(
        path.lstat().st_size for place in ("app", "opt/venv") for path in images[-1].root.path(place).rglob("*")
    )
    say(f"The image adds {megabytes(application)} to its base.")
    return images[-1]


def create_account(url: str, password: str) -> None:
    """What MySQL's image does at its first start: a database, and an account with the password that was made."""
    server = urlsplit(url)
    connection = MySQLdb.connect(
        host=server.hostname or "", port=server.port or 3306, user=server.username or "", password=server.password or ""
    )
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE IF NOT EXISTS {ACCOUNT} CHARACTER SET utf8mb4")
        cursor.execute(f"CREATE USER IF NOT EXISTS {ACCOUNT}@'%'")
        cursor.execute(f"ALTER USER {ACCOUNT}@'%%' IDENTIFIED BY %s", [password])
        cursor.execute(f"GRANT ALL ON {ACCOUNT}.* TO {ACCOUNT}@'%'")
    connection.close()


def run(image: Image, words: list[str], environment: dict[str, str]) -> None:
    """A one-shot service, to its end."""
    began = time.monotonic()
    subprocess.run(image.command([*image.entrypoint, *words], **environment), check=True, stdin=subprocess.DEVNULL)
    say(f"-- {' '.join(words[:4])}: {time.monotonic() - began:.1f} s")


def serve(image: Image, environment: dict[str, str], log: Path) -> None:
    """Start it as a container does, use it, and stop it as Docker does. Raises AssertionError with its log."""
    url = f"http://127.0.0.1:{environment['PORT']}"
    began = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(
            image.command([*image.entrypoint, *image.start], **environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    guard_process(process.pid)
    try:
        assert wait_until(lambda: is_ready(url), within_seconds=START_SECONDS), "it did not become ready"
        say(f"-- ready after {time.monotonic() - began:.1f} s")
        [first_process] = psutil.Process(process.pid).children()
        people = {each.uids().real for each in [first_process, *first_process.children(recursive=True)]}
        assert people == {int(image.user.partition(":")[0])}, f"it runs as {people}"
        use(image, environment, url)
        began = time.monotonic()
        first_process.terminate()
        code = process.wait(STOP_SECONDS)
        say(f"-- stopped with code {code} after {time.monotonic() - began:.1f} s")
    except (AssertionError, subprocess.TimeoutExpired) as failure:
        process.kill()
        raise SystemExit(f"{log.read_text()[-4000:]}\nThe rehearsal failed: {failure}") from failure
    finally:
        process.wait()
        release_process(process.pid)


def use(image: Image, environment: dict[str, str], url: str) -> None:
    """What a person and a load balancer do first."""
    subprocess.run(image.command(image.healthcheck, **environment), check=True)
    run(image, ["sh", "-c", "test -w /data && test ! -w /app && test ! -w /opt/venv && test ! -w /app/manage.py"], {})
    with httpx.Client(base_url=url, timeout=10) as client:
        assert client.get("/readyz").json() == {
            "status": "ready",
            "database": "ok",
            "migrations": "applied",
            "redis": "ok",
        }, "it is not ready"
        signed_up = client.post("/api/v1/auth/sign-up", json={"username": "ada", "password": "correct horse battery"})
        assert signed_up.status_code == 201, f"sign-up: {signed_up.status_code} {signed_up.text}"
        page = client.get("/", headers={"accept": "text/html"})
        assert '<div id="root"' in page.text, "the web app is not there"
        script = page.text.partition('src="')[2].partition('"')[0]
        answer = client.get(script, headers={"accept-encoding": "gzip"})
        assert (answer.status_code, answer.headers.get("content-encoding")) == (200, "gzip"), f"{script}: {answer}"
        assert client.get("/static/admin/css/base.css").status_code == 200, "the admin has no style"
        asked = client.post("/graphql", json={"query": "{ __schema { queryType { name } } }"})
        assert "errors" in asked.json(), "introspection is open in production"


def is_ready(url: str) -> bool:
    try:
        return httpx.get(f"{url}/readyz", timeout=5).status_code == 200
    except httpx.TransportError:
        return False


if __name__ == "__main__":
    sys.exit(main())
