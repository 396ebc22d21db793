"""The wrapper that docs/clients.md gives to authors of clients loses nothing over a wire that breaks."""

import asyncio
import json
import re
from asyncio.subprocess import PIPE

import pytest

from tests.live import documents
from tests.live.chat import ROOT, Chat
from tests.live.node import NODE
from tests.live.people import Person
from tests.live.talkers import GRAPHQL_WS
from tests.live.wire import wire_to

GUIDE = ROOT / "docs" / "clients.md"
SCRIPT = ROOT / "tests" / "live" / "clients" / "guide.mjs"
MESSAGE_COUNT = 30


@pytest.mark.usefixtures("foreign_clients")
@pytest.mark.parametrize("over", ["sockets", "events"])
async def test_the_guides_wrapper_goes_on_from_its_cursor(chat: Chat, over: str) -> None:
    [wrapper] = re.findall(r"```js\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    ada = await Person.sign_up(chat.urls[0])
    room_id = await ada.create_room("부엌")
    after = (await ada.execute(documents.HISTORY, id=room_id))["eventCursor"]
    async with wire_to(chat.urls[-1]) as (wire, address):
        given = {
            "wire": address,
            "token": ada.access_token,
            "roomId": room_id,
            "after": after,
            "query": documents.ROOM_EVENTS,
            "wrapper": wrapper,
            "over": over,
            "graphqlWs": GRAPHQL_WS.as_uri(),
        }
        process = await asyncio.create_subprocess_exec(NODE, str(SCRIPT), json.dumps(given), stdout=PIPE)
        assert process.stdout is not None

        held: dict[str, str] = {}
        connected_count = sent_count = 0
        async with asyncio.timeout(60):
            while len(held) < MESSAGE_COUNT:
                told = json.loads(await process.stdout.readline())
                assert "ended" not in told
                connected_count += "connected" in told
                if "event" in told:
                    message = told["event"].get("message") or told["event"]["messageEdge"]["node"]
                    held[message["id"]] = message["body"]
                if sent_count < MESSAGE_COUNT:
                    sent_count += 1
                    await ada.send(room_id, f"{sent_count}")
                    if sent_count % 5 == 0:
                        wire.cut()
        process.kill()
        await process.wait()

    assert connected_count >= 3
    assert list(held.values()) == [str(number) for number in range(1, MESSAGE_COUNT + 1)]
