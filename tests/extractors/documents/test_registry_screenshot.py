"""四库一平台: the register's pages, with and without what shows whose pages they are."""

import pytest

from models.document import DocumentType, IssuerVia
from tests.extractors import typed
from tests.extractors.documents.understood import listed, said, understood

DOWN = "\n" * 12
BODY = """
之江新城综合管廊一期工程
项目编号：3301062019030101　　　　省级项目编号：3301061903010001
所在区划：浙江省-杭州市-西湖区　　　　立项级别：地市级
项目分类：市政工程　　　　建设性质：新建　　　　总投资：5000万元
数据等级：B

姓名　　　　　担任角色　　　　所属企业
张玥　　　　　项目经理　　　　浙江宏远建工集团有限公司
李思远　　　　总监理工程师　　　杭州正信监理有限公司
"""


@pytest.mark.parametrize(
    ("head", "platform"),
    [
        ("浙江省建筑市场监管公共服务系统", "浙江省建筑市场监管公共服务系统"),
        ("全国建筑市场监管公共服务平台", "全国建筑市场监管公共服务平台"),
        ("全国水利建设市场监管平台", "全国水利建设市场监管平台"),
        ("全国公路建设市场监督管理系统", "全国公路建设市场监督管理系统"),
    ],
)
def test_the_platform_s_title_shows_who_issues(head: str, platform: str) -> None:
    document = understood(f"\n{head}\n{BODY}")
    assert document.type.value is DocumentType.REGISTRY_SCREENSHOT
    assert (
        said(document).items()
        >= {
            "project_name": "之江新城综合管廊一期工程",
            "platform": platform,
        }.items()
    )
    assert [(i.ink.text, i.via) for i in document.issuers] == [(platform, IssuerVia.PLATFORM_PAGE)]


def test_the_address_alone_shows_who_issues() -> None:
    (issuer,) = understood(f"\nhttps://jzsc.mohurd.gov.cn/data/project\n{BODY}").issuers
    assert issuer.via is IssuerVia.PLATFORM_PAGE
    assert "jzsc.mohurd.gov.cn" in issuer.ink.text


def test_people_have_the_role_of_their_row() -> None:
    document = understood(f"\n全国建筑市场监管公共服务平台\n{BODY}")
    assert listed(document) == [("张玥", "项目经理"), ("李思远", "总监理工程师")]


def test_a_page_that_shows_no_platform_has_no_issuer() -> None:
    document = understood(f"\n首页\n{DOWN}{BODY}")
    assert document.issuers == ()
    assert document.text("platform") is None


def test_a_company_in_a_table_issues_nothing() -> None:
    assert understood(BODY).issuers == ()


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("建企查 企业资质业绩大数据 www.jianqicha.com", id="own name"),
        pytest.param("建企查 数据来源：全国建筑市场监管公共服务平台", id="names its source"),
        pytest.param("以上信息来自四库一平台，仅供参考。", id="mentions the platform"),
    ],
)
def test_a_commercial_site_is_no_platform(source: str) -> None:
    assert understood(f"\n{source}\n{DOWN}{BODY}").issuers == ()


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("jzsc.mohurd.gov.cn.example.com"),
        "jzsc-mohurd.com",
        "jzsc.mohurd-gov.cn",
    ],
)
def test_a_look_alike_address_is_no_platform(host: str) -> None:
    """It is told as what it is, for whoever judges it."""
    (issuer,) = understood(f"\nhttps://{host}/data\n{DOWN}{BODY}").issuers
    assert issuer.ink.text == f"https://{host}"


TITLE = "浙江省建筑市场监管公共服务系统"


@pytest.mark.parametrize(
    ("bar", "host"),
    [
        ("https://www.jzsc-zj.com/project/3301081902250001", "https://www.jzsc-zj.com"),
        ("file:///C:/Users/Administrator/Desktop/四库一平台.html", "file:///"),
        ("C:/Users/Desktop/四库一平台.html", "C:/"),
        ("localhost:8080/PublicWeb/index.html", "localhost"),
        ("← → C 不安全 | 192.168.1.8/PublicWeb/index.html", "192.168.1.8"),
        ("www.jzsc-zj.com/jzsc.jst.zj.gov.cn/index.html", "www.jzsc-zj.com"),
    ],
)
def test_a_page_is_whose_the_browser_s_bar_says(bar: str, host: str) -> None:
    """Whatever the page calls itself, also where it shows the platform's address."""
    for below in ("", "jzsc.jst.zj.gov.cn\n"):
        document = understood(f"\n{bar}\n{TITLE}\n{below}{BODY}")
        assert [issuer.ink.text for issuer in document.issuers] == [host]


