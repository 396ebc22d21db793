"""`/metrics`: what this process has done and holds, for Prometheus. Read when asked; no hot path counts for it."""

from collections.abc import Iterator

from prometheus_client import GC_COLLECTOR, PLATFORM_COLLECTOR, PROCESS_COLLECTOR, CollectorRegistry, make_asgi_app
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.types import Receive, Scope, Send

from backend.accounts.lease_counts import lease_counts
from backend.chat.feed.following import readers
from backend.chat.writer import writer
from backend.realtime.threads import pool
from backend.realtime.transactions import given_up


class Sarangbang(Collector):
    """The figures of the chat itself, of this process."""

    def collect(self) -> Iterator[Metric]:
        yield CounterMetricFamily("sarangbang_sends", "Messages written.", writer.sent_count)
        yield CounterMetricFamily("sarangbang_send_batches", "Transactions that wrote messages.", writer.batch_count)
        yield GaugeMetricFamily("sarangbang_sends_waiting", "Messages on their way to disk.", writer.count)
        again = CounterMetricFamily(
            "sarangbang_transactions_given_up", "Done again: deadlock, lock wait.", labels=["code"]
        )
        for code, count in given_up.items():
            again.add_metric([str(code)], count)
        yield again
        yield GaugeMetricFamily("sarangbang_database_work", "Work under way or waiting for a thread.", pool.under_way)
        yield GaugeMetricFamily("sarangbang_connections", "Sockets and streams open.", lease_counts.here.total())
        yield GaugeMetricFamily("sarangbang_rooms_followed", "Rooms that somebody follows here.", len(readers))


registry = CollectorRegistry()
for collector in (PROCESS_COLLECTOR, PLATFORM_COLLECTOR, GC_COLLECTOR, Sarangbang()):
    registry.register(collector)
app = make_asgi_app(registry)


async def metrics(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers in the format that was asked for: Prometheus' own, or OpenMetrics."""
    await app(scope, receive, send)
