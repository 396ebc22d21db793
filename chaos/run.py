"""One run: people talk while things break; then everything comes to rest and is read."""

import asyncio
import sys
import time
from collections import Counter
from dataclasses import dataclass

from chaos.arena import Arena
from chaos.crowd import Crowd, gathered
from chaos.dealing import dealt
from chaos.faults import DEEDS
from chaos.guests import knock
from chaos.history import Deliver, Drained, Fault, Final, Info, Invoke, Ok, Open, Recorder
from chaos.sender import PATIENCE_SECONDS, Place
from tests.live.people import close_clients

DRAINING_SECONDS = 20.0
LOOK_SECONDS = 0.05


@dataclass(frozen=True)
class Effort:
    """How much is done."""

    seconds: float
    senders: int
    readers: int
    seed: int


async def carried_out(arena: Arena, recorder: Recorder, effort: Effort) -> None:
    """Let people talk and things break for so long, and write down all of it, the final state included."""
    crowd = await gathered(arena, recorder, senders=effort.senders, readers=effort.readers, seed=effort.seed)
    over = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        reading = [group.create_task(reader.follow()) for reader in crowd.readers]
        talking = [group.create_task(sender.talk(over)) for sender in crowd.senders]
        others = [group.create_task(crowd.host.receive(over)), group.create_task(knock(crowd.stranger, over))]
        await break_things(arena, recorder, effort)
        over.set()
        async with asyncio.timeout(PATIENCE_SECONDS + DRAINING_SECONDS):
            await asyncio.gather(*talking, *others)
        for place in crowd.places:
            await read_to_the_end(crowd, place, recorder)
        await drained(crowd, recorder)
        for task in reading:
            task.cancel()
    for sender in [*crowd.senders, crowd.stranger]:
        await sender.door.close()
        await sender.second_door.close()
    await close_clients()


async def break_things(arena: Arena, recorder: Recorder, effort: Effort) -> None:
    """One fault after the other, with some peace between them, until the time is over."""
    ends_at = time.monotonic() + effort.seconds
    for number, blow in enumerate(dealt(effort.seed), 1):
        await asyncio.sleep(blow.peace_seconds)
        if time.monotonic() > ends_at:
            return
        began = recorder.now()
        target = await DEEDS[blow.kind](arena, blow)
        recorder.note(Fault(began, recorder.now(), blow.kind, target))
        left = max(0.0, ends_at - time.monotonic())
        say(f"{number:3} {recorder.now() - began:5.1f} s {blow.kind:17} {state(recorder)}; {left:3.0f} s left")


async def read_to_the_end(crowd: Crowd, place: Place, recorder: Recorder) -> None:
    for entry in await crowd.owner.history(place.room_id):
        author = entry["author"] and entry["author"]["username"]
        token, body = entry["clientToken"], entry["body"]
        recorder.note(Final(recorder.now(), place.name, int(entry["position"]), author, token, body))


async def drained(crowd: Crowd, recorder: Recorder) -> None:
    """Give every reader the time to be told all that stands in their room."""
    ends = Counter[str]()
    for event in recorder.events:
        if isinstance(event, Final):
            ends[event.room] = max(ends[event.room], event.position)
    give_up_at = time.monotonic() + DRAINING_SECONDS
    while any(reader.position < ends[reader.place.name] for reader in crowd.readers):
        if time.monotonic() > give_up_at:
            break
        await asyncio.sleep(LOOK_SECONDS)
    for reader in crowd.readers:
        recorder.note(Drained(recorder.now(), reader.who))


def state(recorder: Recorder) -> str:
    """How far it is, in a few words."""
    count = Counter(type(event) for event in recorder.events)
    return (
        f"{count[Invoke]:,} said, {count[Ok]:,} acknowledged, {count[Info]:,} without answer, "
        f"{count[Deliver]:,} told on {count[Open]:,} streams"
    )


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
