"""本单位证明: what an employer says of its own people, under whatever title."""

import pytest

from models.document import DocumentType, IssuerVia
from tests.extractors import typed
from tests.extractors.documents.understood import said, seal, understood

DOWN = "\n" * 24
STATEMENT = f"""
工作证明

兹证明张玥同志系我公司员工，在之江新城综合管廊一期工程中担任项目副经理一职。

特此证明。
{DOWN}
　　　　　　　　　　　　　　　　　　　　　　　　　　浙江宏远建工集团有限公司
　　　　　　　　　　　　　　　　　　　　　　　　　　2024年7月1日
"""
TOLD = """
工作证明

张玥，女，身份证号码330106199003074520，系我公司职工。该同志在“之江新城管廊（二期）工程”中
任项目经理一职，工程已竣工验收合格。

2022年12月7日
"""
APPOINTED = """
项目部任命书

经公司研究决定，任命张玥为之江新城综合管廊一期工程项目经理，全面负责项目管理工作。

2019年3月1日
"""


@pytest.mark.parametrize(
    ("page", "post"),
    [
        pytest.param(STATEMENT, "项目副经理", id="proof"),
        pytest.param(TOLD, "项目经理", id="this comrade"),
        pytest.param(APPOINTED, "项目经理", id="order"),
    ],
)
def test_a_statement_gives_its_person_a_post(page: str, post: str) -> None:
    document = understood(page)
    assert document.type.value is DocumentType.EMPLOYER_STATEMENT
    assert document.text("holder_name") == "张玥"
    assert said(document)["position"].endswith(post)
    assert ("张玥", post) in [
        (p.name.text, p.role.text if p.role else None) for p in document.people
    ]


def test_the_company_that_signs_issues_it() -> None:
    assert [(i.ink.text, i.via) for i in understood(STATEMENT).issuers] == [
        ("浙江宏远建工集团有限公司", IssuerVia.SIGNATURE_BLOCK)
    ]


def test_parties_that_are_merely_mentioned_issue_nothing() -> None:
    page = STATEMENT.replace(
        "工作证明",
        "工作证明\n\n工程名称：之江新城综合管廊一期工程\n"
        "建设单位：杭州之江新城开发建设投资有限公司\n监理单位：杭州正信监理有限公司",
    )
    assert [issuer.ink.text for issuer in understood(page).issuers] == ["浙江宏远建工集团有限公司"]


def test_the_authority_a_statement_is_addressed_to_does_not_issue_it() -> None:
    page = STATEMENT.replace("工作证明\n", "工作证明\n\n杭州市城乡建设委员会：\n")
    assert [issuer.ink.text for issuer in understood(page).issuers] == ["浙江宏远建工集团有限公司"]


def test_whoever_seals_it_comes_first() -> None:
    document = understood(STATEMENT, seals=[seal("杭州正信监理有限公司")])
    assert [(i.ink.text, i.via) for i in document.issuers] == [
        ("杭州正信监理有限公司", IssuerVia.SEAL),
        ("浙江宏远建工集团有限公司", IssuerVia.SIGNATURE_BLOCK),
    ]


def test_a_certificate_of_social_insurance_is_no_statement() -> None:
    page = """
浙江省社会保险参保证明

兹证明张玥同志在我省参加社会保险，单位名称：浙江宏远建工集团有限公司
"""
    assert understood(page).type.value is DocumentType.SOCIAL_INSURANCE_RECORD


def test_a_post_below_its_heading_is_not_the_next_heading() -> None:
    table = typed.table(
        ("工程名称", "起讫年月", "担任职务", "工程体量"),
        ("之江综合管廊工程", "2017.11起", "项目经理", "81538.15㎡"),
    )
    document = understood("工作证明\n张玥同志参与工程情况如下：", table)
    assert document.text("position") == "项目经理"
