"""获奖证书: what was won, for which project, by whom; hopes and shortlists are none."""

import pytest

from models.document import DocumentType, IssuerVia
from tests.extractors.documents.understood import said, understood

DOWN = "\n" * 26
COMPANY = f"""
荣誉证书






浙江宏远建工集团有限公司：

你单位承建的之江新城综合管廊一期工程，荣获2022年度浙江省建设工程钱江杯奖（优质工程）。

特发此证，以资鼓励。

证书编号：QJB-2022-0123
{DOWN}
　　　　　　　　　　　　　　　　　　　　　　　　　　浙江省建筑业行业协会
　　　　　　　　　　　　　　　　　　　　　　　　　　2022年12月8日
"""
PERSON = """
获奖证书

张玥同志：

你在之江新城综合管廊一期工程中担任项目经理，该工程荣获杭州市建设工程“西湖杯”（建筑工程奖），特发此证。

2021年11月20日
"""


def test_a_certificate_for_a_company_says_what_it_won_for_which_project() -> None:
    document = understood(COMPANY)
    assert document.type.value is DocumentType.AWARD_CERTIFICATE
    assert (
        said(document).items()
        >= {
            "award_name": "浙江省建设工程钱江杯奖（优质工程）",
            "project_name": "之江新城综合管廊一期工程",
            "winner_unit": "浙江宏远建工集团有限公司",
            "certificate_number": "QJB-2022-0123",
            "issued_on": "2022-12-08",
            "issuer": "浙江省建筑业行业协会",
        }.items()
    )


def test_the_association_signs_and_the_winner_does_not() -> None:
    assert [(i.ink.text, i.via) for i in understood(COMPANY).issuers] == [
        ("浙江省建筑业行业协会", IssuerVia.SIGNATURE_BLOCK)
    ]


def test_a_certificate_may_name_a_person_with_the_part_played() -> None:
    document = understood(PERSON)
    assert document.type.value is DocumentType.AWARD_CERTIFICATE
    assert "西湖杯" in said(document)["award_name"]
    assert said(document)["project_name"] == "之江新城综合管廊一期工程"
    assert ("张玥", "项目经理") in [
        (p.name.text, p.role.text if p.role else None) for p in document.people
    ]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            """
关于2022年度浙江省建设工程钱江杯奖入围名单的公示

现将2022年度浙江省建设工程钱江杯奖（优质工程）入围名单予以公示，公示期5个工作日，
如有异议，请书面反映。

之江新城综合管廊一期工程　　　　浙江宏远建工集团有限公司
""",
            id="shortlist",
        ),
        pytest.param(
            """
之江新城综合管廊一期工程创优目标

本工程创优目标：确保西湖杯，争创钱江杯。
项目经理：张玥
""",
            id="ambition",
        ),
        pytest.param(
            """
钱江杯奖（优质工程）申报表

工程名称：之江新城综合管廊一期工程　　　　申报单位：浙江宏远建工集团有限公司
""",
            id="nomination",
        ),
    ],
)
def test_what_is_not_yet_won_is_no_award(page: str) -> None:
    assert understood(page).type.value is DocumentType.OTHER


def test_a_project_s_name_may_hold_the_words_that_mostly_follow_it() -> None:
    page = COMPANY.replace("之江新城综合管廊一期工程", "之江数字经济产业园在建工程")
    assert said(understood(page))["project_name"] == "之江数字经济产业园在建工程"


def test_a_model_site_is_an_award() -> None:
    award = "杭州市建设工程安全生产、文明施工标准化样板工地"
    page = COMPANY.replace("浙江省建设工程钱江杯奖（优质工程）", award)
    assert said(understood(page))["award_name"] == award


def test_the_title_of_a_certificate_is_no_award() -> None:
    page = """
获奖证书

2021年度
浙江省建设工程钱江杯（优质工程）
工程名称：之江新城综合管廊一期工程
承建单位：浙江宏远建工集团有限公司
"""
    assert "钱江杯" in said(understood(page))["award_name"]


def test_a_patent_is_no_award_and_its_owner_does_not_issue_it() -> None:
    page = (
        "\n实用新型专利证书\n\n发明人：张玥；李明\n专利权人：浙江宏远建工集团有限公司\n"
        "授权公告日：2022年5月4日\n\n国家知识产权局依照专利法经过初步审查，决定授予专利权，颁发证书。\n"
    )
    document = understood(page)
    assert document.type.value is DocumentType.OTHER
    assert "浙江宏远建工集团有限公司" not in {issuer.ink.text for issuer in document.issuers}


def test_a_certificate_of_training_is_no_award() -> None:
    page = """
培训证书

张玥同志参加了我中心举办的“危险性较大工程管理”培训班，共24学时，
经考核合格，特发此证。

浙江省建设培训中心
2024年8月15日
"""
    assert understood(page).type.value is DocumentType.OTHER


