"""What all document types promise: the folder is the register, every title finds its type."""

from importlib import import_module
from pathlib import Path

import pytest

from extractors import documents
from extractors.documents import specs
from extractors.documents.recognise import recognise
from extractors.documents.spec import DocumentSpec, DocumentText
from extractors.documents.values import COMMON
from extractors.issuers import ISSUING_LABELS
from extractors.people.tables import NAME_LABELS, ROLE_HEADERS
from extractors.vocabulary import words
from models.document import DocumentType
from tests.extractors import typed

SPECS = specs()
ASKED_FOR = sorted(
    {
        (f"{spec.type}-{want.name}", label)
        for spec in SPECS
        for want in spec.wanted
        for label in want.labels
    }
    | {(f"common-{want.name}", label) for want in COMMON for label in want.labels}
    | {("name", label) for label in NAME_LABELS}
    | {("role", label) for label in ROLE_HEADERS}
    | {("issuer", label) for label in ISSUING_LABELS}
)
TITLES = [pytest.param(spec, title, id=title) for spec in SPECS for title in spec.titles]


def _page(title: str, spec: DocumentSpec) -> str:
    """A page that says the title, whatever its middle, and three words such documents use."""
    return "\n\n\n".join(["", title.replace("…", "某某工程某某同志"), *spec.anchors[:3]])


def test_every_file_of_the_folder_is_a_type_or_serves_several() -> None:
    folder = Path(documents.__file__).parent
    modules = [import_module(f"{documents.__name__}.{path.stem}") for path in folder.glob("*.py")]
    listed = [spec for module in modules for spec in getattr(module, "SPECS", ())]
    assert {id(spec) for spec in listed} == {id(spec) for spec in SPECS}


@pytest.mark.parametrize(
    "kind",
    [
        DocumentType.DIPLOMA,
        DocumentType.DEGREE_CERTIFICATE,
        DocumentType.CHSI_REGISTRATION_FORM,
        DocumentType.CHSI_VERIFICATION_REPORT,
        DocumentType.LABOR_CONTRACT,
        DocumentType.APPOINTMENT_LETTER,
        DocumentType.CONSTRUCTION_PERMIT,
        DocumentType.COMPLETION_ACCEPTANCE,
        DocumentType.QUALITY_ASSURANCE_FILING,
        DocumentType.REGISTRY_SCREENSHOT,
        DocumentType.AWARD_CERTIFICATE,
        DocumentType.EMPLOYER_STATEMENT,
        DocumentType.DEGREE_VERIFICATION_REPORT,
        DocumentType.OVERSEAS_CREDENTIAL_EVALUATION,
        DocumentType.HK_MO_TW_CREDENTIAL_EVALUATION,
        DocumentType.TECHNICIAN_SCHOOL_QUERY,
        DocumentType.GRADUATE_REGISTRATION_FORM,
        DocumentType.TITLE_CERTIFICATE,
        DocumentType.REGISTRATION_CERTIFICATE,
        DocumentType.POST_INFORMATION_FORM,
        DocumentType.SELF_ASSESSMENT_SHEET,
        DocumentType.SOCIAL_INSURANCE_RECORD,
        DocumentType.TRAINING_HOURS_RECORD,
        DocumentType.PAPER,
        DocumentType.ID_PHOTO,
        DocumentType.INTEGRITY_COMMITMENT,
        DocumentType.OTHER,
    ],
)
def test_every_type_that_is_asked_for_can_be_recognised(kind: DocumentType) -> None:
    assert kind in {spec.type for spec in SPECS}


@pytest.mark.parametrize(("spec", "title"), TITLES)
def test_every_title_is_recognised_as_its_type(spec: DocumentSpec, title: str) -> None:
    text = typed.document(_page(title, spec))
    assert recognise(text)[1].value is spec.type


@pytest.mark.parametrize("page", ["", "会议纪要\n\n本周例会讨论了若干事项。", "建设单位\n施工单位"])
def test_what_says_nothing_of_a_type_is_other(page: str) -> None:
    spec, recognised = recognise(typed.document(page or "　"))
    assert spec is None
    assert recognised.value is DocumentType.OTHER


def test_a_title_that_is_merely_mentioned_makes_no_document() -> None:
    page = """
会议纪要

与会各方同意，在取得建筑工程施工许可证之后开工，并于竣工之后编制工程竣工验收报告。
"""
    assert recognise(typed.document(page))[1].value is DocumentType.OTHER


