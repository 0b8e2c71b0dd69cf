"""聘书 and notices that appoint many: who, as what, from when to when."""

import pytest

from models.document import Document, DocumentType
from tests.extractors import typed
from tests.extractors.documents.understood import said, understood

LETTER = """
聘　任　书

张玥同志：

兹聘请您担任土建助理工程师职务，聘期自2018年7月1日至2021年6月30日。

特发此证

浙江宏远建工集团有限公司
2018年7月1日
"""
FORM = """
专业技术职务聘任证书

姓名：张玥　　　　性别：女
聘任职务：助理工程师
聘任时间：二〇一八年七月一日
聘任单位：浙江宏远建工集团有限公司
发证日期：2018年7月5日
"""
NOTICE = """
浙江宏远建工集团有限公司文件

宏远人〔2018〕12号

关于聘任李明等同志专业技术职务的通知

各部门、各项目部：

经研究，决定聘任李明、张玥、王伟为助理工程师，聘期自2018年7月1日至2023年6月30日。

特此通知。

浙江宏远建工集团有限公司
2018年6月28日
"""


def _roles(document: Document, name: str) -> set[str]:
    return {p.role.text for p in document.people if p.name.text == name and p.role}


BOOKLET = """
专业技术职务聘任证书

姓　　名：张玥
聘任职务：助理工程师
聘任起始：2018年3月1日
聘任终止：2030年2月28日
聘任单位（章）：浙江宏远建工集团有限公司
"""
BETWEEN_PARTIES = """
专业技术职务聘任书

聘任单位（甲方）：浙江宏远建工集团有限公司
受聘人（乙方）：张玥　　　性别：女
根据甲方工作需要和乙方任职资格，甲方聘任乙方担任助理工程师
职务。聘任期限自2018年7月1日起至2030年6月30日止。
"""


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        pytest.param(
            LETTER,
            {
                "holder_name": "张玥",
                "position": "土建助理工程师",
                "appointed_on": "2018-07-01",
                "ended_on": "2021-06-30",
            },
            id="letter",
        ),
        pytest.param(
            FORM,
            {
                "holder_name": "张玥",
                "position": "助理工程师",
                "appointed_on": "2018-07-01",
                "issued_on": "2018-07-05",
                "issuer": "浙江宏远建工集团有限公司",
            },
            id="form",
        ),
        pytest.param(
            NOTICE,
            {
                "position": "助理工程师",
                "appointed_on": "2018-07-01",
                "ended_on": "2023-06-30",
                "issued_on": "2018-06-28",
                "issuer": "浙江宏远建工集团有限公司",
            },
            id="notice",
        ),
        pytest.param(
            BOOKLET,
            {
                "holder_name": "张玥",
                "position": "助理工程师",
                "appointed_on": "2018-03-01",
                "ended_on": "2030-02-28",
            },
            id="booklet",
        ),
        pytest.param(
            BETWEEN_PARTIES,
            {
                "holder_name": "张玥",
                "position": "助理工程师",
                "appointed_on": "2018-07-01",
                "ended_on": "2030-06-30",
            },
            id="between parties",
        ),
    ],
)
def test_an_appointment_says_as_what_and_for_how_long(page: str, fields: dict[str, str]) -> None:
    document = understood(page)
    assert document.type.value is DocumentType.APPOINTMENT_LETTER
    assert said(document).items() >= fields.items()


@pytest.mark.parametrize("page", [LETTER, FORM, NOTICE], ids=["letter", "form", "notice"])
def test_the_appointed_one_has_the_title(page: str) -> None:
    (role,) = _roles(understood(page), "张玥")
    assert role.endswith("助理工程师")


def test_a_notice_gives_its_title_to_everybody_it_lists() -> None:
    document = understood(NOTICE)
    for name in ("李明", "张玥", "王伟"):
        assert _roles(document, name) == {"助理工程师"}


def test_a_qualification_is_no_appointment() -> None:
    page = """
专业技术职务任职资格证书

姓名：张玥　　　　性别：女
专业名称：建筑施工
资格名称：助理工程师
授予时间：2018年7月1日
评审委员会：杭州市初级专业技术职务评审委员会
"""
    assert understood(page).type.value is not DocumentType.APPOINTMENT_LETTER


