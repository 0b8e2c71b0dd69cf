"""The evidence must tell of work that was done: no candidates or bids, no list made for another end
(中标候选人公示, 就餐卡发放登记表)."""

import re
from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.headings import headings, headline, word_in
from verifiers.evidence.known import known_names
from verifiers.evidence.provenance import weightiest
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import (
    OWNER,
    Example,
    application,
    document,
    headed,
    person,
    project,
)

_FREE = frozenset(
    {DocumentType.OTHER, DocumentType.APPOINTMENT_LETTER, DocumentType.EMPLOYER_STATEMENT}
)
"""Types without a form of their own. On the others the words stand in menus and notes."""

_TO_BE_SIGNED = re.compile("招标文件[和及与、][^,。;]{0,6}投标文件")
"""By what a contract is to be signed, in whoever won's notice (招标投标法 46)."""


_PART_OF_CONTRACT = re.compile(
    "^[(（]?[0-9一二三四五六七八九十]{1,2}[)）.、].{0,6}投标(?:函|文件)|合同.{0,30}投标(?:函|文件)|投标(?:函|文件).{0,30}合同"
    "|投标(?:函|文件)及(?:其)?(?:投标函)?附录|中标通知书.{0,6}投标(?:函|文件)"
)
"""What a contract says it consists of: （3）投标函及其附录."""


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """One exhibit that tells of the work itself is enough."""
    exhibits = weightiest(case, claim)
    told = [(exhibit, _otherwise(exhibit, case)) for exhibit in exhibits]
    if not exhibits:
        yield idle("没有载明申报人姓名的材料，无从核对")
    elif all(why for _, why in told):
        exhibit, why = told[0]
        message = f"{exhibit.title}{why}，请人工核对"
        yield doubted(message, exhibit.show(exhibit.name.ink), exhibit.id)
    else:
        yield passed("佐证材料不只是候选、公示、投标文件或另作他用的名单")


def _otherwise(exhibit: Exhibit, case: Case) -> str | None:
    """In what the paper's headings say that it tells of something else; None: in nothing."""
    if announced := _announced(exhibit, case):
        return f"标题含“{announced}”，只说明拟由何人承担，不能说明实际任职"
    if other := _made_for_another_end(exhibit, case):
        return f"标题含“{other}”，不是为说明工程任职而制作"
    return None


def _announced(exhibit: Exhibit, case: Case) -> str | None:
    """The word of a heading that says that the work is yet to be given."""
    said = headings(exhibit) if exhibit.type in _FREE else []
    said = [_TO_BE_SIGNED.sub("", text) for text in said if not _PART_OF_CONTRACT.search(text)]
    return word_in(said, case.rulebook.project.only_announced)


def _made_for_another_end(exhibit: Exhibit, case: Case) -> str | None:
    """The word of the headline, whatever type the rest of the paper looks like; what the work is
    called (培训中心) says nothing."""
    pages = exhibit.document.pages[:1] if exhibit.document else ()
    said = [text for page in pages if (text := headline(page))]
    for name in known_names(case, exhibit):
        said = [text.replace(name, "") for text in said]
    return word_in(said, case.rulebook.project.other_lists)


def examples() -> tuple[Example, ...]:
    claim, leader = application(project("a1")), person("张玥", "项目经理")

    sealed = document(DocumentType.OTHER, leader, sealed_by=[OWNER])
    school = application(project("a1", name="职工培训中心工程"))

    def saying(heading: str) -> Example:
        paper = document(DocumentType.OTHER, leader, sealed_by=[OWNER], texts=[heading])
        is_bid = "候选" in heading or heading == "投标文件"
        return Example(claim, {"a1": paper}, FindingStatus.REVIEW if is_bid else FindingStatus.PASS)

    return (
        saying("之江新城综合管廊一期工程中标候选人公示"),
        saying("投标文件"),
        saying("中标通知书"),
        saying("（3）投标函及其附录；"),
        saying("请你单位在30日内按照招标文件和投标文件订立书面合同。"),
        saying("参加安全培训的人员须签到。"),
        Example(claim, {"a1": headed(sealed, "食堂就餐卡登记表")}, FindingStatus.REVIEW),
        Example(claim, {"a1": headed(sealed, "项目管理人员一览表")}, FindingStatus.PASS),
        Example(school, {"a1": headed(sealed, "职工培训中心工程管理人员表")}, FindingStatus.PASS),
        Example(claim, {}, FindingStatus.NOT_APPLICABLE),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PROJECT}),
    citation="附件2 二（十三）12",
    check=check,
    examples=examples,
    parameters=("project.only_announced", "project.other_lists"),
)
