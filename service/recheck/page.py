"""The page of a run: plots as inline SVG, the worst changes first. No script, nothing loaded."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from models.report import FindingStatus, Outcome
from service import words
from service.presentation import output
from service.presentation.templates import environment
from service.recheck.changes import Direction, What
from service.recheck.outputs import HTML, MOST_SHOWN, Facts, Outputs, Tally

_HERE = Path(__file__).parent
_STYLE = _HERE.parent / "presentation" / "report_html" / "style.css"

_ENVIRONMENT = environment(_HERE)

DIRECTION = {
    Direction.NEWLY_FAILING: "新增不通过",
    Direction.NEWLY_PASSING: "新增通过",
    Direction.NEWLY_IN_REVIEW: "新增待复核",
    Direction.SAME_OUTCOME: "结论不变，依据有变",
}

WHAT = {
    What.NOW_READ: "附件现已读出",
    What.NOT_READ: "附件不再能读出",
    What.TYPE: "材料类型识别不同",
    What.SEAL_READ: "印章现已读出",
    What.SEAL_LOST: "印章不再读出",
    What.ISSUER: "出具单位读取不同",
    What.NAME: "姓名读取不同",
    What.ROLE: "角色读取不同",
    What.FIELD: "字段读取不同",
    What.RULE: "材料相同，判定不同",
}

COLOUR = {
    Direction.NEWLY_FAILING: "#c0272d",
    Direction.NEWLY_PASSING: "#1a7f4b",
    Direction.NEWLY_IN_REVIEW: "#a86400",
    Direction.SAME_OUTCOME: "#5d6675",
}

MOST_BARS = 15


class Bar(NamedTuple):
    """A row of a plot; ``share`` of the longest, 0 to 1."""

    label: str
    changed: int
    share: float
    colour: str


def write(facts: Facts, outputs: Outputs) -> None:
    """Writes the page into the run's folder."""
    output.deliver(render(facts, outputs.tally), outputs.folder / HTML)


def render(facts: Facts, tally: Tally) -> str:
    """The page as HTML."""
    return _ENVIRONMENT.get_template("page.html").render(
        facts=facts,
        tally=tally,
        total=tally.directions.total(),
        most=MOST_SHOWN,
        directions=DIRECTION,
        causes=_causes(tally),
        outcomes=_flows(tally),
        kinds=_kinds(tally),
        style=_STYLE.read_text(encoding="utf-8"),
        words=words,
        said=_said,
        outcome=_outcome,
        status=_status,
        kind=_kind,
    )


def _causes(tally: Tally) -> Sequence[Bar]:
    rows = [(DIRECTION[d] + "：" + _said(cause), n, COLOUR[d])
            for (d, cause), n in tally.causes.items()]  # fmt: skip
    return _bars(rows)


def _kinds(tally: Tally) -> Sequence[Bar]:
    rows = [(f"{_kind(kind)}，{DIRECTION[d]}", n, COLOUR[d])
            for (kind, d), n in tally.kinds.items()]  # fmt: skip
    return _bars(rows)


def _flows(tally: Tally) -> Sequence[Bar]:
    rows = [
        (f"{_outcome(before)} → {_outcome(after)}", n, _flow_colour(before, after))
        for (before, after), n in tally.flows.items()
    ]
    return _bars(rows)


def _flow_colour(before: str, after: str) -> str:
    if before == after:
        return COLOUR[Direction.SAME_OUTCOME]
    turned = {"fail": Direction.NEWLY_FAILING, "pass": Direction.NEWLY_PASSING}
    return COLOUR[turned.get(after, Direction.NEWLY_IN_REVIEW)]


def _bars(rows: Sequence[tuple[str, int, str]]) -> Sequence[Bar]:
    ranked = sorted(rows, key=lambda row: (-row[1], row[0]))[:MOST_BARS]
    longest = max((count for _, count, _ in ranked), default=1)
    return [Bar(label, count, count / longest, colour) for label, count, colour in ranked]


def _said(cause: str) -> str:
    """The cause in Chinese; the rule's key stays as it is."""
    rule, _, what = cause.rpartition(", ")
    told = WHAT[What(what)]
    return f"{rule.removeprefix('rule ')}，{told}" if rule else told


def _outcome(value: str | None) -> str:
    return words.OUTCOME[Outcome(value)] if value else "无"


def _status(value: str | None) -> str:
    return words.STATUS[FindingStatus(value)] if value else "无"


def _kind(value: str | None) -> str:
    known = {str(kind): name for kind, name in words.CLAIM.items()}
    return known.get(value or "", value or "申报整体")
