"""What the database does by itself: a row lock, an insert and a commit for each message, or for each batch of them."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from itertools import count
from urllib.parse import urlsplit

import MySQLdb

from bench.figures import SENDS
from bench.plan import Plan
from bench.rounds import Contest
from tests.live.chat import new_mysql_database

ALONE = "the database alone"
ROOMS, BATCH = 8, 64
TABLES = (
    "CREATE TABLE room (id BIGINT PRIMARY KEY, last_position BIGINT NOT NULL)",
    """CREATE TABLE message (id BIGINT PRIMARY KEY AUTO_INCREMENT, room_id BIGINT NOT NULL, position BIGINT NOT NULL,
      body TEXT NOT NULL, UNIQUE (room_id, position))""",
)
WORDS = "It is a sentence of the length that people write in a chat."
LIMITS = {
    "rows_8": ("a commit a row, 8 connections", 8, 1),
    "rows_64": ("a commit a row, 64 connections", 64, 1),
    "batches_1": ("batches of 64, 1 connection", 1, BATCH),
    "batches_4": ("batches of 64, 4 connections", 4, BATCH),
}


def connected(url: str) -> MySQLdb.Connection:
    at = urlsplit(url)
    return MySQLdb.connect(host=at.hostname, port=at.port, user=at.username, password=at.password, database=at.path[1:])


def plan_limits(plan: Plan, contest: Contest, *, seconds: float) -> None:
    plan.then(ALONE, len(LIMITS) * (seconds + 0.5), partial(measure_limits, contest, seconds=seconds))


def measure_limits(contest: Contest, *, seconds: float) -> None:
    if contest.surroundings.mysql_url is None:
        return
    url = new_mysql_database(contest.surroundings.mysql_url)
    with closing(connected(url)) as connection, connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(table)
        cursor.executemany("INSERT INTO room VALUES (%s, 0)", [(number,) for number in range(ROOMS)])
        connection.commit()
    for key, (_title, connections, batch) in LIMITS.items():
        work = partial(store, url, batch=batch, until=time.monotonic() + seconds)
        with ThreadPoolExecutor(connections) as threads:
            stored = sum(threads.map(work, range(connections)))
        contest.figures.add(key, ALONE, SENDS, stored / seconds)


def store(url: str, first_room: int, *, batch: int, until: float) -> int:
    """Write batches, each to the next room, and return how many messages are on disk."""
    with closing(connected(url)) as connection, connection.cursor() as cursor:
        for stored in count(0, batch):
            if time.monotonic() > until:
                return stored
            room = (first_room + stored // batch) % ROOMS
            cursor.execute("SELECT last_position FROM room WHERE id = %s FOR UPDATE", [room])
            [(last,)] = cursor.fetchall()
            rows = [(room, last + number + 1, WORDS) for number in range(batch)]
            cursor.executemany("INSERT INTO message (room_id, position, body) VALUES (%s, %s, %s)", rows)
            cursor.execute("UPDATE room SET last_position = %s WHERE id = %s", [last + batch, room])
            connection.commit()
    raise AssertionError("it counts for ever")
