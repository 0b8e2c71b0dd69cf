"""What a list's row says of its person besides post and number."""

from extractors.people.named import people
from tests.extractors import typed


def test_a_row_says_when_its_person_was_born_and_of_which_sex() -> None:
    page = typed.table(
        ("岗位", "姓名", "性别", "出生年月"),
        ("项目经理", "张玥", "男", "1972年2月"),
        ("施工员", "李明", "女", ""),
    )
    said = [
        (p.name.text, p.birth_date and p.birth_date.text, p.gender and p.gender.text)
        for p in people(page)
    ]
    assert said == [("张玥", "1972-02", "男"), ("李明", None, "女")]


def test_what_stands_below_another_heading_is_nobody_s_day_of_birth() -> None:
    page = typed.table(
        ("姓名", "出生年月", "所属单位"),
        ("张玥", "1990年3月", "宏远建设有限公司"),
        ("签字人", "签字日期", "意见"),
        ("张玥", "2020年3月", "同意"),
    )
    said = {(p.birth_date and p.birth_date.text, p.unit and p.unit.text) for p in people(page)}
    assert ("1990-03", "宏远建设有限公司") in said
    assert "2020-03" not in {day for day, _ in said}


def test_a_list_without_rulings_tells_of_which_firm_each_is() -> None:
    page = typed.page(
        """
姓名　　　　岗位　　　　　　所属单位
张玥　　　　项目经理　　　　宏远建设集团有限公司
李明　　　　总监理工程师　　宏图工程监理有限公司
"""
    )
    units = {p.name.text: p.unit and p.unit.text for p in people(page)}
    assert units == {"张玥": "宏远建设集团有限公司", "李明": "宏图工程监理有限公司"}


def test_below_a_form_s_label_stands_no_list_of_works() -> None:
    page = typed.table(
        ("项目名称", "再生骨料护岸应用研究"),
        ("计划编号", "3301102019020129"),
        ("承担单位", "宏远设计研究院有限公司"),
        ("课题负责人", "张玥"),
    )
    assert [(p.name.text, p.project) for p in people(page)] == [("张玥", None)]


def test_a_list_of_works_tells_each_one_s() -> None:
    page = typed.table(
        ("项目名称", "姓名", "岗位"),
        ("丁桥路道路工程", "张玥", "项目经理"),
        ("学源街管廊工程", "李明", "项目经理"),
        ("填表日期", "2020年3月1日", ""),
    )
    works = {p.name.text: p.project and p.project.text for p in people(page)}
    assert works == {"张玥": "丁桥路道路工程", "李明": "学源街管廊工程"}


def test_a_form_of_all_parties_names_each_one_s_firm() -> None:
    page = typed.table(
        ("单位类别", "单位名称", "项目负责人", "技术负责人"),
        ("监理单位", "宏图工程监理有限公司", "李明", "张玥"),
        ("施工单位", "宏远建设集团有限公司", "王伟", "赵勇"),
    )
    units = {p.name.text: p.unit and p.unit.text for p in people(page)}
    assert units["张玥"] == "宏图工程监理有限公司"
    assert units["赵勇"] == "宏远建设集团有限公司"
