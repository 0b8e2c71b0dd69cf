"""The sheet must be of this application: its unit, and the year it was filled in."""

import re
from collections.abc import Iterator
from functools import partial

from models.application import Claim, ClaimKind
from models.document import Document
from verifiers.case import Case, Exhibit
from verifiers.evidence.firms import ELSES
from verifiers.evidence.papers import each_paper
from verifiers.parties.units import Units
from verifiers.rule import ClaimRule, Verdict, doubted, passed
from verifiers.samples.examples import OWN, Example, passage
from verifiers.samples.specimens import enclosing, sheet

_DAY = re.compile("日期[:：]?(20[0-9]{2})年|^(20[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日$")

_EARLIER = 1
"""A sheet may have been filled in at the end of the year before."""


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """What the sheet does not say contradicts nothing."""
    yield from each_paper(case, claim, partial(_judge, case))


def _judge(case: Case, exhibit: Exhibit) -> Verdict:
    units = Units.of(case.application, case.rulebook.organisations)
    employer = exhibit.text("employer")
    if employer and units.relation(employer) in ELSES:
        message = f"{exhibit.title}的单位为“{employer}”，不是申报的现工作单位，请人工核对"
        return doubted(message, exhibit.show_fields("employer"), exhibit.id)
    found = (_DAY.search(text) for text in exhibit.texts)
    years = [int(day[1] or day[2]) for day in found if day]
    if years and max(years) < case.application.submitted_on.year - _EARLIER:
        message = f"{exhibit.title}填写于{max(years)}年，不是本次申报，请人工核对"
        return doubted(message, (), exhibit.id)
    return passed(f"{exhibit.title}的单位和填写时间与本次申报没有矛盾", (), exhibit.id)


def examples() -> tuple[Example, ...]:
    def saying(*texts: str, employer: str = OWN) -> Document:
        made = sheet(("王伟明", "陈志刚"), employer=employer)
        page = made.pages[0]
        said = (*page.passages, *(passage(text, place=9) for text in texts))
        return made.model_copy(update={"pages": (page.model_copy(update={"passages": said}),)})

    papers = [
        (saying("日期：2024年7月20日"), "pass"),
        (saying(employer="浙江天成建设有限公司"), "review"),
        (saying("日期：2017年7月20日"), "review"),
    ]
    return enclosing(ClaimKind.SELF_ASSESSMENT, papers)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.SELF_ASSESSMENT}),
    citation="附件2 二（二）",
    check=check,
    examples=examples,
)
