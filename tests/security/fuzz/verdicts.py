"""What must never be answered, whatever was asked."""

import re
from collections.abc import Iterator

import requests

from tests.security.fuzz.people import Asker

OWN_WORDS = ("Traceback", "site-packages", "OperationalError", "IntegrityError", "SELECT ", "django.db")
CODE = re.compile(r'"code": ?"([A-Z_]+)"')


def faults_of(answer: requests.Response, asker: Asker, marks: frozenset[str]) -> Iterator[str]:
    """What is wrong with an answer: a failure of ours, or something that was not for who asked."""
    if answer.status_code >= 500:
        yield f"server error {answer.status_code}"
    if '"INTERNAL"' in answer.text:
        yield "server error INTERNAL"
    if any(mark in answer.text for mark in marks - asker.may_see):
        yield "leak of what only a member may see"
    if any(words in answer.text for words in OWN_WORDS):
        yield "leak of the server's own words"
    if answer.status_code >= 400 and "/api/v1/" in str(answer.request.url):
        yield from faults_of_problem(answer)


def outcome_of(answer: requests.Response) -> str:
    """In a word or two what became of a request: over GraphQL its error's code says more than the status."""
    code = CODE.search(answer.text)
    return f"{answer.status_code} {code[1] if code else ''}".strip()


def faults_of_problem(answer: requests.Response) -> Iterator[str]:
    if answer.headers.get("content-type") != "application/problem+json":
        yield f"no problem but {answer.headers.get('content-type')} at {answer.status_code}"
