"""竣工验收: five boxes, one a party; whose leader is whose."""

import pytest

from models.document import DocumentType
from tests.extractors import typed
from tests.extractors.documents.understood import said, understood

FIVE_PARTIES = """
五方责任主体竣工验收表

工程名称　　　　之江新城综合管廊一期工程
建设单位　　　　杭州之江新城开发建设投资有限公司
施工单位　　　　浙江宏远建工集团有限公司
竣工验收日期　　　　2021年6月30日

建设单位意见：同意验收　　　　项目负责人：周建国
勘察单位意见：同意验收　　　　项目负责人：钱一鸣
设计单位意见：同意验收　　　　项目负责人：孙立人
施工单位意见：同意验收　　　　项目经理：张玥
监理单位意见：同意验收　　　　总监理工程师：李思远
"""


@pytest.mark.parametrize(
    "title",
    ["五方责任主体竣工验收表", "工程竣工验收五方责任主体确认表", "竣工验收记录（五方责任主体）"],
)
def test_a_form_of_five_parties_is_recognised_and_read(title: str) -> None:
    document = understood(FIVE_PARTIES.replace("五方责任主体竣工验收表", title))
    assert document.type.value is DocumentType.COMPLETION_ACCEPTANCE
    assert (
        said(document).items()
        >= {
            "project_name": "之江新城综合管廊一期工程",
            "owner_unit": "杭州之江新城开发建设投资有限公司",
            "construction_unit": "浙江宏远建工集团有限公司",
            "construction_lead": "张玥",
            "supervision_lead": "李思远",
            "accepted_on": "2021-06-30",
        }.items()
    )


def test_each_leader_belongs_to_the_party_whose_box_names_him() -> None:
    parties = {person.name.text: person.party for person in understood(FIVE_PARTIES).people}
    assert parties == {
        "周建国": "owner",
        "钱一鸣": "survey",
        "孙立人": "design",
        "张玥": "construction",
        "李思远": "supervision",
    }


def test_a_table_of_parties_gives_each_leader_to_the_party_of_its_row() -> None:
    table = typed.table(
        ("单位工程质量竣工验收记录", "", ""),
        ("参加验收单位", "单位名称", "项目负责人"),
        ("建设单位", "杭州之江新城投资公司", "周建国"),
        ("施工单位", "浙江宏远建工集团公司", "张玥"),
        ("监理单位", "杭州正信监理公司", "李思远"),
    )
    document = understood(table)
    assert document.type.value is DocumentType.COMPLETION_ACCEPTANCE
    assert {(p.name.text, p.party) for p in document.people} == {
        ("周建国", "owner"),
        ("张玥", "construction"),
        ("李思远", "supervision"),
    }


def test_a_target_to_win_a_prize_is_no_acceptance() -> None:
    page = """
之江新城综合管廊一期工程创优目标

本工程竣工验收一次合格，创优目标：确保西湖杯，争创钱江杯。
"""
    assert understood(page).type.value is DocumentType.OTHER


def test_leaders_labelled_alike_in_every_box_are_their_parties_leaders() -> None:
    boxes = typed.table(
        ("勘察单位", "同意验收。单位（项目）负责人：钱一鸣"),
        ("施工单位", "同意验收。单位（项目）负责人：张玥"),
        ("监理单位", "同意验收。总监理工程师：李思远"),
        width=22,
    )
    leads = said(understood("单位工程质量竣工验收记录", boxes))
    assert leads["survey_lead"] == "钱一鸣"
    assert leads["construction_lead"] == "张玥"
    assert leads["supervision_lead"] == "李思远"


def test_units_labelled_alike_in_every_box_are_their_parties() -> None:
    boxes = typed.table(
        ("建设单位", "单位名称：杭州钱江新城开发投资有限公司"),
        ("施工单位", "单位名称：浙江宏远建工集团有限公司"),
        ("监理单位", "单位名称：杭州之江监理有限公司"),
        width=24,
    )
    units = said(understood("五方责任主体竣工验收表", boxes))
    assert units["owner_unit"] == "杭州钱江新城开发投资有限公司"
    assert units["construction_unit"] == "浙江宏远建工集团有限公司"
    assert units["supervision_unit"] == "杭州之江监理有限公司"


