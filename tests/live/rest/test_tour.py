"""What docs/clients.md tells an author of REST clients to type does what it says."""

import asyncio
import re
from asyncio.subprocess import PIPE
from pathlib import Path

from tests.live.chat import ROOT, Chat

GUIDE = ROOT / "docs" / "clients.md"


async def test_the_curl_tour_ends_in_a_problem_after_all_the_rest(chat: Chat, tmp_path: Path) -> None:
    [tour] = re.findall(r"## Over REST\n.*?```sh\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    script = tour.replace("127.0.0.1:8000", chat.urls[0].removeprefix("http://"))
    process = await asyncio.create_subprocess_exec("bash", "-c", script, stdout=PIPE, cwd=tmp_path)

    output, _ = await process.communicate()

    told = output.decode()
    assert told.count('"body":"밥 먹자"') == 4  # said, in the history, polled, streamed
    assert '"events":[{"type":"MessageSent"' in told
    assert "event: MessageSent\n" in told
    assert told.rstrip().endswith('"kind":"RoomNotFound","code":"NOT_FOUND"}')
