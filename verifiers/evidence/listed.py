"""What a list's row says of the applicant besides their post: 是否到岗 | 否, 核定岗位 | 施工员.

Nobody can list the headings that take a post back; those that do not are known
(``data/plain_headings.txt``), and a state under any other is asked for in plain words.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from models.application import Claim
from models.document import Listed
from verifiers.case import Case, Exhibit
from verifiers.data import read_words
from verifiers.evidence.attribution import Misgiving
from verifiers.evidence.days import spans_in
from verifiers.evidence.firms import ELSES, FIRM
from verifiers.parties.units import Units
from verifiers.text.characters import canonical
from verifiers.text.dates import read_date

_YES = re.compile(
    "(?:是|有|√|✓|☑|对|已?到[岗位]|在[岗职册]|正常|有效|合格|通过|已?同意|已?备案|齐全|符合|良好|优秀?|称职|胜任|100%)+"
)
_NO = re.compile("(?:否|无|没有|×|/|—|-|未发生)+")

_ASKS_FOR_WORSE = re.compile(
    "离[岗职任场]|变[更动]|调[离动整换]|撤[换销]|[更替]换|解[聘除]|停|兼职?|挂[靠证]|注销|吊销|退|处罚|违|欠|缺|借用"
)
"""In a heading: 是否离岗, 变更情况. There 否 is what is hoped for."""

_OFFICES = frozenset({"职务", "行政职务", "党内职务", "技术职务", "专业技术职务", "职务职称"})
"""What somebody is in their firm, beside the post in the work."""

MONTH = timedelta(days=31)
"""Lists and claims are compared by months."""

_POST = re.compile(
    "(?:担任|工作|现场|项目|所任|拟任|本项目|任职|施工)?(?:岗位|职务|职位|角色)(?:名称)?"
)
"""Headings of the post itself; 核定岗位 and 实际岗位 may say another."""

_EMPLOYS = re.compile("社保|注册|聘用|劳动|所属|工作单位|所在|就职")
"""Headings of the unit somebody belongs to."""

_COMES = re.compile("入职|进场|到岗|上岗")
_LASTS = re.compile("任职|在岗|起止|期间|服务期|投入时间")

_PLAIN = tuple(sorted(read_words("plain_headings.txt")))


def listed_otherwise(case: Case, claim: Claim, exhibit: Exhibit) -> Misgiving | None:
    """The first entry of the applicant's row that does not fit them or the claim, or whose heading
    is not known to be harmless and whose value neither says that all is well nor stands in the
    claim."""
    return next(_strange(case, claim, exhibit), None)


def _strange(case: Case, claim: Claim, exhibit: Exhibit) -> Iterator[Misgiving]:
    claimed = canonical(f"{claim.name or ''} {claim.role or ''}").text
    for entry in (entry for person in exhibit.name.people for entry in person.listed):
        value = canonical(entry.ink.text).text
        heading = re.sub(r"\(.*\)$", "", canonical(entry.heading).text.rstrip(":"))
        fits = _fits(case, claim, heading, entry.ink.text)
        if fits is None:
            fits = value in claimed or _is_plain(heading, entry, value, claim)
        if not fits:
            told = f"名单中申报人一行“{entry.heading}”栏为“{entry.ink.text}”"
            yield Misgiving(told, entry.ink)


def _is_plain(heading: str, entry: Listed, value: str, claim: Claim) -> bool:
    if _ASKS_FOR_WORSE.search(heading):
        return _NO.fullmatch(value) is not None or _is_after(entry.ink.text, claim)
    if heading in _OFFICES or _POST.fullmatch(heading) or heading.endswith(_PLAIN):
        return True
    return _YES.fullmatch(value) is not None


def _fits(case: Case, claim: Claim, heading: str, printed: str) -> bool | None:
    """Whether the value can be the applicant's by time, unit, birth, number or sex; None: the
    heading asks for none of these, or nothing can be compared."""
    about = (
        _is_of_the_person(case, heading, canonical(printed).text),
        _is_of_the_time(claim, heading, printed),
        _is_of_the_unit(case, heading, canonical(printed).text),
    )
    return next((fits for fits in about if fits is not None), None)


def _is_of_the_person(case: Case, heading: str, value: str) -> bool | None:
    applicant = case.application.applicant
    if found := re.search("后([四六])位$", heading):
        tail = value[-(4 if found[1] == "四" else 6) :]
        return (applicant.id_number or tail).endswith(tail) if tail.isdigit() else None
    if "出生" in heading and applicant.born_on:
        year = re.match(r"(\d{4})", value)
        return int(year[1]) == applicant.born_on.year if year else None
    if "性别" in heading and applicant.gender and value[:1] in {"男", "女"}:
        return value[:1] == applicant.gender
    return None


def _is_of_the_unit(case: Case, heading: str, value: str) -> bool | None:
    if not (_EMPLOYS.search(heading) and re.search(FIRM, value)):
        return None
    units = Units.of(case.application, case.rulebook.organisations)
    return units.relation(value) not in ELSES


def _is_of_the_time(claim: Claim, heading: str, printed: str) -> bool | None:
    """Whether somebody came before the work was over, and was there for any of its time; canonical
    texts have no stops between a day's numbers."""
    began, ended = claim.started_on, claim.finished_on
    if _COMES.search(heading) and ended:
        day = read_date(printed)
        return day.earliest <= ended if day else None
    lasted = spans_in("".join(printed.split())) if _LASTS.search(heading) else ()
    within = [
        not ((began and last < began - MONTH) or (ended and first > ended + MONTH))
        for first, last in lasted
    ]
    return any(within) if within else None


def _is_after(printed: str, claim: Claim) -> bool:
    """Whether it is a day on which the claimed work was over: 离场日期 | 2022-06-06."""
    day, end = read_date(printed), claim.finished_on
    return day is not None and end is not None and day.latest >= end - MONTH
