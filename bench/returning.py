"""Two thousand who come back at the same moment, as after a restart, each from the cursor it had."""

import time

from bench.figures import RETURN, Figures
from bench.generator import Generator, LoadFailed
from bench.processes import Running
from bench.subjects.subject import Scenario, Subject

TITLE = "2,000 return at once"
EVERYBODY = Scenario(rooms=1, subscribers_per_room=2_000, in_flight=1)


def measure_return(figures: Figures, subject: Subject, server: Running) -> None:
    """Seconds from the first connecting until all have been told what came next. Raises LoadFailed."""
    conversation = subject.conversation(EVERYBODY)
    with Generator(port=server.port, subprotocol=conversation.subprotocol) as generator:
        generator.tell([*conversation.rooms(), *conversation.sender()])
        generator.open()
        conversation.look()
        generator.once()  # which nobody of them was there to hear
        for number in range(EVERYBODY.subscribers):
            generator.tell(conversation.subscriber(number, 0))
        began_at = time.monotonic()
        generator.open(at_once=EVERYBODY.subscribers)
        if not (report := generator.once()).is_whole:
            raise LoadFailed(f"Some who came back hear nothing: {report}")
        figures.add(subject.key, TITLE, RETURN, time.monotonic() - began_at)
