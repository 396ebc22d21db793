"""`/api/docs/`: everything it needs comes from here, and nothing in it is a script of the page's own."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from backend.chat.errors import RoomNotFound
from backend.rest.catalogue import KindOfProblem, catalogue
from backend.rest.openapi import SNAPSHOT


def test_the_page_holds_no_script_and_asks_nobody_else(client: Client) -> None:
    page = client.get("/api/docs/").content.decode()

    assert re.findall(r"<script(?! src=)", page) == []
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert all(address.startswith(("/static/", "/api/docs/")) for address in addresses)
    static = [address.removeprefix("/static/") for address in addresses if address.startswith("/static/")]
    assert len(static) == 4
    assert all(finders.find(path) for path in static)


def test_the_description_is_the_one_that_is_kept(client: Client) -> None:
    assert client.get("/api/docs/openapi.yaml").content == SNAPSHOT.read_bytes()


def test_the_type_of_a_problem_leads_to_its_words_in_both_languages(client: Client) -> None:
    page = client.get("/api/docs/problems").content.decode()

    assert f'id="{RoomNotFound.__name__}"' in page
    assert RoomNotFound.words.en in page
    assert RoomNotFound.words.ko in page


@pytest.mark.parametrize("problem", catalogue(), ids=lambda problem: problem.kind)
def test_every_kind_has_a_status_and_both_languages(problem: KindOfProblem) -> None:

    assert 400 <= problem.status <= 503
    assert problem.en.isascii()
    assert not problem.ko.isascii()
