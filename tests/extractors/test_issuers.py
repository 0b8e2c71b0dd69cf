"""Who issued a document: seals, issuing fields, signature blocks, letterheads; nobody else."""

import pytest

from extractors.issuers import issuers
from models.document import IssuerVia
from models.page import Seal, SealShape
from tests.extractors import typed
from tests.extractors.documents.understood import seal

OWN = "浙江宏远建工集团有限公司"
OWNER = "杭州之江新城开发建设投资有限公司"
DOWN = "\n" * 30


def _issued(page: str, *seals: Seal, platform: bool = False) -> list[tuple[str, IssuerVia]]:
    found = issuers([typed.page(page)], seals, platform)
    return [(issuer.ink.text, issuer.via) for issuer in found]


@pytest.mark.parametrize(
    "line",
    [
        "发证机关：杭州市城乡建设委员会",
        "发证机关（盖章）：杭州市城乡建设委员会",
        "发证机关　　　　杭州市城乡建设委员会",
        "发证机关：杭州市城乡建设委员会（盖章）",
        "发证机关：杭州市城乡建设委员会2024年1月15日",
    ],
)
def test_an_issuing_field_says_who_issues(line: str) -> None:
    page = f"施工许可证\n{DOWN}{line}"
    assert _issued(page) == [("杭州市城乡建设委员会", IssuerVia.ISSUING_FIELD)]


@pytest.mark.parametrize(
    "label", ["建设单位", "施工单位", "监理单位", "单位名称", "工作单位", "毕业院校", "甲方"]
)
def test_a_party_that_is_merely_named_issues_nothing(label: str) -> None:
    assert _issued(f"工程概况\n{DOWN}{label}：{OWNER}") == []
    assert _issued(f"工程概况\n{DOWN}{label}　　　　{OWNER}") == []


@pytest.mark.parametrize("between", ["：", "　　　　"], ids=["colon", "column"])
def test_a_party_that_is_named_near_the_top_issues_nothing(between: str) -> None:
    assert _issued(f"工程概况\n\n建设单位{between}{OWNER}\n{DOWN}完") == []


@pytest.mark.parametrize("addressee", ["杭州市城乡建设委员会：", "致：杭州市城乡建设委员会"])
def test_whoever_is_written_to_issues_nothing(addressee: str) -> None:
    assert _issued(f"工作证明\n\n{addressee}\n{DOWN}完") == []


def test_a_letterhead_says_who_issues() -> None:
    assert _issued(f"{OWN}\n\n工作证明\n{DOWN}完") == [(OWN, IssuerVia.LETTERHEAD)]
    assert _issued(f"{OWN}文件\n\n关于聘任的通知\n{DOWN}完") == [(OWN, IssuerVia.LETTERHEAD)]


def test_a_unit_s_own_system_and_site_are_its_letterheads() -> None:
    assert _issued(f"{OWN}项目管理信息平台\n\n人员管理\n{DOWN}完") == [(OWN, IssuerVia.LETTERHEAD)]
    for system in ("工程项目综合管理系统", "　·　协同办公系统", "OA"):
        page = f"{OWN}{system}\n\n人员管理\n{DOWN}完"
        assert _issued(page) == [(OWN, IssuerVia.LETTERHEAD)]
    site = f"{OWN}　　　　　　首页　走进我们　工程业绩"
    assert _issued(f"{site}\n\n沿山路提升改造工程\n{DOWN}完") == [(OWN, IssuerVia.LETTERHEAD)]
    listed = f"{OWN}　　　　　　浙江省　一级"
    assert _issued(f"{listed}\n\n企业名录\n{DOWN}完") == []


def test_a_company_in_the_middle_of_a_page_is_no_letterhead() -> None:
    assert _issued("工作证明\n" + "\n" * 15 + f"{OWN}\n{DOWN}完") == []


