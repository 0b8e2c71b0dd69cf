"""The evidence must be about the project that is claimed."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import DocumentType, IssuerVia
from models.report import Evidence, FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.projects import is_about
from verifiers.evidence.provenance import weightiest
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import (
    PROJECT,
    Example,
    application,
    document,
    ink,
    issued,
    issuer,
    permit,
    person,
    project,
    statement,
)
from verifiers.text.characters import canonical


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Looks at the evidence that carries the claim: independent and naming the applicant."""
    exhibits = weightiest(case, claim)
    if not claim.name:
        yield doubted("申报未填写项目名称，无从与材料核对，请补填")
    elif not exhibits:
        yield idle("没有载明申报人姓名的材料，无从核对项目名称")
    else:
        yield _first_match(claim.name, exhibits)


def _first_match(name: str, exhibits: tuple[Exhibit, ...]) -> Verdict:
    for exhibit in exhibits:
        if is_about(exhibit, name):
            printed = exhibit.text("project_name")
            said = f"载明的工程“{printed}”即" if printed and printed != name else "载有"
            message = f"{exhibit.title}{said}申报的工程“{name}”"
            return passed(message, _named(exhibit, name), exhibit.id)
    exhibit = exhibits[0]
    printed = exhibit.text("project_name")
    seen = (
        f"载明的工程为“{printed}”，与申报的“{name}”不一致" if printed else f"未见工程名称“{name}”"
    )
    message = f"{exhibit.title}{seen}，请人工核对是否为同一项目"
    return doubted(message, exhibit.show_fields("project_name"), exhibit.id)


def _named(exhibit: Exhibit, name: str) -> tuple[Evidence, ...]:
    """Where the work is named: the form's field, else where the text has the claimed name."""
    if shown := exhibit.show_fields("project_name"):
        return shown
    wanted = canonical(name).text
    pages = exhibit.document.pages if exhibit.document else ()
    for passage in (passage for page in pages for passage in page.passages):
        said = canonical(passage.text)
        at = said.text.find(wanted)
        if at >= 0:
            last = said.places[at + len(wanted) - 1]
            return exhibit.show(passage.ink(said.places[at], last + 1))
    return ()


def examples() -> tuple[Example, ...]:
    claim, leader = application(project("a1")), person("张玥", "项目经理")
    second = "之江新城综合管廊二期工程"
    register, other = DocumentType.REGISTRY_SCREENSHOT, person("李建国", "项目经理")
    shown = issuer("全国建筑市场监管公共服务平台", IssuerVia.PLATFORM_PAGE)
    one, several = (
        issued(document(register, *people, texts=[PROJECT, "丁桥路道路工程"]), shown)
        for people in ((leader,), (leader, other))
    )
    elsewhere = leader.model_copy(update={"project": ink("丁桥路道路工程")})
    return (
        Example(claim, {"a1": permit(leader)}, FindingStatus.PASS),
        Example(
            claim,
            {"a1": permit(leader, project_name="之江新城综合管廊（一期）")},
            FindingStatus.PASS,
        ),
        Example(claim, {"a1": statement(leader)}, FindingStatus.PASS),
        Example(claim, {"a1": permit(leader, project_name=second)}, FindingStatus.REVIEW),
        Example(claim, {"a1": permit(elsewhere)}, FindingStatus.REVIEW),
        Example(claim, {"a1": one}, FindingStatus.PASS),
        Example(claim, {"a1": several}, FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PROJECT}),
    citation="附件2 二（十三）12",
    check=check,
    examples=examples,
)
