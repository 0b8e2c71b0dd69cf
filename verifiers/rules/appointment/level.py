"""The post held must be of the level the track asks for (助理级, or 中级 for a second one)."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.appointments import proofs, rank_of
from verifiers.case import Case, Exhibit
from verifiers.examples import Example, application, appointment, contract, letter
from verifiers.identity import SURE
from verifiers.rule import ClaimRule, Verdict, doubted, failed, idle, passed
from verifiers.rulebook import Titles


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Only a letter states a level; a contract is judged by its technical post."""
    rules = case.rulebook.appointment
    required = rules.required_level[case.application.track]
    letters = [e for e in proofs(case, claim) if e.type is DocumentType.APPOINTMENT_LETTER]
    if required is None or not letters:
        yield idle("本申报方式不要求或没有聘任文件，不核对职务级别")
        return
    for exhibit in letters:
        yield _judge(exhibit, rules.titles, rules.titles.ranks.index(required))


def _judge(exhibit: Exhibit, titles: Titles, required: int) -> Verdict:
    position = exhibit.text("position") or exhibit.role.report.value
    evidence = exhibit.show_fields("position") or exhibit.show(
        *(held.ink for held in exhibit.role.held)
    )
    rank = rank_of(position, titles) if position else None
    if position is None or rank is None:
        message = f"{exhibit.title}未读到可判断级别的专业技术职务，请人工核对"
        return doubted(message, evidence, exhibit.id)
    if rank >= required:
        return passed(f"{exhibit.title}载明聘任“{position}”，级别符合", evidence, exhibit.id)
    message = f"{exhibit.title}载明聘任“{position}”，低于要求的职务级别"
    field = exhibit.field("position")
    if field and field.confidence < SURE:
        return doubted(f"{message}，但字迹识别把握不足，请人工核对", evidence, exhibit.id)
    return failed(message, evidence, exhibit.id)


def examples() -> tuple[Example, ...]:
    claim = application(appointment("a1"))
    return (
        Example(claim, {"a1": letter()}, FindingStatus.PASS),
        Example(claim, {"a1": letter(position="技术员")}, FindingStatus.FAIL),
        Example(claim, {"a1": letter(position="项目经理")}, FindingStatus.REVIEW),
        Example(claim, {"a1": contract()}, FindingStatus.NOT_APPLICABLE),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.APPOINTMENT}),
    citation="附件2 二（五）2",
    check=check,
    examples=examples,
    parameters=("appointment.required_level", "appointment.titles.assistant"),
)
