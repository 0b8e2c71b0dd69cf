"""职称证书 in their forms; an appointment, a list of the qualified and a qualification by
examination are something else."""

import pytest

from models.document import DocumentType
from tests.extractors.documents.understood import said, understood

LABELLED = """
浙江省高级专业技术职务任职资格证书

姓　名：张玥
性　别：女
身份证号：330106199003074525
工作单位：浙江宏远建工集团有限公司
专业名称：建筑施工
资格名称：高级工程师
取得资格时间：2018年12月20日
评审组织：浙江省建设工程专业高级工程师职务任职资格评审委员会
证书编号：G330120180012345
发证机关：浙江省人力资源和社会保障厅
"""
SENTENCE = """
职 称 证 书

张玥 同志：

　　经杭州市建设工程专业中级职务任职资格评审委员会评审通过，具有建筑施工专业工程师任职资格。

证书编号：浙建中字第20180123号





　　　　　　　　　　　　　杭州市人力资源和社会保障局

　　　　　　　　　　　　　二〇一八年十二月二十日
"""
ELECTRONIC = """
浙江省电子职称证书

姓名　　　　张玥
身份证号　　　　330106199003074525
工作单位　　　　浙江宏远建工集团有限公司
职称名称　　　　工程师
职称级别　　　　中级
评审专业　　　　市政工程
评委会名称　　　　杭州市建设工程专业中级职务任职资格评审委员会
证书编号　　　　2018330100012345
发证日期　　　　2018-12-20
"""


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        pytest.param(
            LABELLED,
            {
                "title": "高级工程师",
                "speciality": "建筑施工",
                "employer": "浙江宏远建工集团有限公司",
                "certificate_number": "G330120180012345",
                "issuer": "浙江省人力资源和社会保障厅",
            },
            id="labels",
        ),
        pytest.param(
            SENTENCE,
            {
                "title": "工程师",
                "speciality": "建筑施工",
                "certificate_number": "浙建中字第20180123号",
            },
            id="sentence",
        ),
        pytest.param(
            ELECTRONIC,
            {
                "title": "工程师",
                "speciality": "市政工程",
                "employer": "浙江宏远建工集团有限公司",
                "certificate_number": "2018330100012345",
            },
            id="electronic",
        ),
    ],
)
def test_a_certificate_says_who_is_qualified_for_what(page: str, fields: dict[str, str]) -> None:
    document = understood(page)
    assert document.type.value is DocumentType.TITLE_CERTIFICATE
    everywhere = {"holder_name": "张玥", "issued_on": "2018-12-20"}
    assert said(document).items() >= (everywhere | fields).items()


def test_the_committee_s_title_is_not_the_holder_s() -> None:
    page = SENTENCE.replace("中级职务任职资格评审委员会", "高级工程师评审委员会")
    assert understood(page).text("title") == "工程师"


LETTER = """
聘　书

兹聘请张玥同志为助理工程师，聘期自2019年1月1日起至2021年12月31日止。
特此发证，助理工程师专业技术职务。

　　　　　　　　　　　　浙江宏远建工集团有限公司
"""
LISTED = """
关于公布张玥等56人具有工程师任职资格的通知

各区、县（市）人力资源和社会保障局：
经评审，张玥等56人具有工程师职务任职资格，名单见附件。

　　　　　　　　　　　　杭州市人力资源和社会保障局
"""
EXAMINED = """
中华人民共和国专业技术人员职业资格证书

姓名：张玥
证件号码：330106199003074525
级别：二级
专业：建筑工程
批准日期：2018年5月20日
管理号：201833010000123
"""
CONTRACT = """
劳动合同书

甲方：浙江宏远建工集团有限公司
乙方：张玥
一、合同期限：自2020年1月1日起至2024年12月31日止。
二、工作内容：乙方担任土建技术员，持有高级专业技术职务任职资格证书的另给津贴。
三、劳动报酬：每月8000元。
"""


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        pytest.param(LETTER, DocumentType.APPOINTMENT_LETTER, id="appointment"),
        pytest.param(LISTED, DocumentType.OTHER, id="list of the qualified"),
        pytest.param(EXAMINED, DocumentType.OTHER, id="examination"),
        pytest.param(CONTRACT, DocumentType.LABOR_CONTRACT, id="contract"),
    ],
)
def test_near_neighbours_are_no_title_certificates(page: str, kind: DocumentType) -> None:
    assert understood(page).type.value is kind


def test_words_of_the_heading_are_no_title() -> None:
    page = SENTENCE.replace("职 称 证 书", "专业技术资格证书").replace("工程师任职资格", "任职资格")
    assert understood(page).text("title") is None


def test_the_title_is_no_post() -> None:
    assert understood(LABELLED).text("position") is None
