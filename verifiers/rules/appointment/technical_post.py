"""A labour contract counts only where it names a technical post (在什么专业技术岗位工作)."""

import re
from collections.abc import Iterator
from functools import partial

from models.application import Claim, ClaimKind
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.persons.identity import SURE
from verifiers.persons.legibility import doubt_of
from verifiers.rule import ClaimRule, Verdict, doubted, failed, idle, passed
from verifiers.rulebooks.sections import AppointmentRules
from verifiers.samples.examples import (
    OWN,
    Example,
    application,
    appointment,
    contract,
    document,
    letter,
    person,
)
from verifiers.text.characters import canonical

_CLAUSE = re.compile(r"(?:从事|担任|在)([^。;,]{2,16}?)(?:岗位|工种|工作)")
_OPEN = re.compile("甲方|乙方|安排|需要|公司|单位|[本该其]|职责|规定|相应")
"""What stands in such a clause where it leaves the post open."""

_OWNER = re.compile("^甲方的?(?=.{2})")
"""在甲方结构设计岗位: whose post it is, before the post."""

_CALLED = ("员", "师", "长")


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Beside a letter of appointment the contract proves nothing that is still needed."""
    contracts = case.of(claim, DocumentType.LABOR_CONTRACT)
    letters = case.of(claim, DocumentType.APPOINTMENT_LETTER)
    if letters or not contracts:
        yield idle("已有聘任文件或没有劳动合同，不核对合同岗位")
        return
    verdicts = [_judge(exhibit, case.rulebook.appointment) for exhibit in contracts]
    order = (FindingStatus.PASS, FindingStatus.REVIEW, FindingStatus.FAIL)
    yield min(verdicts, key=lambda verdict: order.index(verdict.status))


def _judge(exhibit: Exhibit, rules: AppointmentRules) -> Verdict:
    field, position = exhibit.field("position"), exhibit.text("position")
    evidence = exhibit.show_fields("position")
    if field is None or not position:
        return _silent(exhibit, rules)
    text = canonical(position).text
    technical = any(word in text for word in rules.technical_posts)
    if technical and field.confidence >= SURE:
        return passed(f"{exhibit.title}载明岗位为“{position}”", evidence, exhibit.id)
    if technical or field.confidence < SURE:
        message = f"{exhibit.title}的岗位“{position}”字迹识别把握不足，请人工核对"
        return doubted(message, evidence, exhibit.id)
    said = f"{exhibit.title}载明岗位为“{position}”"
    if any(word in text or word.removesuffix("岗") == text for word in rules.vague_posts):
        return failed(f"{said}，不是专业技术岗位，请补充聘任文件", evidence, exhibit.id)
    return doubted(f"{said}，是否属于专业技术岗位请人工判定", evidence, exhibit.id)


def _silent(exhibit: Exhibit, rules: AppointmentRules) -> Verdict:
    """A contract that was read well and has no clause that could name a post names none."""
    if exhibit.document is None or doubt_of(exhibit.document):
        message = f"{exhibit.title}未读到岗位条款，且有页面不清，请人工核对"
        return doubted(message, (), exhibit.id)
    if _may_name_a_post(exhibit, rules):
        message = f"{exhibit.title}有岗位条款，但未能确认所写岗位，请人工核对"
        return doubted(message, (), exhibit.id)
    message = f"{exhibit.title}没有写明专业技术岗位，请补充聘任文件或写明岗位的合同"
    return failed(message, (), exhibit.id)


def _may_name_a_post(exhibit: Exhibit, rules: AppointmentRules) -> bool:
    """Whether a clause was filled in with something that was not understood as a post, or what a
    person is called in one (施工员, 工程师; not 设计, which names units too) stands anywhere."""
    called = [word for word in rules.technical_posts if word.endswith(_CALLED)]
    if any(word in text for text in exhibit.texts for word in called):
        return True
    clauses = (m[1] for text in exhibit.texts for m in _CLAUSE.finditer(text))
    return any(not _OPEN.search(_OWNER.sub("", clause)) for clause in clauses)


def examples() -> tuple[Example, ...]:
    claim = application(appointment("a1"))
    unread = partial(document, DocumentType.LABOR_CONTRACT, person("张玥"), sealed_by=[OWN])
    return (
        Example(claim, {"a1": contract("施工员")}, FindingStatus.PASS),
        Example(claim, {"a1": contract("管理岗")}, FindingStatus.FAIL),
        Example(claim, {"a1": contract("管理")}, FindingStatus.FAIL),
        Example(claim, {"a1": contract("工程管理")}, FindingStatus.PASS),
        Example(claim, {"a1": contract("")}, FindingStatus.FAIL),
        Example(claim, {"a1": unread(texts=["在土建现场管控岗位工作"])}, FindingStatus.REVIEW),
        Example(claim, {"a1": unread(texts=["从事甲方安排的工作"])}, FindingStatus.FAIL),
        Example(claim, {"a1": unread(texts=["聘乙方作施工员"])}, FindingStatus.REVIEW),
        Example(claim, {"a1": contract("生产部主管")}, FindingStatus.REVIEW),
        Example(claim, {"a1": letter()}, FindingStatus.NOT_APPLICABLE),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.APPOINTMENT}),
    citation="附件2 二（五）2",
    check=check,
    examples=examples,
    parameters=("appointment.technical_posts", "appointment.vague_posts"),
)
