"""A paper cannot be dated after the day on which it was submitted."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import product

from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.rule import AttachmentRule, Verdict, doubted, ruled
from verifiers.samples.examples import Example, application, diploma, education
from verifiers.text.dates import read_date
from verifiers.wording import DAY_NAMES

_LETTERS = frozenset({DocumentType.EMPLOYER_STATEMENT, DocumentType.APPOINTMENT_LETTER})

_WHOLE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_DONE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日(?=(?:全面|顺利|正式|已经?)?(?:竣工|完工|通过|验收))")
_LINE = 16
"""Characters of a line that holds a day and little else."""

_DAY = re.compile("[^年月日]{0,6}年[^年月日]{0,3}月[^年月日]{0,3}日")
"""A line that is a day, or the form for one."""


def check(case: Case, exhibit: Exhibit) -> Iterator[Verdict]:
    """Days that say when something was done or issued; how long a paper is valid lies ahead."""
    submitted = case.application.submitted_on
    for paper, (name, said) in product(exhibit.papers, DAY_NAMES.items()):
        day = read_date(paper.text(name))
        if day and day.earliest > submitted:
            told = f"{paper.title}的{said}{paper.text(name)}晚于申报日{submitted}"
            status = ruled(case.rulebook.application.dated_later)
            yield Verdict(status, f"{told}，请人工核对", paper.show_fields(name))
    yield from (
        doubted(f"{paper.title}的落款日期为空白，请人工核对", (), paper.id)
        for paper in exhibit.papers
        if paper.type in _LETTERS and _ends_blank(paper)
    )
    yield from (
        doubted(f"{paper.title}所证明的竣工日期晚于其落款日期，请人工核对", (), paper.id)
        for paper in exhibit.papers
        if paper.type in _LETTERS and _certifies_the_future(paper)
    )
    yield from (
        doubted(f"{paper.title}的落款日期并不存在，请人工核对", (), paper.id)
        for paper in exhibit.papers
        if paper.type in _LETTERS and _is_no_day(paper)
    )


def _certifies_the_future(paper: Exhibit) -> bool:
    """Whether a letter tells of a completion that came after the day it bears."""
    alone = [text for text in paper.texts if _WHOLE.fullmatch(text)]
    day = _day(alone[-1]) if alone else None
    done = (found[0] for text in paper.texts for found in _DONE.finditer(text))
    return day is not None and any(on > day for text in done if (on := _day(text)))


def _day(text: str) -> date | None:
    found = _WHOLE.match(text)
    printed = read_date("-".join(found.groups())) if found else None
    return printed.earliest if printed else None


def _is_no_day(paper: Exhibit) -> bool:
    """Whether a line is a day the calendar does not have: 2021年2月30日."""
    found = (m for text in paper.texts for m in _WHOLE.finditer(text) if len(text) <= _LINE)
    return any(read_date(f"{y}-{m}-{d}") is None for y, m, d in (match.groups() for match in found))


def _ends_blank(paper: Exhibit) -> bool:
    """Whether the place for its day was left empty: who sealed it may have sealed a blank sheet."""
    lines = [text for text in paper.texts if _DAY.fullmatch(text)]
    return bool(lines) and all(text == "年月日" for text in lines)


def examples() -> tuple[Example, ...]:
    claim = application(education("a1"))
    days = [("2024-08-30", "not_applicable"), ("2024-08", "not_applicable"), ("2024-09", "review")]
    return tuple(
        Example(claim, {"a1": diploma(issued_on=day)}, FindingStatus(status))
        for day, status in days
    )


RULE = AttachmentRule(
    citation="附件2 二（二）",
    check=check,
    examples=examples,
    parameters=("application.dated_later",),
)