@pytest.mark.parametrize(
    "bar",
    [
        "https://jzsc.jst.zj.gov.cn/PublicWeb/index.html",
        "← → C jzsc.jst.zj.gov.cn/PublicWeb",
        "jzsc.jst.zj.goy.cn/PublicWeb",
        "jzsc.jst.zj.gov.en/PublicWeb",
        "技术支持：杭州某某科技 www.hzsoft.com",
        "客服邮箱 abc@163.com",
        "版本 V3.0.0.1",
    ],
)
def test_the_platform_s_own_page_stays_its_own(bar: str) -> None:
    (issuer,) = understood(f"\n{bar}\n{TITLE}\n{BODY}").issuers
    assert issuer.ink.text == TITLE or "jzsc.jst.zj.gov.cn" in issuer.ink.text


@pytest.mark.parametrize("said", ["（数据镜像）", "（演示版）", "测试环境"])
def test_a_mirror_or_a_trial_is_not_the_platform_s_page(said: str) -> None:
    assert understood(f"\n{TITLE}{said}\n{BODY}").issuers == ()


def test_a_number_under_an_empty_cell_has_no_heading() -> None:
    table = typed.table(("", ""), ("项目编号", "3301062103150101"))
    page = understood("\n全国建筑市场监管公共服务平台\n", table)
    assert page.type.value is DocumentType.REGISTRY_SCREENSHOT
    assert "project_name" not in said(page)


def test_a_section_s_heading_is_no_project() -> None:
    body = BODY.replace("\n项目编号", "\n项目基本信息\n项目编号", 1)
    document = understood(f"\n浙江省建筑市场监管公共服务系统\n{body}")
    assert said(document)["project_name"] == "之江新城综合管廊一期工程"


@pytest.mark.parametrize(
    "title",
    [
        "山东省住房城乡建设服务监管与信用信息综合平台",
        "上海市建设市场信息服务平台",
        "广东省建设行业数据开放平台（三库一平台）",
        "安徽省工程建设监管和信用管理平台",
        "江苏省建筑市场监管与诚信信息一体化平台",
    ],
)
def test_other_provinces_registers_are_registers(title: str) -> None:
    document = understood(f"\n{title}\n{BODY}")
    assert document.type.value is DocumentType.REGISTRY_SCREENSHOT
    assert document.text("platform") == title.replace("(", "（").replace(")", "）")


def test_a_tag_behind_a_project_s_name_is_no_part_of_it() -> None:
    page = (
        "\n四川省建筑市场监管公共服务平台\n\n启航公共停车楼工程　已竣工\n项目编号：5107001903220114"
    )
    assert understood(page).text("project_name") == "启航公共停车楼工程"


@pytest.mark.parametrize("said", ["以上内容摘自该系统，与系统信息一致", "申报单位（盖章）"])
def test_what_somebody_typed_from_a_platform_is_not_the_platform_s_word(said: str) -> None:
    document = understood(f"\n浙江省建筑市场监管公共服务系统\n{BODY}\n{said}")
    assert IssuerVia.PLATFORM_PAGE not in {issuer.via for issuer in document.issuers}


@pytest.mark.parametrize(
    "first",
    ["所在区划　　　　浙江省-杭州市", "建设单位　　　　杭州之江置业有限公司", "3301061910050205"],
)
def test_a_project_is_named_above_what_is_told_of_it_first(first: str) -> None:
    page = f"\n全国建筑市场监管公共服务平台\n\n崇贤社区卫生服务中心新建工程\n{first}"
    assert understood(page).text("project_name") == "崇贤社区卫生服务中心新建工程"


def test_a_platform_s_own_name_is_no_project() -> None:
    page = "\n浙江省建筑市场监管公共服务系统\n所在区划　　　　浙江省-杭州市"
    assert understood(page).text("project_name") is None
