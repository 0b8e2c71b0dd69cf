"""Prose: who has which role, and who has none."""

import pytest

from extractors.language.pipeline import marks
from extractors.people.sentences import assignments
from tests.extractors import typed


def _assigned(text: str) -> list[tuple[str, str | None]]:
    flow = typed.flow(text)
    return [(n.text, r.text if r else None) for n, r in assignments(flow, marks(flow))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("兹证明张玥同志担任项目经理。", [("张玥", "项目经理")]),
        ("由张玥同志任项目技术负责人，", [("张玥", "项目技术负责人")]),
        ("任命张玥为项目副经理", [("张玥", "项目副经理")]),
        ("项目经理：张玥，技术负责人：李明", [("张玥", "项目经理"), ("李明", "技术负责人")]),
        ("项目经理为张玥。", [("张玥", "项目经理")]),
        ("施工员张三、李四", [("张三", "施工员"), ("李四", "施工员")]),
        ("张玥同志系我公司员工。项目经理", [("张玥", None)]),
        ("兹有张玥同志参加管廊建设，任项目经理一职。", [("张玥", "项目经理")]),
        ("张玥同志参加管廊建设，任土建监理工程师一职。", [("张玥", "监理工程师")]),
        ("兹授权我单位于伟担任管廊工程的安全员，", [("于伟", "安全员")]),
        ("于伟、楼妍等2位同志为技术员；", [("于伟", "技术员"), ("楼妍", "技术员")]),
        ("项目副经理于少波，施工员邓文娟，", [("于少波", "项目副经理"), ("邓文娟", "施工员")]),
        ("张玥担任商品房的专业监理工程师，", [("张玥", "专业监理工程师")]),
        ("任萍，系安置房工程项目技术负责人，", [("任萍", "项目技术负责人")]),
        ("张玥同志系我公司职工。该同志任项目经理。", [("张玥", "项目经理")]),
        (
            "东屹建设有限公司朱琳（建设单位项目负责人）、邹思燕（现场代表）；"
            "众城建工集团股份有限公司江强（项目经理）",
            [("朱琳", "建设单位项目负责人"), ("邹思燕", "现场代表"), ("江强", "项目经理")],
        ),
        ("项目副经理一职由丁海芬（身份证号：42）担任，", [("丁海芬", "项目副经理")]),
        ("在该工程中担任施工员的汪德婷同志全程参与，", [("汪德婷", "施工员")]),
        (
            "工程获“钱江杯”奖，由张玥同志担任项目经理，另获“西湖杯”奖。",
            [("张玥", "项目经理")],
        ),
        (
            "聘任吕伟、曾健、林富为工程师；",
            [("吕伟", "工程师"), ("曾健", "工程师"), ("林富", "工程师")],
        ),
        (
            "兹任命张玥（注册号：33052219）为我单位云栖安\n置房一期项目总监理工程师，",
            [("张玥", "项目总监理工程师")],
        ),
        ("任命张玥为项目经理，李明为安全员。", [("张玥", "项目经理"), ("李明", "安全员")]),
        ("同意项目经理由唐旭文变更为郑轩，自即日起", [("唐旭文", None), ("郑轩", "项目经理")]),
        (
            "证明张玥同志参加“九乔路（通惠路—建设四路）改造工程”，担任项目经理。",
            [("张玥", "项目经理")],
        ),
        ("兹证明左丘同志在改造工程中担任项目经理。", [("左丘", "项目经理")]),
        (
            "聘任艾力·买买提同志为工程师，聘任王李子涵同志为助理工程师。",
            [("艾力·买买提", "工程师"), ("王李子涵", "助理工程师")],
        ),
        (
            "施工员：萨仁高娃、王强；质量员：其其格。",
            [("萨仁高娃", "施工员"), ("王强", "施工员"), ("其其格", "质量员")],
        ),
        ("期间，安排慕容复担任施工员，", [("慕容复", "施工员")]),
        ("兹证明信安市政有限公司纪晓，女，任质量员。", [("纪晓", "质量员")]),
    ],
)
def test_each_person_has_the_role_the_sentence_gives(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert _assigned(text) == expected


def test_a_role_handed_on_to_another_is_not_the_first_one_s() -> None:
    text = "张玥同志参加了该工程，项目经理为李明。"
    assert dict(_assigned(text)) == {"张玥": None, "李明": "项目经理"}


def test_a_role_of_the_next_sentence_is_not_taken() -> None:
    assert _assigned("兹证明张玥同志是我单位职工。项目经理另有其人。") == [("张玥", None)]


def test_a_long_project_s_name_may_stand_between_name_and_role() -> None:
    text = (
        "兹证明张玥同志在杭州市之江新城综合管廊一期工程及附属道路、桥梁、给排水工程"
        "（第二标段）施工中担任质量员。"
    )
    assert _assigned(text) == [("张玥", "质量员")]


def test_a_title_counts_only_where_no_part_in_a_project_is_named() -> None:
    assert _assigned("聘任张玥为助理工程师") == [("张玥", "助理工程师")]
    assert _assigned("兹证明助理工程师张玥同志担任项目经理") == [("张玥", "项目经理")]


@pytest.mark.parametrize(
    "text",
    [
        "该工程由王伟建筑工程有限公司承建。",
        "经理应当负责安全管理。",
        "项目经理应持证上岗",
        "关于施工许可的规定",
    ],
)
def test_where_nobody_is_named_nobody_is_found(text: str) -> None:
    assert _assigned(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "张玥同志协助项目经理李明开展工作。",
        "张玥同志与项目经理李明共同负责本工程。",
        "接受项目经理管理，张玥同志负责现场。",
        "联系人：张玥，项目经理：李明",
    ],
)
def test_whoever_stands_beside_a_role_does_not_have_it(text: str) -> None:
    assert dict(_assigned(text)).get("张玥") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("张玥同志不担任项目经理。", "张玥"),
        ("张玥同志未担任项目经理。", "张玥"),
        ("张玥同志不再担任项目经理。", "张玥"),
        ("我方决定张玥同志不得继续担任之江新城综合管廊工程项目经理。", "张玥"),
        ("张玥同志未实际担任本项目项目经理。", "张玥"),
        ("张玥同志停止担任该工程项目经理职务。", "张玥"),
        ("经研究，撤销张玥同志的项目经理职务，任命李明同志为项目经理。", "张玥"),
        ("免去张玥、王强同志项目副经理职务。", "王强"),
        ("张玥同志在项目经理李明的领导下从事施工员工作。", "张玥"),
    ],
)
def test_a_role_the_sentence_does_not_give_is_not_taken(text: str, name: str) -> None:
    assert dict(_assigned(text)).get(name) is None


def test_who_follows_somebody_removed_has_the_post() -> None:
    text = "经研究，免去张玥同志项目经理职务，任命李明同志为项目经理。"
    assert dict(_assigned(text)).get("李明") == "项目经理"