def test_a_leader_who_is_printed_and_signs_beside_it_is_one() -> None:
    boxes = typed.table(
        ("勘察单位意见", "同意验收。项目负责人：钱一鸣　钱一鸣（签名、公章）"),
        ("施工单位意见", "同意验收。项目负责人：张玥　张玥（签名、公章）"),
        width=25,
    )
    leads = said(understood("竣工验收备案表", boxes))
    assert (leads["survey_lead"], leads["construction_lead"]) == ("钱一鸣", "张玥")


def test_a_report_in_prose_names_the_parties_by_what_they_did() -> None:
    document = understood(
        """
建设工程竣工验收报告

朝晖商务综合体位于湖州市吴兴区文昌路，由湖州新航产业园区开发有限公司投资建设，湖州明堃勘测设计有限公司勘察，湖州金磐城乡规划设计院有限公司设计，湖州众城建设有限公司总承包施工，湖州海拓建设监理咨询有限公司监理。2022年1月27日，建设单位组织各方对该工程进行了竣工验收。
"""
    )
    assert (
        said(document).items()
        >= {
            "project_name": "朝晖商务综合体",
            "owner_unit": "湖州新航产业园区开发有限公司",
            "survey_unit": "湖州明堃勘测设计有限公司",
            "design_unit": "湖州金磐城乡规划设计院有限公司",
            "construction_unit": "湖州众城建设有限公司",
            "supervision_unit": "湖州海拓建设监理咨询有限公司",
            "accepted_on": "2022-01-27",
        }.items()
    )


def test_a_project_on_a_later_page_is_kept_beside_the_first() -> None:
    pages = (
        "竣工验收表\n工程名称：之江新城综合管廊一期工程",
        "竣工验收表\n工程名称：乔司河综合整治工程",
    )
    document = understood(*pages)
    assert said(document)["project_name"] == "之江新城综合管廊一期工程"
    assert [(ink.page, ink.text) for ink in document.further_projects] == [
        (2, "乔司河综合整治工程")
    ]


def test_a_list_that_tells_firms_tells_whose_leader_somebody_is() -> None:
    cover = """
建设工程竣工验收报告

工程名称：之江新城管廊工程

建设单位：甲城市建设投资有限公司

施工单位：乙建设有限公司
"""
    team = typed.table(
        ("验收组", "姓名", "工作单位", "职务"),
        ("组长", "张三丰", "甲城市建设投资有限公司", "项目负责人"),
        ("组员", "李四光", "乙建设有限公司", "项目负责人"),
        ("组员", "王五常", "丙监理有限公司", "项目负责人"),
        number=2,
    )
    people = {p.name.text: p.party for p in understood(cover, team).people}
    assert people == {"张三丰": "owner", "李四光": "construction", "王五常": None}


@pytest.mark.parametrize(
    "title",
    [
        "公路工程（合同段）交工验收证书",
        "公路工程交工证书",
        "合同段交工证书",
        "工程中间交接证书",
        "信息化项目验收报告",
        "项目验收报告",
        "单位工程验收工作组成员签字表",
        "竣工验收组成员签字表",
        "合同工程完工验收证书",
    ],
)
def test_other_trades_accept_under_titles_of_their_own(title: str) -> None:
    document = understood(
        typed.table(
            ("工程名称", "之江新城综合管廊一期工程"),
            ("施工单位", "浙江宏远建工集团有限公司"),
            ("监理单位", "杭州明监理有限公司"),
            top=6,
            width=24,
        ),
    )
    assert document.type.value is not DocumentType.COMPLETION_ACCEPTANCE
    headed = typed.page(
        f"{title}\n\n工程名称：之江新城综合管廊一期工程\n施工单位：浙江宏远建工集团有限公司"
    )
    read = understood(headed)
    assert read.type.value is DocumentType.COMPLETION_ACCEPTANCE
    assert said(read)["construction_unit"] == "浙江宏远建工集团有限公司"


@pytest.mark.parametrize("title", ["隐蔽工程验收记录", "材料进场验收单", "工程移交清单"])
def test_what_accepts_a_part_or_goods_completes_nothing(title: str) -> None:
    page = f"{title}\n\n工程名称：之江新城综合管廊一期工程\n施工单位：浙江宏远建工集团有限公司"
    assert understood(page).type.value is not DocumentType.COMPLETION_ACCEPTANCE
