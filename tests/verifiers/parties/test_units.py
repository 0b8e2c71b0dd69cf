"""Who is whose: the own unit in all its forms, and nobody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.application import Employer
from models.document import IssuerVia
from models.report import Relation
from verifiers.parties.units import Units
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import application, issuer, project

WORDS = load("hangzhou-2024-engineer").organisations
OWN = "浙江宏远建工集团有限公司"


def units(name: str = OWN, *aliases: str, affiliates: tuple[str, ...] = ()) -> Units:
    employer = Employer(name=name, aliases=aliases, affiliates=affiliates)
    return Units.of(application(project("a1"), employer=employer), WORDS)


@pytest.mark.parametrize(
    "name",
    [
        OWN,
        "浙江宏远建工集团有限责任公司",
        "宏远建工集团（浙江）有限公司",
        "浙江省宏远建工集团有限公司",
        "浙 江 宏 远 建 工 集 团 有 限 公 司",
        f"{OWN}杭州分公司",
        f"{OWN}之江新城综合管廊一期工程项目经理部",
        f"{OWN}合同专用章（2）",
        f"{OWN}质量安全管理服务中心",
        "宏远建工集团质量安全管理中心",
        "宏远建工质量监督站",
        f"{OWN}技术资料专用章",
        "宏远建工集团有限公司",
        "宏远建工之江项目部",
        "浙江宏远建工集团",
        "浙江宏远建工集困有限公司",
        "浙江宏远建工集团有公司",
    ],
)
def test_own_unit(name: str) -> None:
    assert units(OWN, "宏远建工").relation(name) is Relation.OWN_UNIT


@pytest.mark.parametrize(
    "name",
    [
        "浙江宏远建设集团有限公司",
        "杭州宏远置业有限公司",
        "宏远控股集团有限公司",
        "浙江宏远建工有限公司",
        "浙江宏远建工股份有限公司",
        "宏远建工集团杭州建设有限公司",
        "江苏宏远建工有限公司",
    ],
)
def test_a_shared_brand_is_an_affiliate(name: str) -> None:
    assert units(OWN, "宏远建工").relation(name) is Relation.AFFILIATE


@pytest.mark.parametrize(
    "name",
    [
        "浙江宏运建工集团有限公司",
        "浙江宏选建工集团有限公司",
        "远建工集团有限公司",
        "工集团有限公司",
        "建设工程有限公司",
        "王伟",
        "一",
        "",
        "浙江宏",
    ],
)
def test_what_is_nearly_the_own_unit_or_illegible_is_unknown(name: str) -> None:
    assert units().relation(name) is Relation.UNKNOWN


@pytest.mark.parametrize(
    "name", ["杭州市钱塘区石桥数字产业园2号地块工程项目部", "之江新城一期工程项目监理部"]
)
def test_a_site_that_does_not_say_whose_it_is_is_nobodys(name: str) -> None:
    assert units().relation(name) is Relation.UNKNOWN


@pytest.mark.parametrize("read", ["浙江大行控股集团有限公司", "浙江大珩控股集因有限公司"])
def test_what_is_nearly_an_affiliate_is_no_third_party(read: str) -> None:
    made = units(affiliates=("浙江大珩控股集团有限公司",))
    assert made.relation(read) in (Relation.UNKNOWN, Relation.AFFILIATE)


@pytest.mark.parametrize(
    "name",
    [
        "浙江五洲工程项目管理有限公司",
        "杭州钱江新城建设投资有限公司",
        "江苏宏远置业有限公司",
        "浙江工业大学",
        "浙江省建筑业行业协会",
        "浙江省城乡规划设计研究院",
        "衢州市衢江区廿里镇中心小学",
        "南宁市青秀区新竹社区居委会",
    ],
)
def test_third_party(name: str) -> None:
    assert units().relation(name) is Relation.THIRD_PARTY


@pytest.mark.parametrize(
    ("name", "other", "relation"),
    [
        ("湖北三峡建设集团有限公司", "三峡大学", Relation.THIRD_PARTY),
        ("山东黄河口建设有限公司", "东营市垦利区黄河口镇人民政府", Relation.AUTHORITY),
        ("浙江大学建筑设计研究院有限公司", "浙江大学", Relation.AFFILIATE),
        ("浙江宏远建设有限公司", "浙江宏远置业有限公司", Relation.AFFILIATE),
    ],
)
def test_schools_and_authorities_share_a_place_s_name_with_firms(
    name: str, other: str, relation: Relation
) -> None:
    assert units(name).relation(other) is relation


@pytest.mark.parametrize(
    "name",
    [
        "杭州市城乡建设委员会",
        "衢州市柯城区住房和城乡建设局",
        "杭州市建设工程质量安全监督总站",
        "温州市鹿城区建设工程质量安全监督",
        "杭州市行政审批服务局施工许可审批专用章",
        "杭州市人才服务中心",
        "宁波市建设工程安全质量管理服务总站",
        "杭州市上城区建设工程质量安全服务中心",
        "温州市建设工程质量安全事务所",
        "杭州市建设工程质监站",
        "杭州市交通运输行政执法队",
        "教育部学生服务与素质发展中心",
        "南京市社会保险管理中心",
        "广州市社会保险基金管理中心",
        "宁波市社会保险管理局",
        "杭州市公安局拱墅分局",
        "杭州市公安局西湖区分局古荡派出所",
    ],
)
def test_authority(name: str) -> None:
    assert units().relation(name) is Relation.AUTHORITY


@pytest.mark.parametrize(
    ("unit", "name", "expected"),
    [
        ("浙江省建筑设计研究院", "浙江省建筑设计研究院杭州分院", Relation.OWN_UNIT),
        ("浙江省建筑设计研究院", "杭州市建筑设计研究院有限公司", Relation.THIRD_PARTY),
        ("浙江省建筑设计研究院", "浙江省建筑设计研究院有限公司", Relation.AFFILIATE),
        ("浙江省建筑设计研究院", "浙江省建筑设计研究院质量管理中心", Relation.OWN_UNIT),
        ("浙江省建筑设计研究院", "浙江建院工程咨询有限公司", Relation.AFFILIATE),
        ("浙江大学建筑设计研究院有限公司", "浙江大学", Relation.AFFILIATE),
        ("杭州市城市建设投资集团有限公司", "杭州城投集团", Relation.AFFILIATE),
        ("杭州市质量安全监督总站", "杭州市质量安全监智总站", Relation.UNKNOWN),
        ("杭州市质量安全监督总站", "杭州市城乡建设委员会", Relation.AUTHORITY),
        (f"{OWN}杭州分公司", OWN, Relation.OWN_UNIT),
        ("中铁四局集团有限公司", "中铁大桥局集团有限公司", Relation.AFFILIATE),
        ("杭州宏远建工有限公司", "宏远（杭州）建工有限公司", Relation.OWN_UNIT),
        ("杭州宏远建工有限公司", "宏远（宁波）建工有限公司", Relation.AFFILIATE),
        ("杭州市城乡建设委员会", "杭州市城乡建设委员会", Relation.OWN_UNIT),
    ],
)
def test_relations_are_relative_to_the_employer(unit: str, name: str, expected: Relation) -> None:
    assert units(unit).relation(name) is expected


def test_a_declared_affiliate_needs_no_shared_brand() -> None:
    sister = "杭州远东市政工程有限公司"
    assert units(affiliates=(sister,)).relation(sister) is Relation.AFFILIATE


def test_a_poor_reading_is_no_third_party() -> None:
    made = units()
    assert made.relation("浙江五洲工程项目管理有限公司", 0.5) is Relation.UNKNOWN
    assert made.relation("浙江宏达建设集团有限公司", 0.8) is Relation.UNKNOWN
    assert made.relation("某某建设局", 0.3) is Relation.UNKNOWN
    assert made.relation("杭州市建设工程质量安全监督站", 0.5) is Relation.AUTHORITY


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("全国建筑市场监管公共服务平台", Relation.AUTHORITY),
        ("浙江省建筑市场监管与诚信信息平台", Relation.AUTHORITY),
        ("山东省住房城乡建设服务监管与信用信息综合平台", Relation.AUTHORITY),
        ("广东省建设行业数据开放平台（三库一平台）", Relation.AUTHORITY),
        ("教育部学生服务与素质发展中心", Relation.AUTHORITY),
        ("建设通", Relation.UNKNOWN),
        ("杭州某某信息技术有限公司", Relation.UNKNOWN),
    ],
)
def test_a_platform_is_an_authoritys_or_nobodys(title: str, expected: Relation) -> None:
    assert units().judge(issuer(title, IssuerVia.PLATFORM_PAGE)).relation is expected


@given(
    st.sampled_from([OWN, "浙江宏远建设集团有限公司", "浙江五洲工程项目管理有限公司"]), st.data()
)
def test_blanks_and_brackets_never_change_a_relation(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(name) - 1))
    noise = data.draw(st.sampled_from([" ", "　", "（", ")", "·", "\u200b"]))
    made = units()
    assert made.relation(name[:at] + noise + name[at:]) is made.relation(name)


@given(st.integers(0, len(OWN) - 1), st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5))
def test_one_misread_glyph_never_makes_the_own_unit_independent(place: int, glyph: str) -> None:
    read = OWN[:place] + glyph + OWN[place + 1 :]
    assert units().relation(read, 0.99) not in {Relation.THIRD_PARTY, Relation.AUTHORITY}


@pytest.mark.parametrize(
    ("host", "expected"),
    [("www.chsi.com.cn", Relation.AUTHORITY), ("www.chsi.com.cn.cc", Relation.UNKNOWN)],
)
def test_a_code_speaks_for_the_site_it_leads_to(host: str, expected: Relation) -> None:
    assert units().judge(issuer(host, IssuerVia.QR_CODE)).relation is expected


@pytest.mark.parametrize(
    ("beside", "others", "expected"),
    [
        (OWN, ["杭州市城乡建设委员会"], [("杭州市城乡建设委员会", Relation.AUTHORITY)]),
        (OWN, [OWN], [(OWN, Relation.OWN_UNIT)]),
        ("杭州西子监理咨询有限公司", [], [("杭州西子监理咨询有限公司", Relation.UNKNOWN)]),
        ("杭州市城乡建设委员会", [], [("杭州市城乡建设委员会", Relation.UNKNOWN)]),
    ],
)
def test_who_certifies_a_copy_did_not_issue_it(
    beside: str, others: list[str], expected: list[tuple[str, Relation]]
) -> None:
    """The own unit's seal beside 与原件一致 is no issuer; anybody else's says nothing known."""
    certifier = issuer(beside).model_copy(update={"beside_copy_words": True})
    issuers = [certifier, *map(issuer, others)]
    assert [(one.name, one.relation) for one in units().judge_all(issuers)] == expected
