"""A certificate and what certifies it must say the same of the same person."""

from collections.abc import Iterator
from itertools import product

from rapidfuzz.distance import Levenshtein

from models.application import Claim, ClaimKind, EducationSource
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.persons.identity import SURE
from verifiers.rule import ClaimRule, Verdict, doubted, failed, idle, passed
from verifiers.rulebooks.sections import EducationRules
from verifiers.samples.example_credentials import SOUND
from verifiers.samples.examples import Example, application, diploma, education, registration_form
from verifiers.text.characters import canonical
from verifiers.text.dates import PrintedDate, read_date
from verifiers.text.levels import level_of
from verifiers.wording import FIELD_NAMES

_DECISIVE = frozenset({"holder_name", "certificate_number"})
"""What makes two papers two people's: a plain difference here is no misreading."""

EVALUATIONS = frozenset(
    {
        DocumentType.OVERSEAS_CREDENTIAL_EVALUATION.value,
        DocumentType.HK_MO_TW_CREDENTIAL_EVALUATION.value,
    }
)

_MISREADABLE = 2
"""So many characters of a number or name may be a misreading; more are another number."""


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Compares every certificate with every certification of the claim."""
    rules = case.rulebook.education
    source = claim.source or EducationSource.DOMESTIC
    certificates = case.of(claim, *rules.certificates[source])
    certifications = case.of(claim, *rules.certifications[source])
    if not certificates or not certifications:
        yield idle("证书与认证材料不齐，无从相互核对")
    pairs = list(product(certificates, certifications))
    verdicts = [_compare(one, other, rules) for one, other in pairs]
    matched = {
        exhibit.id
        for pair, verdict in zip(pairs, verdicts, strict=True)
        if verdict.status is FindingStatus.PASS
        for exhibit in pair
    }
    for (one, other), verdict in zip(pairs, verdicts, strict=True):
        if verdict.status is FindingStatus.PASS or not {one.id, other.id} <= matched:
            yield _unless_matched(verdict, one, other, matched)


def _unless_matched(verdict: Verdict, one: Exhibit, other: Exhibit, matched: set[str]) -> Verdict:
    """Papers of two degrees that are handed in together belong in pairs; where one of them has no
    partner, a person looks what it is for."""
    if verdict.status is FindingStatus.FAIL and {one.id, other.id} & matched:
        said = f"{one.title}与{other.title}不是同一份学历的材料，其中一份另有相符的材料，请人工核对"
        return doubted(said, verdict.evidence, other.id)
    return verdict


def _compare(one: Exhibit, other: Exhibit, rules: EducationRules) -> Verdict:
    names = [name for name in FIELD_NAMES if _comparable(name, one, other)]
    different = [name for name in names if not _agree(name, one, other, rules)]
    evidence = (*one.show_fields(*(different or names)), *other.show_fields(*(different or names)))
    if not names:
        message = f"{one.title}与{other.title}没有可相互核对的内容，请人工核对"
        return doubted(message, evidence, other.id)
    if not different:
        listed = "、".join(FIELD_NAMES[name] for name in names)
        message = f"{one.title}与{other.title}的{listed}一致"
        return passed(message, evidence, other.id)
    listed = "、".join(FIELD_NAMES[name] for name in different)
    said = f"{one.title}与{other.title}的{listed}不一致"
    if any(_plainly_differ(name, one, other) for name in different):
        return failed(f"{said}，不是同一份学历的材料", evidence, other.id)
    return doubted(f"{said}，请人工核对", evidence, other.id)


def _comparable(name: str, one: Exhibit, other: Exhibit) -> bool:
    """Whether both say it, in one script, of the same thing."""
    a, b = one.text(name), other.text(name)
    if not a or not b or a.isascii() != b.isascii():
        return False
    return name != "certificate_number" or not _own_numbers(one, other)


def _own_numbers(one: Exhibit, other: Exhibit) -> bool:
    """A degree certificate, a diploma and an evaluation each carry a number of their own."""
    kinds = [exhibit.type.value if exhibit.type else "" for exhibit in (one, other)]
    evaluated = any(kind in EVALUATIONS for kind in kinds)
    return evaluated or sum("degree" in kind for kind in kinds) == 1


def _agree(name: str, one: Exhibit, other: Exhibit, rules: EducationRules) -> bool:
    a, b = one.text(name) or "", other.text(name) or ""
    if name == "graduated_on":
        return _dates_agree(read_date(a), read_date(b))
    if name == "level":
        ranks = {level_of(a, rules.levels), level_of(b, rules.levels)}
        return len(ranks) == 1
    return _plain(a) == _plain(b)


def _dates_agree(one: PrintedDate | None, other: PrintedDate | None) -> bool:
    """Equal as far as both are printed, to the month: papers of one graduation differ in days."""
    if one is None or other is None:
        return one == other
    months = {one.month, other.month} - {None}
    return one.year == other.year and len(months) <= 1


def _plainly_differ(name: str, one: Exhibit, other: Exhibit) -> bool:
    fields = [field for exhibit in (one, other) if (field := exhibit.field(name))]
    if name not in _DECISIVE or any(field.confidence < SURE for field in fields):
        return False
    a, b = (_plain(exhibit.text(name) or "") for exhibit in (one, other))
    if name == "holder_name":
        return Levenshtein.distance(a, b) >= _MISREADABLE
    return len(a) == len(b) and Levenshtein.distance(a, b) > _MISREADABLE


def _plain(text: str) -> str:
    kept = (c for c in canonical(text).text if c.isalnum())
    return "".join(kept)


def examples() -> tuple[Example, ...]:
    claim = application(education("a1", "a2"))
    form = registration_form()
    number, school = "103371201305009876", "浙江工商大学"
    source = EducationSource.HK_MO_TW
    three = application(education("a1", "a2", "a3"))
    four = application(education("a1", "a2", "a3", "a4"))
    college, its_form = (
        made(level="专科", certificate_number=number, school=school, graduated_on="2010-06-30")
        for made in (diploma, registration_form)
    )
    island = application(education("a1", "a2", source=source))
    return (
        Example(claim, {"a1": diploma(), "a2": form}, FindingStatus.PASS),
        Example(claim, {"a1": diploma(graduated_on="2012-06"), "a2": form}, FindingStatus.PASS),
        Example(claim, {"a1": diploma(level="专升本"), "a2": form}, FindingStatus.PASS),
        Example(claim, {"a1": diploma(school=school), "a2": form}, FindingStatus.REVIEW),
        Example(claim, {"a1": diploma(certificate_number=number), "a2": form}, FindingStatus.FAIL),
        Example(
            four,
            {"a1": diploma(), "a2": form, "a3": college, "a4": its_form},
            FindingStatus.PASS,
        ),
        Example(three, {"a1": diploma(), "a2": form, "a3": college}, FindingStatus.REVIEW),
        Example(island, dict(zip(("a1", "a2"), SOUND[source], strict=True)), FindingStatus.PASS),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.EDUCATION}),
    citation="附件2 二（五）1",
    check=check,
    examples=examples,
    parameters=("education.levels",),
)