def test_what_it_is_given_for_is_no_part_of_the_award_s_name() -> None:
    said_ = said(understood("\n获奖证书\n\n为表彰浙江省建设科学技术奖获得者，特颁发此证书。\n"))
    assert said_["award_name"] == "浙江省建设科学技术奖"


def test_a_list_of_winners_is_no_part_of_the_award_s_name() -> None:
    page = "关于表彰的通报\n\n高教园初级中学迁建工程等7项工程2022年度国家优质工程奖\n\n某某协会"
    assert said(understood(page))["award_name"] == "国家优质工程奖"


def test_a_person_s_certificate_names_the_project_before_who_built_it() -> None:
    page = """
获奖证书

张玥同志：
　　你参建的金鸡岭改造项目Ⅱ标段（承建单位：浙江宏远建工集团有限公司，
担任：项目经理）荣获2022年度杭州市建设工程西湖杯奖。
"""
    assert said(understood(page))["project_name"] == "金鸡岭改造项目Ⅱ标段"


@pytest.mark.parametrize(
    ("sentence", "fields", "role"),
    [
        (
            "在荣获2022年度上海市建设工程“白玉兰”奖（市优质工程）的锦绣里提标改造工程中，担任总监理工程师，特发此证。",
            {
                "award_name": "上海市建设工程“白玉兰”奖（市优质工程）",
                "project_name": "锦绣里提标改造工程",
            },
            "总监理工程师",
        ),
        (
            "在宁波海天建设有限公司承建的“沿山科创中心三期工程”中担任项目经理，该工程荣获2021年度浙江省建设工程钱江杯奖（优质工程），特发此证。",
            {
                "award_name": "浙江省建设工程钱江杯奖（优质工程）",
                "project_name": "沿山科创中心三期工程",
                "winner_unit": "宁波海天建设有限公司",
            },
            "项目经理",
        ),
    ],
)
def test_a_sentence_without_a_subject_speaks_of_the_one_it_is_addressed_to(
    sentence: str, fields: dict[str, str], role: str
) -> None:
    document = understood(f"\n获奖证书\n\n张玥同志：\n\n{sentence}\n")
    assert said(document).items() >= fields.items()
    assert [(p.name.text, p.role and p.role.text) for p in document.people] == [("张玥", role)]


def test_a_sentence_about_anybody_is_not_about_the_one_addressed() -> None:
    sentence = "在工程施工过程中，任何人不得代替项目经理签字。"
    document = understood(f"\n荣誉证书\n\n张玥同志：\n\n{sentence}\n")
    assert [p.role for p in document.people] == [None]


@pytest.mark.parametrize(
    ("sentence", "award"),
    [
        (
            "经评审，授予杭州市工程建设优秀质量管理小组（QC）成果，特颁发此证。",
            "杭州市工程建设优秀质量管理小组（QC）成果",
        ),
        ("宏远公司报送的课题荣获2023年度浙江省QC成果，特发此证。", "浙江省QC成果"),
    ],
)
def test_results_of_quality_circles_are_awards(sentence: str, award: str) -> None:
    document = understood(f"\n荣誉证书\n\n{sentence}\n\n获奖小组成员名单")
    assert said(document)["award_name"] == award


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("江苏省优质工程奖“扬子杯”", "江苏省优质工程奖“扬子杯”"),
        ("“全国优秀建设工程金筑奖”", "全国优秀建设工程金筑奖"),
        ("浙江省（QC）成果奖二等奖", "浙江省（QC）成果奖二等奖"),
    ],
)
def test_an_award_s_quotation_marks_are_kept_in_pairs_and_none_around_it(
    printed: str, name: str
) -> None:
    page = f"荣誉证书\n\n贵单位承建的之江新城综合管廊一期工程荣获2021年度{printed}，特发此证。"
    assert understood(page).text("award_name") == name


@pytest.mark.parametrize(
    "page",
    [
        "项目部人员情况\n\n姓名　　　岗位　　　证书名称及编号\n\n承建单位：某某公司\n\n颁发日期",
        "工程某某交接证书\n\n工程名称：之江新城综合管廊一期工程\n\n承建单位：某某公司",
    ],
)
def test_a_label_or_another_paper_s_title_that_says_certificate_is_no_award(page: str) -> None:
    assert understood(page).type.value is not DocumentType.AWARD_CERTIFICATE


@pytest.mark.parametrize("title", ["证书", "浙江省科学技术进步奖证书", "优秀质量管理小组证书"])
def test_a_certificate_that_says_what_it_is_for_or_nothing_else_may_be_an_award(title: str) -> None:
    page = f"{title}\n\n浙江宏远建工集团有限公司：\n\n荣获2022年度一等奖，特发此证。"
    assert understood(page).type.value is DocumentType.AWARD_CERTIFICATE
