"""A paper must speak of the time the claim speaks of: older ones are about other works."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from models.application import Claim, ClaimKind
from models.document import Document, DocumentType
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.days import days, days_in, spans, spans_in
from verifiers.evidence.provenance import weightiest
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import (
    AUTHORITY,
    PROJECT,
    Example,
    application,
    document,
    person,
    project,
)
from verifiers.text.characters import canonical
from verifiers.text.dates import read_date

_MONTH = timedelta(days=31)
"""Papers and claims are compared by months: that much either may be off."""

_LEAD = timedelta(days=3 * 366)
"""A permit, a filing or a tender comes before the work, by years where a work is long delayed."""

_AFTERWARDS = frozenset({DocumentType.EMPLOYER_STATEMENT, DocumentType.COMPLETION_ACCEPTANCE})
"""What is written when the work is done, or under way."""

_OF_THE_TIME = frozenset(
    {
        DocumentType.CONSTRUCTION_PERMIT,
        DocumentType.QUALITY_ASSURANCE_FILING,
        DocumentType.COMPLETION_ACCEPTANCE,
    }
)
"""What is made while the work goes on; letters and registers tell of it years after."""

_BEFOREHAND = frozenset({DocumentType.CONSTRUCTION_PERMIT, DocumentType.QUALITY_ASSURANCE_FILING})
"""What is made before the work begins, or while it goes on."""

_OVER = re.compile(
    "(?<![至到])[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?[^,，。；;0-9]{0,6}(?:竣工|完工|通过验收)"
)

_LONG = 365
"""Days of a claim from which on parts of it are told apart."""

_LAG = timedelta(days=2 * 366)
"""An acceptance may follow the last day of the work by so much."""


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """One paper of the claimed time is enough; a paper without any day says nothing of it."""
    exhibits = weightiest(case, claim)
    if not exhibits or claim.started_on is None:
        yield idle("没有可核对起止时间的材料，或申报未填写开工日期")
        return
    faults = [(e, fault) for e in exhibits if (fault := _fault(e, claim, claim.started_on))]
    if len(faults) < len(exhibits):
        yield passed("材料所载时间与申报的起止时间没有矛盾")
    else:
        exhibit, fault = faults[0]
        yield doubted(f"{exhibit.title}{fault}，请人工核对是否为同一工程", (), exhibit.id)


def _fault(exhibit: Exhibit, claim: Claim, began: date) -> str | None:
    ended = claim.finished_on or date.max - _LAG
    told, lasted = days(exhibit), list(spans(exhibit))
    lead = timedelta() if exhibit.type in _AFTERWARDS else _LEAD
    if told and max(told) + _MONTH < began - lead:
        return f"所载最晚时间为{max(told):%Y年%m月}，早于申报的开工日期{began}"
    late = claim.finished_on is not None and exhibit.type in _OF_THE_TIME
    lag = _MONTH if exhibit.type in _BEFOREHAND else _LAG
    if late and told and min(told) > ended + lag:
        return f"所载最早时间为{min(told):%Y年%m月}，晚于申报的竣工日期{claim.finished_on}"
    if over := _over_before(exhibit, began):
        return f"所载竣工或验收时间为{over:%Y年%m月}，早于申报的开工日期{began}"
    signed = read_date(exhibit.text("issued_on"))
    early = exhibit.type is DocumentType.EMPLOYER_STATEMENT and signed is not None
    if early and signed is not None and signed.latest + _MONTH < began:
        return f"出具于{exhibit.text('issued_on')}，早于申报的开工日期{began}"
    apart = [(a, b) for a, b in lasted if b < began - _MONTH or a > ended + _MONTH]
    if lasted and len(apart) == len(lasted):
        first, claimed = apart[0][0], f"{began}至{claim.finished_on or '今'}"
        return f"所载期间（{first:%Y年%m月}起）与申报的{claimed}没有重合"
    return _too_short(exhibit, began, claim.finished_on)


def _over_before(exhibit: Exhibit, began: date) -> date | None:
    """When the work was completed by what the paper says, where that is before it began."""
    told = (day for text in exhibit.texts for part in _OVER.findall(text) for day in days_in(part))
    return next((day for day in told if day + _MONTH < began), None)


def _too_short(exhibit: Exhibit, began: date, ended: date | None) -> str | None:
    """Whether what is said of the applicant covers a small part of the time that is claimed."""
    name = exhibit.name.ink
    if ended is None or name is None or (ended - began).days < _LONG:
        return None
    target = canonical(name.text).text
    lasted = [span for text in exhibit.texts if target in text for span in spans_in(text)]
    covered = [(min(b, ended) - max(a, began)).days for a, b in lasted]
    if not covered or max(covered) + _MONTH.days >= (ended - began).days / 2:
        return None
    first, last = max(lasted, key=lambda span: span[1] - span[0])
    return f"载明申报人任职为{first:%Y年%m月}至{last:%Y年%m月}，远短于申报的{began}至{ended}"


def examples() -> tuple[Example, ...]:
    leader = person("张玥", "项目经理")
    spent = project("a1").model_copy(
        update={"started_on": date(2019, 3, 1), "finished_on": date(2021, 6, 30)}
    )
    undated = project("a1").model_copy(update={"started_on": None, "finished_on": None})

    def made(kind: DocumentType, *texts: str) -> Document:
        said = {"project_name": PROJECT}
        return document(kind, leader, sealed_by=[AUTHORITY], texts=texts, fields=said)

    letter, permit = DocumentType.EMPLOYER_STATEMENT, DocumentType.CONSTRUCTION_PERMIT
    told = [
        (made(letter, "2021年7月15日"), FindingStatus.PASS),
        (made(letter, "二〇一六年七月"), FindingStatus.REVIEW),
        (made(letter), FindingStatus.PASS),
        (made(permit, "发证日期2018年12月3日"), FindingStatus.PASS),
        (made(permit, "2012年03月01日至2014年06月30日"), FindingStatus.REVIEW),
        (made(permit, "2019-03-01至2021-06-30"), FindingStatus.PASS),
        (made(letter, "2022年3月至2023年5月", "2023年6月1日"), FindingStatus.REVIEW),
        (made(letter, "2019年5月至今", "2023年6月1日"), FindingStatus.PASS),
    ]
    return (
        *(Example(application(spent), {"a1": paper}, expect) for paper, expect in told),
        Example(application(undated), {"a1": told[0][0]}, FindingStatus.NOT_APPLICABLE),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PROJECT}),
    citation="附件2 二（二）、二（十三）12",
    check=check,
    examples=examples,
)
