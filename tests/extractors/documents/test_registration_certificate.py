"""注册执业证书 and 安全生产考核合格证书; a company's licences are none."""

import pytest

from models.document import DocumentType
from tests.extractors.documents.understood import said, understood

BUILDER = """
中华人民共和国

一级建造师注册证书

姓　　名：张玥
性　　别：女
出生日期：1990年3月7日
注册编号：浙1332020202212345
聘用企业：浙江宏远建工集团有限公司
注册专业：建筑工程（有效期：2022-05-10至2025-05-09）

使用有效期：2024-06-01至2024-11-28
签发日期：2022年5月10日
"""
SUPERVISOR = """
中华人民共和国
注册监理工程师
注册执业证书

注册号：33012345
姓　　名：张玥
注册专业：房屋建筑工程
聘用单位：杭州正信监理有限公司
有效期至：2025年5月9日
"""
COST = """
二级造价工程师注册证书

姓名　　　　张玥
身份证号　　　　330106199003074525
注册编号　　　　建[造]21233000123
注册单位　　　　浙江宏远建工集团有限公司
注册专业　　　　土木建筑工程
注册有效期　　　　2021年5月10日至2025年5月9日
签发单位　　　　浙江省住房和城乡建设厅
"""
SAFETY = """
建筑施工企业项目负责人
安全生产考核合格证书

编　　号：浙建安B（2019）0123456
姓　　名：张玥
企业名称：浙江宏远建工集团有限公司
职　　务：项目负责人
初次领证日期：2019年5月6日
有 效 期：2022年5月6日 至 2025年5月9日
发证机关：浙江省住房和城乡建设厅
"""
CASES = [
    pytest.param(
        BUILDER,
        {
            "title": "一级建造师",
            "speciality": "建筑工程",
            "employer": "浙江宏远建工集团有限公司",
            "certificate_number": "浙1332020202212345",
            "issued_on": "2022-05-10",
        },
        id="builder",
    ),
    pytest.param(
        SUPERVISOR,
        {
            "title": "注册监理工程师",
            "speciality": "房屋建筑工程",
            "employer": "杭州正信监理有限公司",
            "certificate_number": "33012345",
        },
        id="supervisor",
    ),
    pytest.param(
        COST,
        {
            "title": "二级造价工程师",
            "speciality": "土木建筑工程",
            "employer": "浙江宏远建工集团有限公司",
            "certificate_number": "建[造]21233000123",
            "issuer": "浙江省住房和城乡建设厅",
        },
        id="cost engineer",
    ),
    pytest.param(
        SAFETY,
        {
            "title": "安全生产考核合格证书",
            "employer": "浙江宏远建工集团有限公司",
            "certificate_number": "浙建安B（2019）0123456",
            "issuer": "浙江省住房和城乡建设厅",
        },
        id="safety",
    ),
]


@pytest.mark.parametrize(("page", "fields"), CASES)
def test_a_certificate_says_who_is_registered_where_and_until_when(
    page: str, fields: dict[str, str]
) -> None:
    document = understood(page)
    assert document.type.value is DocumentType.REGISTRATION_CERTIFICATE
    everywhere = {"holder_name": "张玥", "valid_until": "2025-05-09"}
    assert said(document).items() >= (everywhere | fields).items()


ARCHITECT = """
中华人民共和国二级注册建筑师注册证书

张玥　性别：女，经审查符合《中华人民共和国注册建筑师条例》规定的注册条件，准予注册

聘用单位：浙江宏远建工集团有限公司
注册编号：20223353543
有效期至：2025年5月9日
"""


def test_a_sentence_names_the_holder_and_a_country_is_nobody() -> None:
    document = understood(ARCHITECT)
    wanted = {"title": "二级注册建筑师", "holder_name": "张玥", "gender": "女"}
    assert said(document).items() >= wanted.items()
    assert [person.name.text for person in document.people] == ["张玥"]


def test_how_long_a_copy_may_be_used_is_not_how_long_one_is_registered() -> None:
    page = BUILDER.replace("（有效期：2022-05-10至2025-05-09）", "")
    assert understood(page).text("valid_until") != "2024-06-01"


LICENCE = """
安全生产许可证

编号：（浙）JZ安许证字〔2020〕012345
单位名称：浙江宏远建工集团有限公司
主要负责人：李建国
许可范围：建筑施工
有效期：2020年5月10日至2026年5月9日
发证机关：浙江省住房和城乡建设厅
"""
BUSINESS = """
营业执照

统一社会信用代码：91330100MA2XXXXXX1
名称：浙江宏远建工集团有限公司
法定代表人：李建国
注册资本：壹亿元整
经营范围：房屋建筑工程施工
"""
REGISTER = """
全国建筑市场监管公共服务平台

张玥
执业注册信息
注册类别：一级注册建造师　　　　注册专业：建筑工程
证书编号：00123456　　　　注册编号（执业印章号）：浙1332020202212345
有效期：2025年05月09日　　　　注册单位：浙江宏远建工集团有限公司
"""
STATEMENT = """
工作证明

兹证明张玥同志系我公司员工，持有一级建造师注册证书，注册单位为我公司，特此证明。

　　　　　　　　　　　　浙江宏远建工集团有限公司
"""


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        pytest.param(LICENCE, DocumentType.OTHER, id="company's safety licence"),
        pytest.param(BUSINESS, DocumentType.OTHER, id="business licence"),
        pytest.param(REGISTER, DocumentType.REGISTRY_SCREENSHOT, id="the register's page"),
        pytest.param(STATEMENT, DocumentType.EMPLOYER_STATEMENT, id="statement"),
    ],
)
def test_near_neighbours_register_nobody(page: str, kind: DocumentType) -> None:
    assert understood(page).type.value is kind


def test_a_drawing_with_its_designer_s_stamp_is_no_registration() -> None:
    page = "\n注册执业章\n\n会签栏\n建筑　　周新宇\n图名　　　平面布置图\n项目负责人　　　朱世豪\n"
    assert understood(page).type.value is DocumentType.OTHER
