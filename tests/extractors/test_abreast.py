"""Several papers on one page: told by their titles, on typed pages."""

import pytest

from extractors.abreast import holds_several
from extractors.forms.pairs import PageText
from extractors.layout.passages import Sheet
from tests.extractors import typed
from tests.extractors.documents.understood import read_pages
from tests.extractors.test_bound import PERMIT, PLATFORM, STATEMENT, TAB

CENTRED = "　" * 20


@pytest.mark.parametrize(
    ("page", "several"),
    [
        (PERMIT, False),
        (f"{CENTRED}建筑工程施工许可证{PERMIT}", False),
        (f"{CENTRED}建筑工程施工许可证{PERMIT}\n{CENTRED}工作证明{STATEMENT}", True),
        (f"建筑工程施工许可证\n{CENTRED}工作证明{STATEMENT}", False),
    ],
    ids=["at the side", "a permit", "a letter below a permit", "a word at the side"],
)
def test_a_page_of_two_titles_in_its_middle_holds_two_papers(page: str, several: bool) -> None:
    (read,) = read_pages(page)
    assert holds_several(read) is several


@pytest.mark.parametrize(("other", "several"), [(TAB, False), (STATEMENT, True)])
def test_a_platform_s_page_tells_of_permits_and_not_of_letters(other: str, several: bool) -> None:
    page = PageText(Sheet(1, typed.lines(f"{PLATFORM}\n{other}"), (), 1.4))
    (read,) = read_pages(page)
    assert holds_several(read) is several


@pytest.mark.parametrize(("aspect", "several"), [(1.4, True), (0.7, False)])
def test_on_a_wide_page_two_papers_lie_side_by_side(aspect: float, several: bool) -> None:
    said = f"　　　建筑工程施工许可证　　　　　　　　　　　　　　　工作证明\n{PERMIT}"
    page = PageText(Sheet(1, typed.lines(said), (), aspect))
    (read,) = read_pages(page)
    assert holds_several(read) is several


@pytest.mark.parametrize(
    ("upper", "lower", "several"),
    [
        ("输变电工程施工项目部主要人员备案表", "水利科技项目验收证书", True),
        ("竣工验收备案表", "建设工程竣工验收报告", True),
        ("工作证明", "工作证明", True),
        ("工程竣工验收意见书", "竣工验收组成员名单", False),
        ("浙江宏远建工集团有限公司文件", "关于聘任张玥同志职务的通知", False),
        ("建设工程施工合同", "第一部分协议书", True),
        ("工作证明", "特此证明", False),
        ("获奖证书", "附：获奖证书复印件", False),
    ],
)
def test_papers_are_told_apart_by_titles_that_nobody_listed_too(
    upper: str, lower: str, several: bool
) -> None:
    """With a contract's parts so headed it is a person's as well: they are seldom on one page."""
    blank = "\n" * 12
    assert _several(f"{CENTRED}{upper}{blank}{CENTRED}{lower}\n", 0.7) is several


def test_the_lines_of_one_title_are_one() -> None:
    assert not _several(f"{CENTRED}建设工程竣工验收报告\n\n{CENTRED}单位工程质量验收记录\n", 0.7)


def test_in_a_long_picture_a_listed_title_stands_anywhere() -> None:
    page = f"{CENTRED}工作证明\n{STATEMENT}\n　　建筑工程施工许可证\n{PERMIT}"
    assert [_several(page, aspect) for aspect in (0.7, 0.3)] == [False, True]


def _several(said: str, aspect: float) -> bool:
    (read,) = read_pages(PageText(Sheet(1, typed.lines(said), (), aspect)))
    return holds_several(read)


SCREEN = "全国建筑市场监管公共服务平台\n\n项目编号：{}\n项目名称　　　　{}\n" + "\n" * 18
OWN, OTHER = ("3301062019030101", "之江新城综合管廊"), ("3301062020050102", "丁桥路道路工程")


SITE = "鲁工数据\n项目经理　　　　张玥\n施工单位　　　　宏远建设\n业绩类型　　　　施工许可\n"


@pytest.mark.parametrize(
    ("page", "several"),
    [
        (SCREEN.format(*OWN), False),
        (SCREEN.format(*OWN) + SCREEN.format(*OWN), False),
        (SCREEN.format(*OWN) + SCREEN.format(*OTHER), True),
        ("建设通\n项目经理　　　　张玥\n" + "\n" * 20 + SCREEN.format(*OWN), True),
        (SCREEN.format(*OWN) + "https://www.lugongdata.com\n" + SITE, True),
        (SCREEN.format(*OWN) + "https://jzsc.mohurd.gov.cn/data　　　　1/1\n", False),
    ],
    ids=[
        "one screen",
        "two of one project",
        "two of two projects",
        "below another site's page",
        "above another site's page",
        "printed with its address at the foot",
    ],
)
def test_screens_of_a_platform_put_together_must_tell_of_one_project(
    page: str, several: bool
) -> None:
    assert _several(page, 0.7) is several


@pytest.mark.parametrize("title", ["质量保证体系备案记录表", "输变电工程主要人员备案表"])
def test_a_form_joined_on_below_a_platform_s_screen_is_another_paper(title: str) -> None:
    assert _several(f"{SCREEN.format(*OWN)}{CENTRED}{title}\n姓名　　　　张玥\n", 0.7)
    assert not _several(f"{SCREEN.format(*OWN)}{CENTRED}变更记录\n姓名　　　　张玥\n", 0.7)


FORM = (
    "工程名称：之江新城综合管廊一期工程\n\n建设单位：杭州之江新城投资有限公司\n\n项目负责人：金建国"
)
STAFF = "姓名　　　　职务\n程刚　　　　项目技术负责人"


@pytest.mark.parametrize(
    ("between", "below", "several"),
    [
        (FORM, STAFF, False),
        (FORM, f"工程名称：之江新城综合管廊一期工程\n{STAFF}", True),
        (f"{FORM}\n\n监督机构（盖章）", STAFF, True),
        (f"{FORM}\n\n2019年9月5日", STAFF, True),
    ],
    ids=["a part", "a work of its own", "sealed above", "dated above"],
)
def test_what_heads_a_part_of_a_form_is_no_second_paper(
    between: str, below: str, several: bool
) -> None:
    head = f"{CENTRED}建设工程质量监督登记表\n\n{between}" + "\n" * 8
    assert _several(f"{head}{CENTRED}施工单位项目工程质量管理组织架构\n{below}", 0.7) is several


def test_two_letters_of_one_page_are_two_however_they_end() -> None:
    letter = f"{CENTRED}聘书\n\n兹聘请张玥同志为助理工程师。"
    assert _several(letter + "\n" * 12 + letter, 0.7)
