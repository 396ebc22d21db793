"""`/metrics`: figures that move with what is done."""

from collections.abc import Callable

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.live.chat import Chat
from tests.live.people import Person


def figures_of(url: str) -> dict[str, float]:
    """Every unlabelled figure of a process."""
    text = httpx.get(f"{url}/metrics").raise_for_status().text
    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    return {sample.name: sample.value for sample in samples if not sample.labels}


async def test_what_is_sent_and_followed_is_counted(start_chat: Callable[..., Chat]) -> None:
    chat = start_chat(processes=1)
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    before = figures_of(chat.urls[0])
    async with ada.socket() as socket:
        await socket.follow(room_id, await ada.cursor(room_id))
        await ada.send(room_id, "들려요?")
        await socket.hear_event()

        after = figures_of(chat.urls[0])

    names = ["sends_total", "send_batches_total", "sends_waiting", "connections", "rooms_followed"]
    assert [before[f"sarangbang_{name}"] for name in names] == [0, 0, 0, 0, 0]
    assert [after[f"sarangbang_{name}"] for name in names] == [1, 1, 0, 1, 1]
    assert after["process_resident_memory_bytes"] > 0


@pytest.mark.parametrize("settings", [{"METRICS": "false"}])
def test_it_can_be_off(start_chat: Callable[..., Chat], settings: dict[str, str]) -> None:
    chat = start_chat(processes=1, **settings)

    answer = httpx.get(f"{chat.urls[0]}/metrics", headers={"accept": "text/plain"})

    assert "sarangbang_sends" not in answer.text