def test_a_letter_whose_cover_was_not_read_is_known_by_whom_it_appoints() -> None:
    page = """
张玥：
　　根据公司《专业技术职务聘任管理办法》，经考核，
决定聘任你为助理工程师，任期六年，自2018年12月3日
起算。
　　特发此证

　　　　　　　　　　　　　　浙江宏远建工集团有限公司
　　　　　　　　　　　　　　2018年12月3日
"""
    document = understood(page)
    assert document.type.value is DocumentType.APPOINTMENT_LETTER
    wanted = {"holder_name": "张玥", "position": "助理工程师", "ended_on": "2024-12-02"}
    assert said(document).items() >= wanted.items()


def test_a_term_may_run_from_the_day_of_issue() -> None:
    page = """
关于聘任张玥等同志专业技术职务的通知

　　经公司研究，决定聘任下列同志专业技术职务，聘期五年，自发文之日起计算：
　　张玥为助理工程师。

　　　　　　　　　　　　　　浙江宏远建工集团有限公司
　　　　　　　　　　　　　　2019年6月20日
"""
    wanted = {"appointed_on": "2019-06-20", "ended_on": "2024-06-19"}
    assert said(understood(page)).items() >= wanted.items()


def test_a_form_says_its_term_in_one_cell_and_its_unit_s_opinion_is_no_unit() -> None:
    form = typed.table(
        ("姓名", "张玥"),
        ("聘任职务", "助理工程师"),
        ("聘任期限", "2018年8月27日至2028年8月26日"),
        ("聘任单位意见", "同意聘任。"),
        width=24,
    )
    fields = said(understood("专业技术职务聘任书", form))
    assert (fields["appointed_on"], fields["ended_on"]) == ("2018-08-27", "2028-08-26")
    assert "issuer" not in fields


@pytest.mark.parametrize(
    ("second", "term"),
    [("2020年10月9日", ("2020-10-09", "2025-10-08")), ("2021年3月1日", (None, None))],
)
def test_a_list_gives_the_term_that_holds_for_all_of_it(
    second: str, term: tuple[str | None, str | None]
) -> None:
    page = f"""
宏远建工集团有限公司文件
关于聘任曾嘉永等同志专业技术职务的决定

决定聘任以下同志担任相应专业技术职务，聘期5年：

序号　　　姓名　　　　　聘任职务　　　　聘任起始时间
1　　　　曾嘉永　　　　助理工程师　　　2020年10月9日
2　　　　陈豪赟　　　　助理工程师　　　{second}
"""
    found = said(understood(page))
    assert (found.get("appointed_on"), found.get("ended_on")) == term


@pytest.mark.parametrize("post", ["总工程师", "总工程师助理", "土建工程师助理"])
def test_a_post_that_holds_a_titles_word_is_no_title(post: str) -> None:
    document = understood(f"聘书\n\n兹聘任张玥同志为{post}，聘期自2018年7月1日起。\n")
    assert said(document).get("position") in {None, post}


def test_a_notice_of_the_outcome_appoints_all_it_lists_for_its_term() -> None:
    head = """
关于公布2019年专业技术职务聘任结果的通知

公司各部门：
根据2019年度职称聘任工作安排，经公司研究，聘任以下人员相应专业技术职务，聘期五年（2019年4月1日至2024年3月31日）：

姓名　　　性别　　　专业　　　　　聘任职务
唐建国　　　男　　　水利水电　　　工程师
习艳红　　　女　　　水利水电　　　助理工程师
"""
    document = understood(head)
    assert document.type.value is DocumentType.APPOINTMENT_LETTER
    assert (
        said(document).items() >= {"appointed_on": "2019-04-01", "ended_on": "2024-03-31"}.items()
    )
    posts = {person.name.text: person.role.text for person in document.people if person.role}
    assert posts == {"唐建国": "工程师", "习艳红": "助理工程师"}
