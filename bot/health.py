"""/healthz and /metrics, for whoever watches the coach from its own machine: they are served on 127.0.0.1 only."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from itertools import accumulate

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from bot.commands.accounting import Tally
from bot.commands.services import Services
from bot.online import Online
from bot.store import NotKept

HOST = "127.0.0.1"
STORE_ANSWERS_IN = 1.0  # seconds
STORE_GONE = "the store's file was moved or deleted; what the coach keeps from now on ends with it"


class PortTaken(Exception):
    """Something else listens there."""


@asynccontextmanager
async def served(port: int, services: Services, online: Online) -> AsyncIterator[int]:
    """Both pages, until the context is left; the port. Raises PortTaken."""
    pages = Pages(services, online)
    app = web.Application()
    app.add_routes([web.get("/healthz", pages.healthz), web.get("/metrics", pages.metrics)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, HOST, port).start()
        except OSError as error:
            raise PortTaken from error
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


class Pages:
    """What is asked is looked up at that moment; nothing is measured while nobody asks."""

    def __init__(self, services: Services, online: Online) -> None:
        self._services = services
        self._online = online
        self._process = CollectorRegistry()
        ProcessCollector(registry=self._process)

    async def healthz(self, request: web.Request) -> web.Response:
        """200 where the coach can answer, 503 with the reason otherwise."""
        planned = await self._planned()
        gone = None if self._services.store.in_place() else STORE_GONE
        wrong = [self._online.trouble(), planned if isinstance(planned, str) else None, gone]
        told = "; ".join(one for one in wrong if one)
        return web.Response(text=f"{told or 'ok'}\n", status=503 if told else 200)

    async def metrics(self, request: web.Request) -> web.Response:
        """Prometheus' text format."""
        planned = await self._planned()
        registry = CollectorRegistry()
        registry.register(Now([*self._of_the_coach(), *self._of_discord(), *self._of_the_store(planned)]))
        page = generate_latest(registry) + generate_latest(self._process)
        return web.Response(body=page, headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _planned(self) -> int | str:
        """How much timed work is planned, which is asked of the store; or why the store doesn't say."""
        try:
            return await asyncio.wait_for(self._services.store.outbox.depth(), STORE_ANSWERS_IN)
        except TimeoutError:
            return f"the store doesn't answer within {STORE_ANSWERS_IN:g} s"
        except NotKept as error:
            return str(error)

    def _of_the_coach(self) -> Iterator[Metric]:
        tally, client = self._services.tally, self._online.client
        answers = CounterMetricFamily(
            "coach_answers", "Answers, by how they ended.", labels=["kind", "name", "outcome"]
        )
        for key, count in tally.answers.items():
            answers.add_metric(key, count)
        yield answers
        yield _histogram(tally)
        yield _gauge("coach_in_flight", "Answers that are being written.", client.in_flight if client else 0)
        reviews = CounterMetricFamily("coach_reviews", "Reviews, of a caption or of a talk.", labels=["of"])
        for of, count in tally.reviews.items():
            reviews.add_metric([of], count)
        yield reviews

    def _of_discord(self) -> Iterator[Metric]:
        client = self._online.client
        yield _gauge("coach_ready", "1 while the coach can hear and answer.", int(self._online.trouble() is None))
        yield _gauge("coach_servers", "Servers that the coach is in.", len(client.guilds) if client else 0)
        latency = GaugeMetricFamily("coach_gateway_latency_seconds", "From heartbeat to answer.", labels=["shard"])
        for shard, seconds in client.latencies if client else ():
            if math.isfinite(seconds):
                latency.add_metric([str(shard)], seconds)
        yield latency

    def _of_the_store(self, planned: int | str) -> Iterator[Metric]:
        counts = self._services.store.counts
        yield CounterMetricFamily("coach_store_writes", "Writes that are through.", value=counts.writes)
        yield CounterMetricFamily("coach_store_refusals", "How often the database refused.", value=counts.refusals)
        if not isinstance(planned, str):
            yield _gauge("coach_outbox_planned", "Pieces of timed work that are planned and not done.", planned)


class Now(Collector):
    """What the figures are at this moment."""

    def __init__(self, figures: Iterable[Metric]) -> None:
        self._figures = list(figures)

    def collect(self) -> Iterable[Metric]:
        return self._figures


def _gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(name, about, value=value)


def _histogram(tally: Tally) -> Metric:
    bounds = [*map(str, tally.SECONDS), "+Inf"]
    buckets = list(zip(bounds, accumulate(tally.first), strict=True))
    about = "From the interaction's arrival to its first answer, which may be that another one follows."
    return HistogramMetricFamily("coach_first_answer_seconds", about, buckets=buckets, sum_value=tally.first_sum)
