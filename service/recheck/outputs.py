"""What a run leaves behind: changes.jsonl, changes.csv and report.html, and a summary."""

import csv
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple, Self

from models.errors import SettingsError
from models.report import Outcome
from service.recheck.changes import Change, Direction

JSONL, CSV, HTML = "changes.jsonl", "changes.csv", "report.html"

MOST_SHOWN = 300
"""Changes on the page, the worst first; all of them are in the files."""

_COLUMNS = (
    "application", "claim", "kind", "before", "after", "direction", "decision", "cause", "rules",
    "values", "stored",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""With these a spreadsheet may take a cell for a formula (OWASP, CSV injection)."""


class NotJudged(NamedTuple):
    """A folder there is no verdict on, and why."""

    folder: str
    reason: str


class Facts(NamedTuple):
    """What a run was: shown on its page and screen, never in the files of changes.

    ``failures`` are those of the ``failed`` whose reason is known here (of the rest the log knows),
    ``passed_over`` the sub-folders that hold no application.
    """

    title: str
    judged: int
    failed: int = 0
    superseded: int = 0
    first: int = 0
    failures: tuple[NotJudged, ...] = ()
    passed_over: tuple[str, ...] = ()


class Tally:
    """Counts of changes by direction and cause, and the worst of them."""

    def __init__(self) -> None:
        self.directions: Counter[Direction] = Counter()
        self.causes: Counter[tuple[Direction, str]] = Counter()
        self.kinds: Counter[tuple[str, Direction]] = Counter()
        self.flows: Counter[tuple[str, str]] = Counter()
        self.contradictions = 0
        self._shown: dict[int, list[Change]] = defaultdict(list)

    def add(self, change: Change) -> None:
        self.directions[change.direction] += 1
        self.causes[change.direction, change.cause] += 1
        self.kinds[change.kind or "", change.direction] += 1
        self.flows[change.before or "", change.after or ""] += 1
        self.contradictions += change.decision is not None
        kept = self._shown[_rank(change)]
        if len(kept) < MOST_SHOWN:
            kept.append(change)

    @property
    def worst(self) -> Sequence[Change]:
        """The worst first, among equals in the run's order."""
        ranked = (self._shown[rank] for rank in sorted(self._shown))
        return [change for kept in ranked for change in kept][:MOST_SHOWN]


def _rank(change: Change) -> int:
    """Against a person's word first, then by direction, the longest way first."""
    place = list(Direction).index(change.direction)
    far = {change.before, change.after} == {Outcome.PASS, Outcome.FAIL}
    return (0 if change.decision else 100) + 10 * place + (0 if far else 1)


class Outputs:
    """The files while they are written; they appear under their names when all is whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tally = Tally()

    def __enter__(self) -> Self:
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._jsonl = _temporary(self.folder)
            self._csv = _temporary(self.folder)
        except OSError as error:
            raise SettingsError(f"{self.folder} cannot be written: {error.strerror}") from error
        self._rows = csv.writer(self._csv)
        self._rows.writerow(_COLUMNS)
        return self

    def add(self, lines: str) -> None:
        """Changes as JSON lines."""
        self._jsonl.write(lines)
        for text in lines.splitlines():
            change = Change.model_validate_json(text)
            self.tally.add(change)
            self._rows.writerow([cell(value) for value in _row(change)])

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for file, name in ((self._jsonl, JSONL), (self._csv, CSV)):
            file.close()
            if error is None:
                Path(file.name).replace(self.folder / name)
            else:
                Path(file.name).unlink(missing_ok=True)


def _temporary(folder: Path) -> IO[str]:
    return tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", dir=folder, delete=False)


def _row(change: Change) -> tuple[str, ...]:
    rules = "; ".join(f"{r.rule}: {r.before or '–'} → {r.after or '–'}" for r in change.rules)
    values = "; ".join(
        f"{v.attachment} {v.name}: {v.before.text if v.before else '–'} → "
        f"{v.after.text if v.after else '–'}"
        for v in change.values
    )
    plain = (
        change.application,
        change.claim,
        change.kind,
        change.before,
        change.after,
        change.direction,
        change.decision,
    )
    return (*(value or "" for value in plain), change.cause, rules, values, change.stored or "")


def cell(value: str) -> str:
    """The value as a spreadsheet shall show it: a text, never a formula."""
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA) else value


def summary(facts: Facts, tally: Tally) -> str:
    """What came out differently, for the screen; nothing to report is said plainly."""
    told = [f"{facts.title}: {facts.judged:,} application{_s(facts.judged)} judged again"]
    if facts.failed:
        where = "" if facts.failures else ": see the log"
        told.append(f"{facts.failed:,} could not be judged{where}")
        told += [f"  {each.folder}: {_indented(each.reason)}" for each in facts.failures]
    if facts.passed_over:
        told.append("without an application.json, passed over: " + ", ".join(facts.passed_over))
    if facts.superseded:
        told.append(f"{facts.superseded:,} changed meanwhile and were left alone")
    if facts.first:
        told.append(f"{facts.first:,} had no report before: theirs are kept for the next run")
    if not tally.directions:
        told.append("nothing came out differently" if facts.judged else "nothing to compare")
    if tally.contradictions:
        told.append(f"{tally.contradictions:,} against what a person decided, which stands")
    for direction in Direction:
        if count := tally.directions[direction]:
            told.append(f"{direction.replace('_', ' ')}: {count:,} claim{_s(count)}")
            told += _causes(direction, tally)
    return "\n".join(told) + "\n"


def _indented(reason: str) -> str:
    return reason.replace("\n", "\n  ")


def _causes(direction: Direction, tally: Tally) -> list[str]:
    mine = [(n, cause) for (where, cause), n in tally.causes.items() if where is direction]
    mine.sort(key=lambda pair: (-pair[0], pair[1]))
    return [f"  {n:,} claim{_s(n)}: {cause}" for n, cause in mine]


def _s(count: int) -> str:
    return "" if count == 1 else "s"
