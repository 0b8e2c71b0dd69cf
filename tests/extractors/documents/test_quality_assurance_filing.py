"""质量保证体系备案记录表: everybody on the site, each with the post of the row."""

import pytest

from extractors.forms.pairs import PageText
from models.document import DocumentType, IssuerVia
from tests.extractors import typed
from tests.extractors.documents.understood import listed, said, understood

DOWN = "\n" * 8
POSTS = [
    ("赵明远", "项目经理"),
    ("钱一鸣", "项目技术负责人"),
    ("孙立人", "项目副经理"),
    ("李思远", "施工员"),
    ("周建国", "质量员"),
    ("吴晓", "安全员"),
    ("郑卫东", "材料员"),
    ("王伟明", "资料员"),
    ("欧阳明月", "机械员"),
    ("张玥", "劳务员"),
    ("王伟", "标准员"),
]


def _ruled() -> PageText:
    rows = [(str(i), name, post) for i, (name, post) in enumerate(POSTS, 1)]
    return typed.table(
        ("质量保证体系备案记录表", "", ""),
        ("工程名称", "之江新城管廊工程", ""),
        ("序号", "姓名", "岗位"),
        *rows,
    )


def _unruled() -> str:
    rows = [f"{name:　<9}{post}" for name, post in POSTS]
    head = "\n项目部管理人员备案表\n\n工程名称：之江新城管廊工程\n\n姓名　　　　　　　岗位\n"
    return head + "\n".join(rows)


@pytest.mark.parametrize("page", [_ruled(), _unruled()], ids=["ruled", "unruled"])
def test_everybody_of_a_long_list_is_read_with_the_own_post(page: str | PageText) -> None:
    document = understood(page)
    assert document.type.value is DocumentType.QUALITY_ASSURANCE_FILING
    assert listed(document) == POSTS
    assert said(document)["project_name"] == "之江新城管廊工程"


def test_a_row_without_a_post_lends_nobody_the_post_of_its_neighbour() -> None:
    table = typed.table(
        ("质量保证体系备案表", "", ""),
        ("序号", "姓名", "岗位"),
        ("1", "赵明远", "项目经理"),
        ("2", "张玥", ""),
        ("3", "李思远", "施工员"),
    )
    roles = {p.name.text: p.role.text if p.role else None for p in understood(table).people}
    assert roles == {"赵明远": "项目经理", "张玥": None, "李思远": "施工员"}
    assert ("张玥", None) not in listed(understood(table))


def test_a_list_goes_on_over_pages() -> None:
    head = ("序号", "姓名", "岗位")
    first = typed.table(("质量保证体系备案表", "", ""), head, ("1", "赵明远", "项目经理"))
    second = typed.table(head, ("2", "张玥", "质量员"))
    assert listed(understood(first, second)) == [("赵明远", "项目经理"), ("张玥", "质量员")]


def test_a_list_of_people_has_no_holder() -> None:
    assert "holder_name" not in said(understood(_ruled()))


def test_a_list_with_many_numbers_has_no_number_of_its_own() -> None:
    """Though its names were not read: the first number would be held against the applicant."""
    numbers = ("510117197701165794", "420115199102187638", "330681198501203687")
    rows = [("", post, number) for (_, post), number in zip(POSTS, numbers, strict=False)]
    head = (("质量保证体系备案表", "", ""), ("", "岗位", "身份证号码"))
    few = understood(typed.table(*head, *rows[:1], width=16))
    assert said(few)["id_number"] == numbers[0]
    assert "id_number" not in said(understood(typed.table(*head, *rows, width=16)))


TITLE = "安徽省建设工程质量安全监督数字化平台"
ADDRESS = "http://zjxt.zjj.hefei.gov.cn/supervise/register/personnel"


@pytest.mark.parametrize(
    ("head", "hosts"),
    [
        (f"{ADDRESS}\n\n{TITLE}", ["http://zjxt.zjj.hefei.gov.cn"]),
        (f"http://pm.jtjs.com:9080/project\n\n{TITLE}", []),
        (TITLE, []),
        (f"{ADDRESS}\n\n宏远建工集团", []),
        (f"{ADDRESS}\n\n{TITLE}\n\n施工单位（盖章）", []),
    ],
)
def test_an_authority_s_system_shows_itself_by_its_address_and_its_title(
    head: str, hosts: list[str]
) -> None:
    document = understood(f"\n{head}\n{_unruled()}{DOWN}{DOWN}")
    pages = [i.ink.text for i in document.issuers if i.via is IssuerVia.PLATFORM_PAGE]
    assert pages == hosts


@pytest.mark.parametrize(
    "title",
    [
        "建设工程项目部管理人员配备情况表",
        "项目管理人员配备表",
        "施工现场关键岗位人员配备表",
        "施工现场项目经理变更备案表",
        "项目负责人变更登记表",
    ],
)
def test_tables_of_staff_and_of_its_changes_are_filings(title: str) -> None:
    page = f"{title}\n\n工程名称：之江新城综合管廊一期工程\n\n姓名　　　岗位　　　证书名称及编号"
    assert understood(page).type.value is DocumentType.QUALITY_ASSURANCE_FILING
