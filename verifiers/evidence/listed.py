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
    "(?:是|有|√|✓|☑|对|已?到[岗位]|在[岗职册]|正常|有效|合格|通过|已?同意|已?备案|齐全|符合|良好|优秀?|称职|胜任)+"
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

_EMPLOYS = re.compile("社保|注册|聘用|劳动|所属|工作单位|所在|就职")
"""Headings of the unit somebody belongs to."""

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
        harmless = value in claimed or _is_plain(heading, entry, value, claim)
        if _contradicts(case, claim, heading, value) or not harmless:
            told = f"名单中申报人一行“{entry.heading}”栏为“{entry.ink.text}”"
            yield Misgiving(told, entry.ink)


def _is_plain(heading: str, entry: Listed, value: str, claim: Claim) -> bool:
    if _ASKS_FOR_WORSE.search(heading):
        return _NO.fullmatch(value) is not None or _is_after(entry.ink.text, claim)
    if heading in _OFFICES or heading.endswith(_PLAIN):
        return True
    return _YES.fullmatch(value) is not None


def _contradicts(case: Case, claim: Claim, heading: str, value: str) -> bool:
    """Whether the value is another's: of another time, unit, birth, number or sex."""
    applicant = case.application.applicant
    born, number = applicant.born_on, applicant.id_number or ""
    if found := re.fullmatch("(?:身份证)?.{0,4}后([四六])位", heading):
        tail = value[-(4 if found[1] == "四" else 6) :]
        return bool(number) and tail.isdigit() and not number.endswith(tail)
    if "出生" in heading and born:
        year = re.match(r"(\d{4})", value)
        return year is not None and int(year[1]) != born.year
    if "性别" in heading and applicant.gender:
        return value[:1] in {"男", "女"} and value[0] != applicant.gender
    if re.search("任职|在岗|起止|期间|服务期|投入时间", heading):
        return _is_of_another_time(value, claim)
    if _EMPLOYS.search(heading):
        units = Units.of(case.application, case.rulebook.organisations)
        return units.relation(value) in ELSES and re.search(FIRM, value) is not None
    return False


def _is_of_another_time(value: str, claim: Claim) -> bool:
    """Whether all spans told lie before the work, or behind it."""
    lasted, began, ended = list(spans_in(value)), claim.started_on, claim.finished_on
    outside = [
        (a, b) for a, b in lasted if (began and b < began - MONTH) or (ended and a > ended + MONTH)
    ]
    return bool(lasted) and len(outside) == len(lasted)


def _is_after(printed: str, claim: Claim) -> bool:
    """Whether it is a day on which the claimed work was over: 离场日期 | 2022-06-06."""
    day, end = read_date(printed), claim.finished_on
    return day is not None and end is not None and day.latest >= end - MONTH
