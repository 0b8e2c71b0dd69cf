"""Judging a chunk of stored applications: screened first, in full where that does not do."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from models.application import Application
from models.errors import ZuozhengError
from models.report import Report
from service.logs import logger
from service.recheck import contradictions, screening
from service.recheck.changes import changes, named
from service.recheck.judge import Bases, Bench, lines, reads_the_same, says_the_same
from service.recheck.screening import Screening, Texts
from service.spot import spot
from service.store import grounds, rechecks
from service.store.grounds import Basis, Grounds
from service.store.rechecks import Candidate, Decided, Outline, Result, Sheet
from service.store.sql import Connection
from verifiers.rulebooks.rulebook import known
from verifiers.screen import revised

log = logger("recheck")


class Judged(NamedTuple):
    """What came of one application before it is written down; ``report`` only if it is news.

    ``on`` is what the new report follows from, ``confirmed`` what the old one follows from too.
    Where a person has ``decided`` the report is kept beside, the one they saw stands; ``told`` says
    how it contradicts them.
    """

    result: Result
    report: Report | None = None
    evidence: str = ""
    on: Grounds | None = None
    confirmed: Grounds | None = None
    decided: Decided | None = None
    told: str | None = None


class Material:
    """Readings by content and version, reports by id; both JSON, fetched as they are wanted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.texts: dict[tuple[str, str | None], str] = {}
        self.reports: dict[UUID, str] = {}

    async def fetch(self, wanted: Mapping[Candidate, Iterable[Sheet]]) -> None:
        """What is not here yet of these sheets, and of the reports that stand."""
        sheets = {(s.sha256, s.reader_version): s for of in wanted.values() for s in of}
        missing = [s for key, s in sheets.items() if s.reader_version and key not in self.texts]
        before = [each.before for each in wanted if each.before not in self.reports]
        if missing:
            self.texts |= await rechecks.documents(self._connection, missing)
        if before:
            self.reports |= await rechecks.reports(self._connection, before)


class Judging:
    """What a process judges with; ``until`` and ``version`` choose the readings."""

    def __init__(self, bench: Bench, until: datetime, version: str | None) -> None:
        self._bench, self._until, self._version = bench, until, version
        self._bases = Bases(bench)
        self._known: dict[str, Basis] = {}

    @property
    def bases(self) -> list[Basis]:
        """All that applications can be judged on here."""
        return list({self._bases.of(name).id: self._bases.of(name) for name in known()}.values())

    async def of(self, connection: Connection, wanted: Sequence[Candidate]) -> list[Judged]:
        """What comes of these, in their order."""
        outlines = await rechecks.outlines(connection, wanted, self._until, self._version)
        await self._learn(connection, outlines.values())
        found = {
            each: outlines[each.application] for each in wanted if each.application in outlines
        }
        material = Material(connection)
        screened = {
            each: self._screening(outline, material.texts) for each, outline in found.items()
        }
        held = await self._held(screened, material)
        await material.fetch({each: o.sheets for each, o in found.items() if each not in held})
        return [
            self._confirmed(found[each])
            if each in held
            else self._judged(each, found.get(each), screened.get(each), material)
            for each in wanted
        ]

    async def _learn(self, connection: Connection, outlines: Iterable[Outline]) -> None:
        """What the reports that stand were judged on."""
        for id_ in {each.basis for each in outlines if each.basis} - self._known.keys():
            basis = await grounds.find(connection, id_)
            if basis is not None:
                self._known[id_] = basis

    async def _held(
        self, screened: Mapping[Candidate, Screening | None], material: Material
    ) -> set[Candidate]:
        """Those whose report still holds."""
        idle = {each for each, s in screened.items() if s is not None and not s.asked}
        asked = {
            each: s for each, s in screened.items() if s is not None and s.asked and not s.recast
        }
        await material.fetch({each: s.wanted for each, s in asked.items()})
        return idle | {each for each, s in asked.items() if self._holds(s, each, material)}

    def _screening(self, outline: Outline, texts: Texts) -> Screening | None:
        try:
            return screening.screening(outline, self._known, self._bases, texts)
        except ZuozhengError:
            return None

    def _holds(self, screened: Screening, each: Candidate, material: Material) -> bool:
        """A fault here is met again when it is judged in full."""
        try:
            return screening.holds(screened, material.reports[each.before])
        except Exception:  # noqa: BLE001 - see above
            return False

    def _confirmed(self, outline: Outline) -> Judged:
        """The same as before; noted where it is known to follow from something else."""
        now = Grounds(self._bases.of(outline.rulebook), screening.readings(outline.sheets))
        told = (outline.basis, outline.readings) == (now.basis.id, now.readings)
        return Judged(Result("judged"), confirmed=None if told else now)

    def _judged(
        self,
        each: Candidate,
        outline: Outline | None,
        screened: Screening | None,
        material: Material,
    ) -> Judged:
        """A fault in judging one application is told as its result: the others go on."""
        if outline is None:
            return Judged(Result("superseded"))
        try:
            return self._differing(each, outline, screened, material)
        except Exception as error:  # noqa: BLE001 - a bug in one rule must not end a run of thousands
            log.warning("not judged", application=str(each.application), error=spot(error))
            return Judged(Result("failed"))

    def _differing(
        self, each: Candidate, outline: Outline, screened: Screening | None, material: Material
    ) -> Judged:
        """Asks the rules that can differ, or judges in full where nothing is known of that."""
        said = material.reports[each.before]
        if screened:
            before = Report.model_validate_json(said)
            after = revised(screened.case, screened.asked, before)
        else:
            read = screening.documents(outline.sheets, material.texts)
            after = self._bench.judged(Application.model_validate_json(outline.manifest), read)
            if reads_the_same(said, after):
                return self._confirmed(outline)
            before = Report.model_validate_json(said)
        if says_the_same(before, after):
            return self._confirmed(outline)
        decided = outline.decided
        found = contradictions.marked(changes(before, after), before, after, decided)
        told = contradictions.told(found, after, decided) if decided else None
        on = Grounds(self._bases.of(outline.rulebook), screening.readings(outline.sheets))
        result = Result("judged", lines(named(found, str(each.application))))
        return Judged(result, after, outline.evidence, on, decided=decided, told=told)
