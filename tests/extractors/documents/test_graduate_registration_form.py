"""毕业生登记表: what it says of studies, and whose seals it bears."""

import pytest

from models.document import DocumentType, IssuerVia
from tests.extractors import typed
from tests.extractors.documents.understood import said, seal, understood

FORM = """
中等专业学校毕业生登记表

姓　名　　　　张玥　　　　曾用名　　　　无　　　　性　别　　　　女
出生日期　　　　1990年3月7日　　　　政治面貌　　　　团员　　　　籍贯　　　　浙江杭州
学校名称　　　　浙北建筑工程学校　　　　层次　　　　中专
所学专业　　　　建筑施工　　　　毕业时间　　　　2008年6月30日

自我鉴定　　　　在校期间，本人遵守校规，学习刻苦，成绩良好。

学校意见　　　　同意毕业。
"""
STUDIES = {
    "holder_name": "张玥",
    "gender": "女",
    "birth_date": "1990-03-07",
    "school": "浙北建筑工程学校",
    "major": "建筑施工",
    "level": "中专",
    "graduated_on": "2008-06-30",
}


@pytest.mark.parametrize(
    "title",
    [
        "毕业生登记表",
        "普通高等学校毕业生登记表",
        "中等专业学校毕业生登记表",
        "技工学校毕业生登记表",
    ],
)
def test_a_form_says_who_graduated_from_what(title: str) -> None:
    document = understood(FORM.replace("中等专业学校毕业生登记表", title))
    assert document.type.value is DocumentType.GRADUATE_REGISTRATION_FORM
    assert said(document).items() >= STUDIES.items()


def test_a_form_of_several_pages_is_one_document() -> None:
    cover = """
技工学校毕业生登记表


学　　校：南屏建筑技工学校

专　　业：建筑施工

姓　　名：张玥
"""
    facts = typed.table(
        ("姓名", "张玥", "曾用名", "无"),
        ("政治面貌", "团员", "毕业时间", "2008年6月30日"),
    )
    document = understood(cover, facts, "自我鉴定\n\n\n学校意见")
    assert document.type.value is DocumentType.GRADUATE_REGISTRATION_FORM
    assert said(document).items() >= {"school": "南屏建筑技工学校", "holder_name": "张玥"}.items()
    assert document.text("graduated_on") == "2008-06-30"


def test_a_major_that_is_called_like_a_label_is_read() -> None:
    form = typed.table(
        ("姓名", "张玥", "民族", "汉族"),
        ("所学专业", "工程造价", "籍贯", "浙江"),
        ("本人学历及社会经历", "2005年9月至2008年6月", "", ""),
    )
    assert understood("毕业生登记表\n\n\n自我鉴定\n\n\n学校意见", form).text("major") == "工程造价"


def test_its_seals_are_its_issuers_each_with_its_inscription() -> None:
    seals = [seal("浙北建筑工程学校"), seal("杭州市人才服务中心", "档案管理专用章")]
    issuers = understood(FORM, seals=seals).issuers
    assert [(i.ink.text, i.inscription, i.via) for i in issuers] == [
        ("浙北建筑工程学校", "", IssuerVia.SEAL),
        ("杭州市人才服务中心", "档案管理专用章", IssuerVia.SEAL),
    ]


def test_a_relative_is_not_the_graduate() -> None:
    page = FORM + "家庭成员　　　　父亲　张建国　务农　　　　母亲　李秀英　务农\n"
    assert understood(page).text("holder_name") == "张玥"


def test_a_school_in_the_form_s_own_title_is_read() -> None:
    page = FORM.replace("中等专业学校毕业生登记表", "楚北建材工业学校毕业生登记表")
    page = page.replace("学校名称　　　　浙北建筑工程学校　　　　", "")
    assert understood(page).text("school") == "楚北建材工业学校"


@pytest.mark.parametrize(
    "title", ["普通高等学校毕业生就业推荐表", "毕业生就业协议书", "学籍登记表", "就业报到证"]
)
def test_other_papers_about_graduates_are_none(title: str) -> None:
    page = FORM.replace("中等专业学校毕业生登记表", title)
    assert understood(page).type.value is DocumentType.OTHER
