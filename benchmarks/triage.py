"""Measures the queue's page with 100 and with 100,000 waiting items, over HTTP.

``python -m benchmarks.triage`` starts an embedded database and an endpoint of its own.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx
import psycopg
from psycopg import AsyncConnection

from service import database
from service.settings import Settings
from service.store import migrate, users
from service.store.users import UserRole
from service.triage import passwords, queue_page
from tests.service.running import service

SIZES = (100, 100_000)
ROUNDS = 40
MOST = 2.0
"""The list with 100,000 items may take so many times what it takes with 100."""

MOST_COUNTS = 200.0
"""Milliseconds the counts may take."""

PASSWORD = "only for measuring"

FILL = """
WITH made AS (
    INSERT INTO applications (id, owner, number, rulebook, employer, submitted_on, state, outcome)
    SELECT gen_random_uuid(), 'benchmark', '2024-' || n, 'hangzhou-2024-engineer',
           '杭州第' || n %% 400 || '建设有限公司', current_date - n %% 20, 'done',
           CASE n %% 3 WHEN 0 THEN 'fail' ELSE 'review' END
    FROM generate_series(%(first)s::int, %(last)s::int) AS n
    RETURNING id, number, rulebook, employer, submitted_on, outcome)
INSERT INTO triage_items (application, revision, report, number, applicant, employer, district,
                          plan, outcome, risk, why, rules, kinds, deadline, due_at)
SELECT id, 1, id, number, '张' || right(number, 2), employer,
       (ARRAY['西湖区','上城区','拱墅区','滨江区','余杭区'])[1 + abs(hashtext(number)) %% 5],
       rulebook, outcome, 1 + (hashtext(number) & 1), '未找到申报人姓名，请人工核对',
       (ARRAY['appointment.term','attachment.type','award.given','education.degree',
              'education.holder-named','paper.author','project.accepted','project.permit',
              'project.role-present','registration.valid'])[
           1 + abs(hashtext(number)) %% 7 : 1 + abs(hashtext(number)) %% 7 + n %% 4],
       (ARRAY['appointment','award','education','paper','project'])[
           1 + abs(hashtext(number)) %% 3 : 1 + abs(hashtext(number)) %% 3 + n %% 3],
       submitted_on + 20,
       submitted_on + interval '18 days' + random() * interval '1 day'
FROM made, LATERAL (SELECT split_part(number, '-', 2)::int) AS its (n)
"""

NARROWED = ("employer=杭州第7建设有限公司", "rule=project.permit", "kind=award", "kind=photo",
            "outcome=pass", "district=西湖区&outcome=fail", "q=张", "reviewer=measure")  # fmt: skip
"""Filters with much and with nothing behind them."""


class Measured(NamedTuple):
    """Median milliseconds of the first page, of one deep in the list, of the narrowed one that is
    slowest, and of the counts beside the list where nothing is remembered of them.
    """

    items: int
    first: float
    deep: float
    narrowed: float
    counts: float


def main() -> int:
    """Prints a row for each size; 1 where the list does not keep its promise."""
    measured = []
    queue_page.FRESH_SECONDS = 0  # or the endpoint would answer with the counts it remembers
    with _running() as (base, url):
        client = _logged_in(base, url)
        filled = 0
        for size in SIZES:
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(FILL.encode(), {"first": filled + 1, "last": size})
                connection.execute("VACUUM ANALYZE")
            filled = size
            measured.append(_measure(client, size))
            print("  ".join(f"{k} {v:.1f}" for k, v in measured[-1]._asdict().items()))
    # Against the full page of the small queue: narrowed, 100 items leave hardly a row to draw.
    ratios = [each / measured[0].first for each in measured[1][1:4]]
    print("ratios (first, deep, narrowed):", " ".join(f"{each:.2f}" for each in ratios))
    return 1 if max(ratios) > MOST or measured[1].counts > MOST_COUNTS else 0


@contextmanager
def _running() -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory(prefix="zuozheng-triage-") as home:
        settings = Settings(data_dir=Path(home))
        with database.embedded(Path(home)) as url:
            asyncio.run(migrate.migrate(url))
            here = settings.model_copy(update={"database_url": url})
            with service(here, reader=None) as up:
                yield up.base, url


def _logged_in(base: str, url: str) -> httpx.Client:
    async def create() -> None:
        async with await AsyncConnection.connect(url) as connection:
            hashed = passwords.hashed(PASSWORD)
            await users.create(connection, "measure", UserRole.REVIEWER, hashed)

    asyncio.run(create())
    client = httpx.Client(base_url=base, timeout=60)
    client.post("/triage/login", data={"name": "measure", "password": PASSWORD})
    return client


def _measure(client: httpx.Client, size: int) -> Measured:
    address = "/triage"
    for _ in range(min(20, size // 50 - 1)):
        page = client.get(address).text
        address = page.split('rel="next" href="')[1].split('"')[0]
    first, deep = (_median(client, each, ROUNDS) for each in ("/triage", address))
    narrowed = max(_median(client, f"/triage?{each}", ROUNDS) for each in NARROWED)
    return Measured(size, first, deep, narrowed, _median(client, "/triage/counts", ROUNDS))


def _median(client: httpx.Client, address: str, rounds: int) -> float:
    client.get(address)
    return statistics.median([_once(client, address) for _ in range(rounds)])


def _once(client: httpx.Client, address: str) -> float:
    began = time.perf_counter()
    client.get(address).raise_for_status()
    return 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    sys.exit(main())
