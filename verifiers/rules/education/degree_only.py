"""A degree without a diploma stands alone only from a master's on (只取得国内硕士学位人员)."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind, EducationSource
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.rulebooks.sections import EducationRules
from verifiers.samples.example_credentials import degree, degree_report
from verifiers.samples.examples import Example, application, education
from verifiers.text.levels import level_of

_DEGREES = (DocumentType.DEGREE_CERTIFICATE, DocumentType.DEGREE_VERIFICATION_REPORT)


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """The degree as papers print it; where none does, as it is claimed."""
    if claim.source is not EducationSource.DEGREE_ONLY:
        yield idle("不是只以学位申报")
        return
    rules = case.rulebook.education
    low = next((e for e in case.of(claim, *_DEGREES) if _is_low(e.text("level"), rules)), None)
    if low is None and not _is_low(claim.level, rules):
        yield passed(f"学位不低于{rules.degree_only_level}，可只提供学位认证材料")
        return
    told = f"{low.title}载明“{low.text('level')}”" if low else f"申报学位为“{claim.level}”"
    message = (
        f"{told}，通知只允许只取得{rules.degree_only_level}学位的人员以学位认证代替学历认证，"
        "请补充学历材料或人工核对"
    )
    yield doubted(message, low.show_fields("level") if low else (), low.id if low else None)


def _is_low(level: str | None, rules: EducationRules) -> bool:
    rank, least = (level_of(one or "", rules.levels) for one in (level, rules.degree_only_level))
    return rank is not None and least is not None and rank < least


def examples() -> tuple[Example, ...]:
    made = application(education("a1", "a2", source=EducationSource.DEGREE_ONLY))
    master = made.model_copy(
        update={"claims": tuple(c.model_copy(update={"level": "硕士"}) for c in made.claims)}
    )
    bachelor = {"a1": degree(level="学士"), "a2": degree_report(level="学士")}
    return (
        Example(master, {"a1": degree(), "a2": degree_report()}, FindingStatus.PASS),
        Example(made, {"a1": degree(), "a2": degree_report()}, FindingStatus.REVIEW),
        Example(master, bachelor, FindingStatus.REVIEW),
        Example(application(education("a1")), {"a1": degree()}, FindingStatus.NOT_APPLICABLE),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.EDUCATION}),
    citation="附件2 二（五）1（3）",
    check=check,
    examples=examples,
    parameters=("education.degree_only_level", "education.levels"),
    decides=True,
)
