"""A certificate number's own digits (school, year, level, type) must fit what is printed."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind, EducationSource
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.certificates import Parts, degree_parts, diploma_parts
from verifiers.persons.identity import SURE
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.rulebooks.sections import CertificateNumbers, EducationRules
from verifiers.samples.example_credentials import degree, degree_report, school_diploma
from verifiers.samples.examples import Example, application, diploma, education, registration_form
from verifiers.text.characters import same
from verifiers.text.dates import read_date
from verifiers.text.levels import level_of

_OF_DEGREES = frozenset({DocumentType.DEGREE_CERTIFICATE, DocumentType.DEGREE_VERIFICATION_REPORT})


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """A contradiction is suspicious, never a failure: forms and schools have their exceptions."""
    rules = case.rulebook.education
    source = claim.source or EducationSource.DOMESTIC
    wanted = (*rules.certificates[source], *rules.certifications[source], *_OF_DEGREES)
    numbered = [e for e in case.of(claim, *wanted) if _is_registered(e, claim, rules.numbers)]
    if source not in rules.numbers.sources or not numbered:
        yield idle("证书编号未读到或没有统一的编号规则，不核对其结构")
        return
    for exhibit in numbered:
        yield _judge(exhibit, claim, rules)
    yield from _schools_differ(numbered, rules.numbers)


def _is_registered(exhibit: Exhibit, claim: Claim, rules: CertificateNumbers) -> bool:
    """Whether the number was surely read, and given since numbers have a structure."""
    field, year = exhibit.field("certificate_number"), _year(exhibit, claim)
    since = rules.degree_since if exhibit.type in _OF_DEGREES else rules.diploma_since
    return field is not None and field.confidence >= SURE and year is not None and year >= since


def _year(exhibit: Exhibit, claim: Claim) -> int | None:
    """The year of graduation as printed, else as claimed."""
    printed = read_date(exhibit.text("graduated_on"))
    declared = claim.graduated_on.year if claim.graduated_on else None
    return printed.year if printed else declared


def _parts(exhibit: Exhibit, rules: CertificateNumbers) -> Parts | None:
    number = exhibit.text("certificate_number") or ""
    return (degree_parts if exhibit.type in _OF_DEGREES else diploma_parts)(number, rules)


def _judge(exhibit: Exhibit, claim: Claim, rules: EducationRules) -> Verdict:
    number, parts = exhibit.text("certificate_number"), _parts(exhibit, rules.numbers)
    names = ("certificate_number", "graduated_on", "level")
    evidence = exhibit.show_fields(*names)
    if parts is None:
        message = f"{exhibit.title}的证书编号“{number}”不合国家统一的编号规则，存疑，请人工核对"
        return doubted(message, evidence, exhibit.id)
    faults = [f for f in _faults(exhibit, claim, parts, rules) if f]
    if faults:
        listed = "，".join(faults)
        message = f"{exhibit.title}的证书编号“{number}”{listed}，存疑，请人工核对"
        return doubted(message, evidence, exhibit.id)
    return passed(f"{exhibit.title}的证书编号结构与载明内容相符", evidence, exhibit.id)


def _faults(exhibit: Exhibit, claim: Claim, parts: Parts, rules: EducationRules) -> Iterator[str]:
    year = _year(exhibit, claim)
    if year is not None and not parts.is_of(year) and _is_sure(exhibit, "graduated_on"):
        yield f"中的年份与毕业年份{year}不符"
    printed = exhibit.text("level") or claim.level or ""
    rank = level_of(printed, rules.levels)
    ranks = {level_of(level, rules.levels) for level in parts.levels}
    if not parts.levels:
        yield "中的层次代码不是已知代码"
    elif rank is not None and rank not in ranks and _is_sure(exhibit, "level"):
        yield f"中的层次代码（{'、'.join(parts.levels)}）与载明层次“{printed}”不符"
    other = _other_type(exhibit, parts, rules.numbers)
    if other:
        yield f"中的办学类型代码与载明的“{other}”不符"


def _is_sure(exhibit: Exhibit, name: str) -> bool:
    field = exhibit.field(name)
    return field is None or field.confidence >= SURE


def _other_type(exhibit: Exhibit, parts: Parts, rules: CertificateNumbers) -> str | None:
    """The words by which the paper says another type of study than its number does."""
    own = rules.study_types.get(parts.study_type or "")
    said = "".join(exhibit.texts)
    if own is None or any(word in said for word in own):
        return None
    others = (w for code, words in rules.study_types.items() for w in words if words != own)
    return next((word for word in others if word in said), None)


def _schools_differ(exhibits: list[Exhibit], rules: CertificateNumbers) -> Iterator[Verdict]:
    """Papers of one school carry one school code, a diploma and a degree too."""
    first, *others = exhibits
    known = _parts(first, rules)
    for other in others:
        parts = _parts(other, rules)
        codes = {p.school for p in (known, parts) if p and p.school}
        if len(codes) == 2 and same(first.text("school") or "", other.text("school") or "-"):
            message = f"{first.title}与{other.title}证书编号中的学校代码不一致，存疑，请人工核对"
            shown = ("certificate_number", "school")
            yield doubted(message, (*first.show_fields(*shown), *other.show_fields(*shown)))


def examples() -> tuple[Example, ...]:
    one, two = application(education("a1")), application(education("a1", "a2"))
    studied = application(education("a1", source=EducationSource.DEGREE_ONLY))
    school = application(education("a1", source=EducationSource.SECONDARY))
    adult = diploma(certificate_number="103375201205001234")
    selfmade = diploma(certificate_number="65330100121012348")
    said = (
        (one, diploma(), "pass"),
        (one, diploma(certificate_number="10337120120500123"), "pass"),
        (one, diploma(certificate_number="103371201305001234"), "review"),
        (one, diploma(certificate_number="103371201206001234"), "review"),
        (one, diploma(certificate_number="103371201209001234"), "review"),
        (one, diploma(certificate_number="1033712012050012"), "review"),
        (one, adult, "pass"),
        (one, selfmade, "pass"),
        (one, diploma(certificate_number="66330100121012348"), "review"),
        (
            one,
            diploma(certificate_number="浙2000字第12号", graduated_on="2000-07-01"),
            "not_applicable",
        ),
        (studied, degree_report(), "pass"),
        (studied, degree_report(certificate_number="1033742012001234"), "review"),
        (studied, degree_report(certificate_number="1033732010001234"), "review"),
        (school, school_diploma(), "not_applicable"),
    )
    both = {"a1": diploma(), "a2": degree(level="本科", certificate_number="1035142012001234")}
    return (
        *(Example(made, {"a1": paper}, FindingStatus(what)) for made, paper, what in said),
        Example(two, {"a1": diploma(), "a2": registration_form()}, FindingStatus.PASS),
        Example(two, both, FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.EDUCATION}),
    citation="附件2 二（五）1",
    check=check,
    examples=examples,
    parameters=(
        "education.numbers.sources",
        "education.numbers.diploma_since",
        "education.numbers.diploma_levels",
        "education.numbers.study_types",
        "education.numbers.self_study_levels",
        "education.numbers.degree_since",
        "education.numbers.degree_levels",
    ),
)
