"""Filing a chunk's new reports: beside the old ones, and into the queue where one has to look."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from psycopg import DataError, IntegrityError

from service.recheck.judging import Judged
from service.store import applications, audit, queue, rechecks, reports
from service.store.applications import Finished, Stored
from service.store.queue import Contradiction
from service.store.rechecks import Candidate, Result, Run, Waiting
from service.store.reports import Filed, Filing, Origin
from service.store.sql import Connection


class News(NamedTuple):
    """A new report of an application that is as it was when it was judged."""

    judged: Judged
    filing: Filing

    @property
    def stored(self) -> Stored:
        return self.filing.stored


class Ended(NamedTuple):
    """What came of a new report; ``detail`` is for the audit log, where it was filed."""

    result: Result
    detail: audit.Detail | None = None


async def file(
    connection: Connection, run: Run, judged: Mapping[Waiting, Judged], days: int
) -> dict[Waiting, Ended]:
    """Files the new reports among these, in the order of the applications' ids.

    Each stands, unless a person decided. ``days`` from submission is the triage's deadline.
    """
    new = {place: each for place, each in judged.items() if each.report is not None}
    if not new:
        return {}
    news = await _held(connection, run, new)
    filed = await _filed(connection, news)
    await _show(connection, run, [(news[place], each) for place, each in filed.items()], days)
    return {
        place: _outcome(run, new[place], filed.get(place))
        if place in news
        else Ended(Result("superseded"))
        for place in sorted(new, key=lambda place: place.application)
    }


def _outcome(run: Run, judged: Judged, filed: Filed | None) -> Ended:
    if filed is None:
        return Ended(Result("failed"))
    detail: audit.Detail = {"report": str(filed.id), "run": str(run.id), "outcome": filed.outcome}
    return Ended(judged.result._replace(after=filed.id), detail)


async def _held(
    connection: Connection, run: Run, new: Mapping[Waiting, Judged]
) -> dict[Waiting, News]:
    """Those that did not move on meanwhile, by id, held until the transaction ends."""
    places = sorted(new, key=lambda place: place.application)
    stored = await applications.hold_all(connection, [place.application for place in places])
    persons = await rechecks.decided(connection, [Candidate(*place[1:]) for place in places])
    news = {}
    for place in places:
        judged, row = new[place], stored.get(place.application)
        as_it_was = row is not None and row.revision == place.revision
        if row and as_it_was and persons.get(row.id) == judged.decided and judged.report:
            reader = judged.report.reader_version or run.reader_version
            origin = Origin(judged.evidence, reader, run.id, judged.on)
            news[place] = News(judged, Filing(row, origin, judged.report))
    return news


async def _filed(connection: Connection, news: Mapping[Waiting, News]) -> dict[Waiting, Filed]:
    """One the database does not take is left out; the others are filed all the same."""
    if not news:
        return {}
    try:
        async with connection.transaction():
            filed = await reports.insert_all(connection, [each.filing for each in news.values()])
    except (DataError, IntegrityError):
        if len(news) == 1:
            return {}
        alone = [await _filed(connection, {place: each}) for place, each in news.items()]
        return {place: filed for each in alone for place, filed in each.items()}
    return dict(zip(news, filed, strict=True))


async def _show(
    connection: Connection, run: Run, filed: Sequence[tuple[News, Filed]], days: int
) -> None:
    """A report stands and waits where a person has to look; one against a person waits too."""
    finished = [
        Finished(new.stored, each.outcome, each.id)
        for new, each in filed
        if new.judged.decided is None
    ]
    if finished:
        await applications.finish_all(connection, finished)
        await queue.reenqueue(connection, [each.stored.id for each in finished], days)
    for new, each in filed:
        if new.judged.decided is not None and new.judged.told is not None:
            said = Contradiction(each.id, run.id, new.judged.told)
            await queue.contradicted(connection, new.stored.id, said, days)
