"""School, major, level and day of graduation must be those that are claimed."""

from collections import Counter
from collections.abc import Iterator

from models.application import Claim, ClaimKind, EducationSource
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.persons.identity import SURE
from verifiers.rule import ClaimRule, Verdict, doubted, failed, idle, passed
from verifiers.rulebooks.sections import EducationRules
from verifiers.samples.examples import Example, application, diploma, education
from verifiers.text.characters import canonical, same
from verifiers.text.dates import read_date
from verifiers.text.levels import level_of
from verifiers.wording import FIELD_NAMES

_ABROAD = frozenset({EducationSource.OVERSEAS, EducationSource.HK_MO_TW})

_COUNTRY = 4
"""Characters of a country's name before a school's, at most."""


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """A lower level than claimed fails; any other difference is for a person."""
    exhibits = case.of(claim, *case.rulebook.serves[ClaimKind.EDUCATION])
    rules = case.rulebook.education
    lower = [exhibit for exhibit in exhibits if _is_lower(exhibit, claim, rules)]
    proven = _pairs([exhibit for exhibit in exhibits if exhibit not in lower])
    for exhibit in exhibits:
        beside = (
            exhibit in lower and proven and _pairs([e for e in lower if _same_paper(e, exhibit)])
        )
        if not beside:
            yield _compare(exhibit, claim, rules)
    if not exhibits:
        yield idle("没有可与申报内容核对的学历材料")


def _pairs(exhibits: list[Exhibit]) -> bool:
    """Whether two papers of different types bear one certificate number: a certificate and what
    certifies it. Those of a lower level may lie beside those that are claimed."""
    numbers = {(e.text("certificate_number"), e.type) for e in exhibits}
    counted = Counter(number for number, _ in numbers if number)
    return any(count > 1 for count in counted.values())


def _same_paper(one: Exhibit, other: Exhibit) -> bool:
    return one.text("certificate_number") == other.text("certificate_number")


def _compare(exhibit: Exhibit, claim: Claim, rules: EducationRules) -> Verdict:
    lower = _is_lower(exhibit, claim, rules)
    wrong = list(_differences(exhibit, claim, rules))
    evidence = exhibit.show_fields(*(wrong or ("school", "major", "level", "graduated_on")))
    if lower:
        printed = exhibit.text("level")
        message = f"{exhibit.title}载明层次为“{printed}”，低于申报的“{claim.level}”"
        return failed(message, exhibit.show_fields("level"), exhibit.id)
    if wrong:
        listed = "、".join(FIELD_NAMES[name] for name in wrong)
        message = f"{exhibit.title}的{listed}与申报内容不一致，请人工核对"
        return doubted(message, evidence, exhibit.id)
    if not evidence:
        message = f"{exhibit.title}没有读到可与申报内容核对的学校、专业或层次，请人工核对"
        return doubted(message, evidence, exhibit.id)
    return passed(f"{exhibit.title}与申报的学历内容一致", evidence, exhibit.id)


def _is_lower(exhibit: Exhibit, claim: Claim, rules: EducationRules) -> bool:
    field, printed = exhibit.field("level"), exhibit.text("level")
    if field is None or printed is None or not claim.level or field.confidence < SURE:
        return False
    shown, claimed = level_of(printed, rules.levels), level_of(claim.level, rules.levels)
    return shown is not None and claimed is not None and shown < claimed


def _same_school(printed: str, claim: Claim) -> bool:
    """Foreign schools are called with their country and without: 英国北岭大学 is 北岭大学."""
    if same(printed, claim.school or ""):
        return True
    one, other = canonical(printed).text, canonical(claim.school or "").text
    longer, shorter = max(one, other, key=len), min(one, other, key=len)
    led = longer.endswith(shorter) and len(longer) - len(shorter) <= _COUNTRY
    return claim.source in _ABROAD and len(shorter) >= _COUNTRY and led


def _differences(exhibit: Exhibit, claim: Claim, rules: EducationRules) -> Iterator[str]:
    school, major = exhibit.text("school"), exhibit.text("major")
    if school and claim.school and not _same_school(school, claim):
        yield "school"
    if major and claim.major and not same(major, claim.major):
        yield "major"
    printed = exhibit.text("level")
    if (
        printed
        and claim.level
        and level_of(printed, rules.levels) != level_of(claim.level, rules.levels)
    ):
        yield "level"
    day = read_date(exhibit.text("graduated_on"))
    claimed_day = claim.graduated_on
    if day and claimed_day and not day._replace(day=None).covers(claimed_day):
        yield "graduated_on"


def examples() -> tuple[Example, ...]:
    claim = application(education("a1"))
    abroad = application(education("a1", source=EducationSource.OVERSEAS))
    return (
        Example(claim, {"a1": diploma()}, FindingStatus.PASS),
        Example(claim, {"a1": diploma(level="专科")}, FindingStatus.FAIL),
        Example(claim, {"a1": diploma(major="工程管理")}, FindingStatus.REVIEW),
        Example(claim, {"a1": diploma(graduated_on="2013-06-30")}, FindingStatus.REVIEW),
        Example(claim, {"a1": diploma(school="英国浙江工业大学")}, FindingStatus.REVIEW),
        Example(abroad, {"a1": diploma(school="英国浙江工业大学")}, FindingStatus.PASS),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.EDUCATION}),
    citation="附件2 二（五）1",
    check=check,
    examples=examples,
    parameters=("education.levels",),
)
