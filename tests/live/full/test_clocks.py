"""Processes whose clocks are two hours apart: the log has the order of what happened, whatever a clock says."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.live.chat import ChatProcess, own_database
from tests.live.people import Person

HOUR_SECONDS = 3600
ROUNDS = 5
SENT_AT = "query($id: ID!) { room(id: $id) { messages(first: 100) { edges { node { position sentAt } } } } }"
PROGRAM = ("-m", "tests.live.full.serve_at_another_time")


@pytest.fixture
def processes(server: str, tmp_path: Path) -> Iterator[list[ChatProcess]]:
    """One is an hour ahead, one an hour behind; so to the log the clock jumps back and forth."""
    shared = {"DATA_DIR": str(tmp_path), "ACCESS_TOKEN_SECONDS": str(24 * HOUR_SECONDS), **own_database()}
    with ExitStack() as running:
        processes = []
        for ahead in (HOUR_SECONDS, -HOUR_SECONDS):
            environment = {**shared, "CLOCK_AHEAD_SECONDS": str(ahead)}
            process = ChatProcess(server=server, folder=tmp_path, environment=environment, program=PROGRAM)
            process.start()
            running.callback(process.stop)
            processes.append(process)
        yield processes


async def test_G6_the_order_is_that_of_positions_where_clocks_are_two_hours_apart(
    processes: list[ChatProcess],
) -> None:
    ahead, behind = (process.url for process in processes)
    ada = await Person.sign_up(behind, "ada")
    room_id = await ada.create_room("부엌")
    async with ada.at(ahead).socket() as early, ada.at(behind).socket() as late:
        cursor = await ada.cursor(room_id)
        await early.follow(room_id, cursor)
        await late.follow(room_id, cursor)

        said = [await ada.at(url).send(room_id, f"{url} {turn}") for turn in range(ROUNDS) for url in (ahead, behind)]

        told = [[(await socket.hear_event())["messageEdge"]["node"] for _ in said] for socket in (early, late)]
    edges = (await ada.execute(SENT_AT, id=room_id))["messages"]["edges"]
    sent_at = [edge["node"]["sentAt"] for edge in edges]
    assert [message["position"] for message in said] == list(range(2, 2 + 2 * ROUNDS))
    assert told == [said, said]
    assert [edge["node"]["position"] for edge in edges] == list(range(1, 2 + 2 * ROUNDS))
    assert sent_at == sorted(sent_at)