@pytest.mark.parametrize(
    "block",
    [
        f"{OWN}\n2024年7月1日",
        f"单位：{OWN}\n\n2024年7月1日",
        f"{OWN}　　　　2024年7月1日",
        f"{OWN}\n二〇二四年七月一日",
    ],
)
def test_a_signature_block_is_a_company_with_a_date(block: str) -> None:
    assert _issued(f"工作证明\n{DOWN}{block}") == [(OWN, IssuerVia.SIGNATURE_BLOCK)]


@pytest.mark.parametrize("note", ["（盖章）", "（公章）"])
def test_a_note_behind_the_company_is_no_part_of_its_name(note: str) -> None:
    page = f"工作证明\n{DOWN}{OWN}{note}\n2024年7月1日"
    assert _issued(page) == [(OWN, IssuerVia.SIGNATURE_BLOCK)]


def test_a_company_without_a_date_signs_nothing() -> None:
    assert _issued(f"工作证明\n{DOWN}{OWN}") == []


def test_a_company_inside_a_sentence_signs_nothing() -> None:
    page = f"工作证明\n{DOWN}该工程由{OWN}承建，已通过验收。\n2024年7月1日"
    assert _issued(page) == []


def test_a_seal_says_who_issues_whatever_is_printed() -> None:
    found = _issued("工作证明\n", seal(OWNER, "合同专用章"))
    assert found == [(OWNER, IssuerVia.SEAL)]


def test_a_seal_nobody_can_read_is_somebody_s_all_the_same() -> None:
    (unread,) = issuers([typed.page("工作证明")], [seal("浙江")], platform=False)
    assert (unread.ink.text, unread.ink.confidence) == ("", 0.0)


def test_a_name_stamp_issues_nothing() -> None:
    assert _issued("工作证明", seal("张玥之印", shape=SealShape.SQUARE)) == []


def test_two_seals_of_one_company_are_both_kept_and_its_printed_name_is_not() -> None:
    page = f"工作证明\n{DOWN}{OWN}\n2024年7月1日"
    found = _issued(page, seal(OWN), seal(OWN, "合同专用章"))
    assert [via for _, via in found] == [IssuerVia.SEAL, IssuerVia.SEAL]


def test_companies_that_differ_in_a_word_stay_two() -> None:
    page = f"工作证明\n{DOWN}浙江宏远市政园林有限公司\n2024年7月1日"
    assert len(_issued(page, seal("浙江宏远建工集团有限公司"))) == 2


def test_on_a_platform_s_page_only_seals_count() -> None:
    page = f"{OWN}\n{DOWN}{OWN}\n2024年7月1日"
    assert _issued(page, platform=True) == []
    assert _issued(page, seal(OWNER), platform=True) == [(OWNER, IssuerVia.SEAL)]


def test_a_signature_broken_over_two_lines_is_read_whole_or_not_at_all() -> None:
    signed = "单位（盖章）：浙江宏远建工集团有限公\n　　　　司第一工程处\n　　　　2024年4月9日"
    torn = f"证明\n{DOWN}{DOWN[:-8]}{signed}"
    assert all(not name.startswith("司") for name, _ in _issued(torn))


def test_a_ring_cut_open_within_its_name_begins_behind_the_code() -> None:
    for code in ("3301281094567", "ε89ε"):
        ring = f"分公司{code}{OWN}第二"
        assert _issued("证明", seal(ring)) == [(f"{OWN}第二分公司", IssuerVia.SEAL)]


def test_a_plot_s_number_in_a_ring_is_no_code() -> None:
    ring = f"{OWN}XD0612地块项目部"
    assert _issued("证明", seal(ring)) == [(ring, IssuerVia.SEAL)]


def test_who_signs_below_is_not_the_letterhead_that_says_the_same() -> None:
    page = f"{OWN}\n\n业绩证明\n{DOWN}{OWN}\n二〇二四年七月九日"
    assert _issued(page) == [(OWN, IssuerVia.SIGNATURE_BLOCK)]
