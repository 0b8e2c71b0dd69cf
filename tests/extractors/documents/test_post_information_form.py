"""事业单位…岗位信息表: whose post, which, in which institution."""

import pytest

from extractors.forms.pairs import PageText
from models.document import DocumentType
from tests.extractors import typed
from tests.extractors.documents.understood import said, understood

EMPLOYER = "杭州市城市建设档案馆"
LINES = f"""
事业单位人员中级职称申报岗位信息表

申报人员姓名：张玥
工作单位：{EMPLOYER}
现聘专业技术岗位：工程管理岗
核准岗位数：12　　　已聘人数：3
主管部门意见：
"""


def _ruled(position: str, *, heading: str) -> PageText:
    return typed.table(
        ("事业单位人员中级职称申报岗位信息表", "", "", ""),
        ("单位名称", EMPLOYER, "单位性质", "公益一类"),
        ("姓名", "张玥", "性别", "女"),
        (heading, position, "岗位等级", "十一级"),
        ("岗位设置", "核准岗位数", "已聘人数", "空缺岗位数"),
    )


@pytest.mark.parametrize("heading", ["现聘岗位", "现任岗位", "申报岗位", "岗位名称", "所在岗位"])
def test_a_ruled_form_gives_post_and_institution(heading: str) -> None:
    document = understood(_ruled("工程管理岗", heading=heading))
    assert document.type.value is DocumentType.POST_INFORMATION_FORM
    wanted = {"holder_name": "张玥", "position": "工程管理岗", "employer": EMPLOYER}
    assert said(document).items() >= wanted.items()


def test_so_does_one_of_lines() -> None:
    document = understood(LINES)
    assert document.type.value is DocumentType.POST_INFORMATION_FORM
    wanted = {"holder_name": "张玥", "position": "工程管理岗", "employer": EMPLOYER}
    assert said(document).items() >= wanted.items()


def test_an_empty_post_is_no_post() -> None:
    page = LINES.replace("工程管理岗", "")
    assert "position" not in said(understood(page))


def test_a_post_certificate_is_no_form() -> None:
    page = """
住房和城乡建设领域施工现场专业人员岗位证书

姓名：张玥
岗位名称：土建施工员
证书编号：33201410012345
发证单位：浙江省建设厅
"""
    assert understood(page).type.value is not DocumentType.POST_INFORMATION_FORM


def test_how_many_posts_there_are_is_no_post() -> None:
    form = typed.table(
        ("单位名称", EMPLOYER),
        ("专业技术岗位总数", "21"),
        ("申报人姓名", "张玥"),
        ("是否有空缺岗位", "是"),
    )
    document = understood("事业单位人员中级职称申报岗位信息表", form)
    assert document.text("position") is None
    assert document.text("holder_name") == "张玥"
