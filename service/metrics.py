"""What is counted, and how the counts of all processes come together.

Workers and endpoints are many processes on many machines. Each writes its counts into the
database every few seconds, under a name of its own; any endpoint shows the sums. Nothing else has
to be scraped, and no two processes write the same row.
"""

import asyncio
import uuid
from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import Metric
from psycopg import Error
from psycopg.types.json import Jsonb
from psycopg_pool import PoolTimeout

from service.store.pool import Pool
from service.store.sql import Connection, queries

INTERVAL = 5.0
"""Seconds between two writes."""

_SECONDS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120, 300)


class Counted:
    """The counters of this process; labels are codes, never names."""

    registry = CollectorRegistry()
    steps = Histogram(
        "zuozheng_step_seconds",
        "Seconds a step takes: wait (in the queue), read (a file), judge, file (a report).",
        ["step"],
        buckets=_SECONDS,
        registry=registry,
    )
    requests = Histogram(
        "zuozheng_http_seconds",
        "Seconds a call takes.",
        ["call", "status"],
        buckets=_SECONDS,
        registry=registry,
    )
    pages = Counter("zuozheng_pages_read", "Pages read.", registry=registry)
    outcomes = Counter("zuozheng_outcomes", "Reports given.", ["outcome"], registry=registry)
    refusals = Counter(
        "zuozheng_refusals", "Files that could not be read.", ["code"], registry=registry
    )
    problems = Counter("zuozheng_problems", "Calls refused.", ["code"], registry=registry)
    webhooks = Counter("zuozheng_webhooks", "Webhook calls.", ["result"], registry=registry)


PROCESS = uuid.uuid4().hex
"""What this process is called in the store: another one after every start."""


async def publish_for_ever(pool: Pool) -> None:
    """Writes this process's counts until cancelled; a database that is away is waited for."""
    while True:
        await asyncio.sleep(INTERVAL)
        try:
            async with pool.connection() as connection:
                await publish(connection)
        except (Error, PoolTimeout):
            continue


async def publish(connection: Connection) -> None:
    """Writes this process's counts."""
    rows = [
        {"process": PROCESS, "name": s.name, "labels": Jsonb(s.labels), "value": s.value}
        for metric in Counted.registry.collect()
        for s in metric.samples
        if not s.name.endswith("_created")
    ]
    async with connection.cursor() as cursor:
        await cursor.executemany(queries("metrics")["publish"], rows)


async def gathered(connection: Connection) -> Iterable[Metric]:
    """The counts of all processes together, and what the queue holds."""
    found = await connection.execute(queries("metrics")["sums"])
    sums = {(name, tuple(sorted(labels.items()))): value async for name, labels, value in found}
    shown = [_summed(metric, sums) for metric in Counted.registry.collect()]
    return [*shown, await _jobs(connection)]


def _summed(metric: Metric, sums: dict[tuple[str, tuple[tuple[str, str], ...]], float]) -> Metric:
    summed = Metric(metric.name, metric.documentation, metric.type)
    prefix = metric.name
    for (name, labels), value in sorted(sums.items()):
        if (
            name.removesuffix("_total")
            .removesuffix("_bucket")
            .removesuffix("_count")
            .removesuffix("_sum")
            == prefix
        ):
            summed.add_sample(name, dict(labels), value)
    return summed


async def _jobs(connection: Connection) -> Metric:
    jobs = Metric("zuozheng_jobs", "Jobs by kind and state.", "gauge")
    async for task, state, count in await connection.execute(queries("metrics")["jobs"]):
        jobs.add_sample("zuozheng_jobs", {"job": task, "state": state}, count)
    return jobs
