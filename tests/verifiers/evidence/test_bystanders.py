"""Whose seal says nothing of who worked on a project: it received, filed, sold or cleaned."""

import pytest

from models.document import Document, DocumentType, Issuer
from verifiers.case import open_case
from verifiers.evidence.provenance import Standing, standing
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import (
    AUTHORITY,
    OWN,
    OWNER,
    application,
    document,
    ink,
    issued,
    issuer,
    person,
    project,
)

RULEBOOK = load("hangzhou-2024-engineer")
LEADER = person("张玥", "项目经理")
LETTER = DocumentType.EMPLOYER_STATEMENT


def seal(name: str, inscription: str = "") -> Issuer:
    made = issuer(name)
    placed = ink(name, 12, source=made.ink.source)
    return made.model_copy(update={"ink": placed, "inscription": inscription})


def whose(made: Document) -> Standing:
    case = open_case(application(project("a0")), {"a0": made}, RULEBOOK, frozenset())
    return standing(case.exhibits["a0"], RULEBOOK)


def letter(*seals: Issuer, own: bool = True, texts: tuple[str, ...] = ()) -> Document:
    made = document(LETTER, LEADER, sealed_by=[OWN] if own else [], texts=texts)
    return issued(made, *seals)


@pytest.mark.parametrize(
    "inscription",
    [
        "收件专用章",
        "收文专用章",
        "材料收讫",
        "财务专用章",
        "发票专用",
        "档案专用章",
        "查阅专用章",
        "料受理专用",
    ],
)
def test_a_seal_that_receives_files_or_accounts_vouches_for_no_letter(inscription: str) -> None:
    for name in (OWNER, AUTHORITY):
        assert whose(letter(seal(name, inscription))) is Standing.DOUBTFUL
        assert whose(letter(seal(name, inscription), own=False)) is Standing.DOUBTFUL


def test_the_purpose_may_stand_on_the_ring_behind_the_name() -> None:
    assert whose(letter(seal(f"{OWNER}财务专用章"))) is Standing.DOUBTFUL
    assert whose(letter(seal(f"{AUTHORITY}收件专用章"))) is Standing.DOUBTFUL


@pytest.mark.parametrize(
    "inscription",
    [
        "",
        "合同专用章",
        "业务专用章",
        "资料专用章",
        "工程专用章",
        "质量监督专用章",
        "备案专用章",
        "审查专用章",
    ],
)
def test_a_seal_for_the_work_itself_does(inscription: str) -> None:
    assert whose(letter(seal(OWNER, inscription))) is Standing.INDEPENDENT


def test_an_authority_that_takes_in_a_form_of_several_parties_vouches_for_it() -> None:
    form = document(DocumentType.QUALITY_ASSURANCE_FILING, LEADER)
    assert whose(issued(form, seal(AUTHORITY, "业务受理专用章"))) is Standing.INDEPENDENT
    assert whose(issued(form, seal(OWNER, "档案专用章"))) is Standing.DOUBTFUL
    assert whose(issued(form, seal(AUTHORITY, "收件专用章"))) is Standing.DOUBTFUL


def test_an_archive_beside_the_own_unit_only_says_where_the_letter_lies() -> None:
    archive = "杭州市城建档案馆"
    assert whose(letter(seal(archive))) is Standing.DOUBTFUL
    assert whose(letter(seal(archive), own=False)) is Standing.INDEPENDENT


@pytest.mark.parametrize(
    "name",
    [
        "杭州卓成职称评审咨询服务有限公司",
        "杭州快印图文有限公司",
        "杭州临江物业服务有限公司",
        "杭州恒信商品混凝土有限公司",
        "杭州味庄餐饮管理有限公司",
        "杭州市滨江区税务局",
    ],
)
def test_who_takes_no_part_in_building_is_no_witness(name: str) -> None:
    assert whose(letter(seal(name))) is Standing.DOUBTFUL
    assert whose(letter(seal(name), own=False)) is Standing.DOUBTFUL


def test_unless_the_paper_calls_it_a_party() -> None:
    """A print shop builds its own works, too."""
    printer = seal("杭州精彩印刷有限公司")
    named = ("建设单位：杭州精彩印刷有限公司",)
    owner = ("杭州精彩印刷有限公司作为建设单位",)
    assert whose(letter(printer, texts=named)) is Standing.INDEPENDENT
    assert whose(letter(printer, texts=owner)) is Standing.INDEPENDENT
    said = ("由我公司投资建设的新厂房工程",)
    assert whose(letter(printer, own=False, texts=said)) is Standing.INDEPENDENT
    assert whose(letter(printer, texts=said)) is Standing.DOUBTFUL
