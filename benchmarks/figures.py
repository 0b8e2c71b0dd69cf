"""Observations become tables a person reads on a terminal."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from rich.console import Console, Group
from rich.table import Table

from benchmarks.scores import DEGRADED, Metric, Observation

WORST = 60
"""So many wrong answers are listed, the gravest first."""

_GRAVITY = (
    Metric.FALSE_PASS,
    Metric.FALSE_FOUND,
    Metric.OWN_PRECISION,
    Metric.OWN_RECALL,
    Metric.CLAIM,
    Metric.TYPE,
    Metric.NAME,
    Metric.ROLE_CLASS,
    Metric.ISSUER_PRECISION,
    Metric.ISSUER_RECALL,
)

Key = Callable[[Observation], str]


def show(observations: Sequence[Observation], console: Console) -> None:
    """Prints every table."""
    console.print(
        Group(
            _by("all metrics by family and capture", observations, _family, _metric),
            _by("all metrics by capture", observations, _condition, _metric),
            _by("types", _of(observations, Metric.TYPE), _family, _subject),
            _by("fields", _of(observations, Metric.FIELD), _family, _subject),
            _by("names by type", _of(observations, Metric.NAME), _family, _subject),
            _by("role class by type", _of(observations, Metric.ROLE_CLASS), _family, _subject),
            _by("seals by type", _of(observations, Metric.SEAL), _condition, _subject),
            _confusion(
                "types, wrong ones", [o for o in _of(observations, Metric.TYPE) if not o.right]
            ),
            _confusion("applicant's name", _of(observations, Metric.NAME)),
            _confusion("role class", _of(observations, Metric.ROLE_CLASS)),
            _confusion("claims", _of(observations, Metric.CLAIM)),
            _worst(observations),
        )
    )


def _of(observations: Iterable[Observation], metric: Metric) -> list[Observation]:
    return [o for o in observations if o.metric is metric]


def _family(observation: Observation) -> str:
    degraded = observation.where.condition in DEGRADED
    return f"{observation.where.family}, {'degraded' if degraded else 'clean'}"


def _condition(observation: Observation) -> str:
    return observation.where.condition


def _metric(observation: Observation) -> str:
    return observation.metric.value


def _subject(observation: Observation) -> str:
    return observation.subject


def _by(title: str, observations: Iterable[Observation], column: Key, row: Key) -> Table:
    """Shares of right answers: one row a subject, one column a slice, and how many there were."""
    counts: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for observation in observations:
        counts[row(observation), column(observation)][observation.right] += 1
    columns = sorted({key[1] for key in counts})
    table = Table("", *columns, title=title, title_justify="left")
    for name in dict.fromkeys(key[0] for key in counts):
        table.add_row(name, *(_share(counts.get((name, c), Counter())) for c in columns))
    return table


def _share(counts: Counter[bool]) -> str:
    total = counts.total()
    return f"{100 * counts[True] / total:5.1f} % ({counts[True]}/{total})" if total else "–"


def _confusion(title: str, observations: Iterable[Observation]) -> Table:
    """Rows: the best right answer; columns: what was answered; ``!`` marks wrong ones."""
    counts = Counter((o.expected, o.got, o.right) for o in observations)
    answers = sorted({got for _, got, _ in counts})
    table = Table("expected \\ got", *answers, title=title, title_justify="left")
    for expected in sorted({key[0] for key in counts}):
        cells = []
        for got in answers:
            right, wrong = counts[expected, got, True], counts[expected, got, False]
            cells.append(" ".join(filter(None, (str(right or ""), f"{wrong}!" if wrong else ""))))
        table.add_row(expected, *cells)
    return table


def _worst(observations: Iterable[Observation]) -> Table:
    wrong = [o for o in observations if not o.right and o.metric in _GRAVITY]
    wrong.sort(key=lambda o: (_GRAVITY.index(o.metric), o.where.family, o.where.place))
    table = Table("what", "where", "capture", "expected", "got", title_justify="left")
    table.title = f"worst cases ({min(WORST, len(wrong))} of {len(wrong)})"
    for o in wrong[:WORST]:
        table.add_row(o.metric.value, o.where.place, o.where.condition, o.expected, o.got)
    return table
