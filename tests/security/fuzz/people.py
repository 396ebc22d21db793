"""Who asks: a member, an outsider and a stranger; and what only the member may ever see."""

import secrets
from dataclasses import dataclass, field
from typing import Any

import requests

PASSWORD = "correct horse battery"


@dataclass
class Asker:
    """Somebody who asks; nobody in particular, without an account. `may_see` marks what is for no other's eyes."""

    name: str
    username: str | None
    url: str
    may_see: frozenset[str] = frozenset()
    http: requests.Session = field(default_factory=requests.Session)
    token: str | None = None

    def log_in(self) -> None:
        """Take a new session: what is asked at random may have ended the one before."""
        if self.username is not None:
            account = {"username": self.username, "password": PASSWORD}
            answer = self.http.post(f"{self.url}/api/v1/auth/log-in", json=account, timeout=30)
            answer.raise_for_status()
            self.token = answer.json()["accessToken"]

    def tell(self, path: str, body: dict[str, str] | None = None) -> dict[str, Any]:
        """POST to the REST API, and return what was answered."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        answer = self.http.post(f"{self.url}/api/v1/{path}", json=body, headers=headers, timeout=30)
        answer.raise_for_status()
        told: dict[str, Any] = answer.json()
        return told


@dataclass(frozen=True)
class Stage:
    """The three, the ids that they try beside random ones, and the rooms that only the member may enter."""

    askers: list[Asker]
    ids: dict[str, list[str]]
    marks: frozenset[str]


def set_stage(url: str) -> Stage:
    """Sign the people up, and let the member say something that is for nobody else, in a room of either kind."""
    mark = f"mark{secrets.token_hex(8)}"
    member = Asker("member", f"ada{secrets.token_hex(4)}", url, may_see=frozenset({mark}))
    outsider = Asker("outsider", f"eve{secrets.token_hex(4)}", url)
    people = []
    for asker in (member, outsider):
        signed_up = asker.tell("auth/sign-up", {"username": str(asker.username), "password": PASSWORD})
        people.append(str(signed_up["user"]["id"]))
        asker.log_in()
    public = member.tell("rooms", {"name": f"public {secrets.token_hex(4)}"})["id"]
    private = member.tell("rooms", {"name": f"private {mark}", "visibility": "PRIVATE"})["id"]
    said = [member.tell(f"rooms/{room}/messages", {"body": f"{mark} 비밀"})["id"] for room in (public, private)]
    return Stage(
        askers=[member, outsider, Asker("stranger", None, url)],
        ids={"room": [public, private], "message": said, "user": people},
        marks=frozenset({mark}),
    )