@pytest.mark.parametrize(
    "entry",
    [
        "职称证书编号",
        "附：职称证书",
        "附件2：高级工程师资格证书",
        "注册执业证书号",
        "毕业证书复印件",
    ],
)
def test_a_label_or_a_list_s_entry_makes_no_document(entry: str) -> None:
    page = f"申报材料目录\n\n\n{entry}\n\n\n姓名\n\n\n备注"
    assert recognise(typed.document(page))[1].value is DocumentType.OTHER


def test_a_title_broken_over_two_lines_is_one() -> None:
    page = "注册监理工程师\n注册执业证书\n\n\n注册编号\n\n\n聘用企业"
    assert recognise(typed.document(page))[1].value is DocumentType.REGISTRATION_CERTIFICATE


def test_a_title_inside_the_edge_of_a_card_is_a_line_of_its_own() -> None:
    page = """
浙江省专业技术资格证书
姓名：袁晓燕
资格名称：助理工程师
专业：建筑施工
"""
    card = typed.page(page, [typed.cell(0, 1.5, 20)._replace(y0=0, y1=0.08)])
    assert recognise(DocumentText((card,)))[1].value is DocumentType.TITLE_CERTIFICATE


def test_a_school_s_own_query_page_is_no_diploma() -> None:
    page = "毕业证书查询系统\n\n\n证书编号\n\n\n校长\n\n\n成绩合格"
    assert recognise(typed.document(page))[1].value is not DocumentType.DIPLOMA


def test_a_title_with_one_wrong_glyph_is_recognised_less_surely() -> None:
    clean = recognise(typed.document("建筑工程施工许可证\n\n\n发证机关\n\n\n建设规模"))[1]
    worn = recognise(typed.document("建筑工程施工许叮证\n\n\n发证机关\n\n\n建设规模"))[1]
    assert worn.value is clean.value is DocumentType.CONSTRUCTION_PERMIT
    assert worn.confidence < clean.confidence


def test_a_cover_before_the_title_does_not_hide_it() -> None:
    cover = "浙江宏远建工集团有限公司\n\n\n申报材料"
    title = "劳动合同书\n\n\n甲方\n\n\n乙方\n\n\n劳动报酬"
    assert recognise(typed.document(cover, title))[1].value is DocumentType.LABOR_CONTRACT


def test_confidence_is_never_certainty() -> None:
    pages = [_page(title, spec) for spec in SPECS for title in spec.titles]
    assert all(0 <= recognise(typed.document(page))[1].confidence < 1 for page in pages)


@pytest.mark.parametrize(
    ("asking", "label"),
    [
        pytest.param(
            asking,
            label,
            id=f"{asking}-{label}",
        )
        for asking, label in ASKED_FOR
    ],
)
def test_every_label_that_is_asked_for_can_be_seen(asking: str, label: str) -> None:
    assert label in words("labels") | words("roles"), f"{asking} asks for what no page shows"


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: f"{spec.type}-{''.join(spec.titles[:1])}")
def test_titles_anchors_and_exclusions_are_written_as_pages_are_read(spec: DocumentSpec) -> None:
    for word in (*spec.titles, *spec.anchors, *spec.never):
        assert word == typed.flow(word).text


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("经评审、公示，决定授予下列工程，现予公布。", DocumentType.AWARD_CERTIFICATE),
        ("经申报、现场复查、专家评审和公示，决定授予下列工程。", DocumentType.AWARD_CERTIFICATE),
        (
            "经企业申报、专家复查、评审委员会审定并公示，现将获奖工程予以公布。",
            DocumentType.AWARD_CERTIFICATE,
        ),
        ("经企业申报、评审委员会审定，拟授予下列工程，予以公示。", DocumentType.OTHER),
        ("经公示期满无异议，决定授予下列工程。", DocumentType.AWARD_CERTIFICATE),
        ("经专家评审，现予公示，公示期五天。", DocumentType.OTHER),
    ],
)
def test_a_list_that_was_shown_before_is_an_award_and_one_that_is_shown_is_none(
    said: str, kind: DocumentType
) -> None:
    page = f"关于公布钱江杯获奖名单的通知\n\n各有关单位：\n\n{said}\n\n荣获优质工程奖的单位"
    assert recognise(typed.document(page))[1].value is kind
