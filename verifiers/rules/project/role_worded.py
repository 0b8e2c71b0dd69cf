"""Words around the applicant's post that nobody expects may take it back: they go to a person."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import DocumentType
from models.report import FindingStatus, Presence
from verifiers.case import Case, Exhibit
from verifiers.evidence.attribution import misgiving
from verifiers.evidence.clauses import strange_clause
from verifiers.evidence.letters import objections
from verifiers.evidence.listed import listed_otherwise
from verifiers.evidence.provenance import Standing, standing
from verifiers.evidence.understood import strange_words
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import Example, application, document, person, project


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """One independent paper that gives the post in plain words is enough."""
    giving = [exhibit for exhibit in case.of(claim) if _gives(case, exhibit)]
    doubts = [doubt for each in giving if (doubt := _doubt(case, claim, each))]
    if not giving:
        yield idle("没有独立材料载明申报人的岗位，不核对其表述")
    elif len(doubts) < len(giving):
        yield passed("独立材料对申报人岗位的表述清楚")
    else:
        yield doubts[0]


def _doubt(case: Case, claim: Claim, exhibit: Exhibit) -> Verdict | None:
    if found := misgiving(case, claim, exhibit) or listed_otherwise(case, claim, exhibit):
        message = f"{exhibit.title}：{found.message}，请人工核对"
        return doubted(message, exhibit.show(found.ink), exhibit.id)
    for message, evidence in objections(case, exhibit):
        return doubted(f"{exhibit.title}：{message}，请人工核对", evidence, exhibit.id)
    if said := strange_words(case, exhibit):
        message = f"{exhibit.title}写有“{said.text.strip()}”，其含义不能由系统判定，请人工核对"
        return doubted(message, exhibit.show(said), exhibit.id)
    if clause := strange_clause(case, exhibit):
        message = (
            f"{exhibit.title}关于申报人岗位的表述中有“{clause.strange}”等字样，"
            "不能确定申报人确任该岗位，请人工核对"
        )
        return doubted(message, exhibit.show(clause.ink), exhibit.id)
    return None


def _gives(case: Case, exhibit: Exhibit) -> bool:
    independent = standing(exhibit, case.rulebook) is Standing.INDEPENDENT
    return independent and exhibit.role.status is Presence.FOUND


def examples() -> tuple[Example, ...]:
    claim, owner = application(project("a1")), "浙江新城置业有限公司"

    def saying(text: str, expect: FindingStatus) -> Example:
        kind, leader = DocumentType.EMPLOYER_STATEMENT, person("张玥", "项目经理")
        made = document(kind, leader, texts=[text, owner], sealed_by=[owner])
        _, *rest = made.pages[0].passages
        page = made.pages[0].model_copy(update={"passages": tuple(rest)})
        return Example(claim, {"a1": made.model_copy(update={"pages": (page,)})}, expect)

    return (
        saying("该工程项目经理为张玥。", FindingStatus.PASS),
        saying("张玥同志于2019年3月至2021年6月在该工程中担任项目经理，", FindingStatus.PASS),
        saying("张玥作为项目经理王强的助手参与了现场管理。", FindingStatus.REVIEW),
        saying("备用项目经理为张玥。", FindingStatus.REVIEW),
        saying("张玥同志的丈夫任该工程项目经理。", FindingStatus.REVIEW),
        saying("没有收到张玥为项目经理的任命文件。", FindingStatus.REVIEW),
        saying("该工程项目经理为张玥。工地上的事都听老周的。", FindingStatus.REVIEW),
        saying("该工程项目经理为张玥。其工作认真负责，得到各方好评。", FindingStatus.PASS),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PROJECT}),
    citation="附件2 二（十三）12",
    check=check,
    examples=examples,
)
