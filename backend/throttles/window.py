"""At most so many in any span of time: for what is rare and dear, such as a password that is tried.

Every instant is remembered, so that no 15 minutes hold more than they may, wherever they begin. It is counted here and,
where there is a Redis, for all processes together; either refuses.
"""

import threading
import uuid
from collections import OrderedDict, deque
from dataclasses import dataclass
from math import ceil

from django.conf import settings

from backend.clock import seconds
from backend.refusals import RateLimited
from backend.throttles.shared import SharedCounts, key_of, shared_counts

MOST_KEPT = 50_000  # counts of a process; past that the oldest are forgotten

TAKE = """
local now = redis.call('TIME')
now = now[1] + now[2] / 1000000
local most, span, ticket = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3]
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - span)
if redis.call('ZCARD', KEYS[1]) >= most then
  return tostring(redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')[2] + span - now)
end
redis.call('ZADD', KEYS[1], now, ticket)
redis.call('PEXPIRE', KEYS[1], math.ceil(span * 1000))
return '0'
"""
GIVE_BACK = "return redis.call('ZREM', KEYS[1], ARGV[1])"


class Window:
    """`setting` names the setting that says how many in `span_seconds`; 0 there counts nothing. For any thread."""

    def __init__(self, name: str, *, setting: str, span_seconds: float, counts: SharedCounts = shared_counts) -> None:
        self.name = name
        self.setting = setting
        self.span_seconds = span_seconds
        self.shared = counts
        self.taken: OrderedDict[str, deque[float]] = OrderedDict()
        self.lock = threading.Lock()

    def take(self, whom: str | None) -> "Ticket":
        """Count one more of theirs; nobody's are not counted. Raises RateLimited, and then nothing was counted."""
        most: int = getattr(settings, self.setting)
        ticket = Ticket(self, whom)
        if whom is None or not most:
            return ticket
        ticket.taken_at = self.take_here(whom, most)
        wait = self.shared.run(TAKE, key_of(self.name, whom), most, self.span_seconds, ticket.id)
        if wait is not None and float(wait) > 0:
            self.give_back_here(ticket)
            raise RateLimited(ceil(float(wait)))
        return ticket

    def take_here(self, whom: str, most: int) -> float:
        now = seconds()
        with self.lock:
            taken = self.taken.setdefault(whom, deque())
            self.taken.move_to_end(whom)  # so that those at the beginning are the oldest
            while taken and taken[0] <= now - self.span_seconds:
                taken.popleft()
            if len(taken) >= most:
                raise RateLimited(ceil(taken[0] + self.span_seconds - now))
            taken.append(now)
            self.forget_the_oldest(now)
        return now

    def forget_the_oldest(self, now: float) -> None:
        while len(self.taken) > 1:
            oldest = next(iter(self.taken.values()))
            if len(self.taken) <= MOST_KEPT and oldest and oldest[-1] > now - self.span_seconds:
                return
            self.taken.popitem(last=False)

    def give_back(self, ticket: "Ticket") -> None:
        """Take it as not done."""
        if ticket.whom is not None and ticket.taken_at is not None:
            self.give_back_here(ticket)
            self.shared.run(GIVE_BACK, key_of(self.name, ticket.whom), ticket.id)

    def give_back_here(self, ticket: "Ticket") -> None:
        with self.lock:
            taken = self.taken.get(ticket.whom or "", deque())
            if ticket.taken_at is not None and ticket.taken_at in taken:
                taken.remove(ticket.taken_at)


@dataclass
class Ticket:
    """One that was counted, and may be given back."""

    window: Window
    whom: str | None
    taken_at: float | None = None
    id: str = ""

    def __post_init__(self) -> None:
        self.id = uuid.uuid4().hex

    def give_back(self) -> None:
        self.window.give_back(self)
