"""A page of history, the newest and one a million messages deep: through the API, and as SQL by itself."""

import http.client
import json
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from urllib.parse import urlsplit

import MySQLdb

from bench.documents import CREATE_ROOM
from bench.figures import PAGE
from bench.plan import Plan
from bench.rounds import FAILURES, Contest
from bench.subjects.residents import Refused, ask, numbers, signed_up
from bench.subjects.sarangbang import Sarangbang

DEPTH, AT_ONCE = 1_000_000, 100_000
PAGE_SIZE, PAGES = 50, 60
NEWEST, DEEP = "the newest page of 50", "1,000,000 messages deep"
SQL = "sql"
HISTORY = """query($id: ID!, $before: String) { room(id: $id) { messages(last: 50, before: $before) {
  pageInfo { hasPreviousPage startCursor }
  edges { cursor node { id position body sentAt author { username } } } } } }"""
PLACES = "query($id: ID!) { room(id: $id) { messages(first: 52) { edges { cursor } } } }"
FILL = """INSERT INTO chat_message (room_id, position, revision, kind, author_id, body, sent_at)
  WITH RECURSIVE numbers (number) AS (SELECT %s UNION ALL SELECT number + 1 FROM numbers WHERE number < %s)
  SELECT room.id, number, number, 'spoken', person.id, 'It is a sentence of the length that people write.', NOW(6)
  FROM numbers, (SELECT MAX(id) AS id FROM chat_room) AS room, (SELECT MAX(id) AS id FROM accounts_user) AS person"""
PAGE_OF = """SELECT message.*, person.* FROM chat_message AS message
  LEFT JOIN accounts_user AS person ON person.id = message.author_id
  WHERE message.room_id = (SELECT MAX(id) FROM chat_room) AND message.position <= %s
  ORDER BY message.position DESC LIMIT 51"""


def plan_depth(plan: Plan, contest: Contest, subject: Sarangbang) -> None:
    plan.then(f"{DEPTH:,} messages, read by pages: {subject.title}", 32, partial(measure_depth, contest, subject))


def measure_depth(contest: Contest, subject: Sarangbang) -> None:
    """Fill a room, then read the two pages in turn, each through the API and as SQL."""
    server = contest.servers.get(subject.key)
    if server is None or not subject.database_url:
        return
    try:
        token = signed_up(subject.url)
        made = ask(subject.url, token, CREATE_ROOM, {"input": {"name": f"Deep {next(numbers)}"}})
        room_id = str(made["createRoom"]["room"]["id"])
        with closing(connected(subject.database_url)) as database, closing(asking(server.port)) as api:
            fill_newest_room(database)
            deep = ask(subject.url, token, PLACES, {"id": room_id})["room"]["messages"]["edges"][-1]["cursor"]
            pages = {
                (subject.key, NEWEST): partial(page, api, token, {"id": room_id}),
                (subject.key, DEEP): partial(page, api, token, {"id": room_id, "before": deep}),
                (SQL, NEWEST): partial(rows, database, DEPTH + 1),
                (SQL, DEEP): partial(rows, database, PAGE_SIZE + 1),
            }
            for _ in range(PAGES):
                for (who, where), read in pages.items():
                    contest.figures.add(who, where, PAGE, milliseconds(read))
    except (*FAILURES, MySQLdb.Error, http.client.HTTPException) as failure:
        contest.figures.failures.append(f"{subject.title}, {DEEP}: {type(failure).__name__}: {failure}")


def connected(url: str) -> MySQLdb.Connection:
    at = urlsplit(url)
    return MySQLdb.connect(
        host=at.hostname, port=at.port, user=at.username, password=at.password, database=at.path[1:], autocommit=True
    )


def fill_newest_room(database: MySQLdb.Connection) -> None:
    """Past the one entry that it has; nobody follows it, so nobody needs to be told."""
    with database.cursor() as cursor:
        cursor.execute("SET SESSION cte_max_recursion_depth = %s", [AT_ONCE])
        for first in range(2, DEPTH + 2, AT_ONCE):
            cursor.execute(FILL, [first, min(first + AT_ONCE, DEPTH + 2) - 1])
        cursor.execute(
            f"UPDATE chat_room SET last_position = {DEPTH + 1}, revision = {DEPTH + 1} ORDER BY id DESC LIMIT 1"
        )
        cursor.execute("ANALYZE TABLE chat_message")


def rows(database: MySQLdb.Connection, before: int) -> None:
    with database.cursor() as cursor:
        cursor.execute(PAGE_OF, [before])
        assert len(cursor.fetchall()) == PAGE_SIZE + 1, "the page is full"


def asking(port: int) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", port, timeout=60)


def page(api: http.client.HTTPConnection, token: str, variables: Mapping[str, object]) -> None:
    """Raises Refused unless it is a full page."""
    body = json.dumps({"query": HISTORY, "variables": variables})
    api.request("POST", "/graphql", body, {"content-type": "application/json", "authorization": f"Bearer {token}"})
    answer = json.loads(api.getresponse().read())
    if "errors" in answer or len(answer["data"]["room"]["messages"]["edges"]) != PAGE_SIZE:
        raise Refused(str(answer)[:500])


def milliseconds(read: Callable[[], None]) -> float:
    began = time.perf_counter()
    read()
    return (time.perf_counter() - began) * 1000
