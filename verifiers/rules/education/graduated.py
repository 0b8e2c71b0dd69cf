"""Every education paper must say that its holder graduated, and that this could be verified."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import Document, DocumentType
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.evidence.graduation import not_graduated
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import (
    Example,
    application,
    diploma,
    document,
    education,
    person,
    registration_form,
)


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """结业 and 肄业 are no graduation; a query that found nothing certifies none."""
    exhibits = case.of(claim, *case.rulebook.serves[ClaimKind.EDUCATION])
    for exhibit in exhibits:
        if said := not_graduated(exhibit):
            message = (
                f"{exhibit.title}写有“{said.text}”，不能认定申报人已毕业并通过认证，请人工核对"
            )
            yield doubted(message, exhibit.show(said), exhibit.id)
        else:
            yield passed(f"{exhibit.title}没有结业、肄业或认证未通过的字样", (), exhibit.id)
    if not exhibits:
        yield idle("没有学历材料可核对是否毕业")


def examples() -> tuple[Example, ...]:
    claim = application(education("a1"))

    def form(*texts: str) -> Document:
        kind = DocumentType.CHSI_REGISTRATION_FORM
        return document(kind, person("张玥"), texts=["毕（结）业日期", "毕（结）业", *texts])

    def query(*texts: str) -> Document:
        return document(DocumentType.TECHNICIAN_SCHOOL_QUERY, person("张玥"), texts=texts)

    refused = "经核查，该证书信息与档案记载不符，不予认证。"
    told = "如未查询到证书信息，请联系毕业院校所在地人社部门。"
    papers = [
        (diploma(), "pass"),
        (registration_form(), "pass"),
        (form("毕业"), "pass"),
        (form("结业"), "review"),
        (form("肄业"), "review"),
        (form("专升本（在读）"), "review"),
        (form("非学历教育（进修培训）"), "review"),
        (document(DocumentType.CHSI_VERIFICATION_REPORT, texts=[refused]), "review"),
        (query("证书类别：结业证书"), "review"),
        (query("未查询到符合条件的毕业证书信息"), "review"),
        (query(told), "pass"),
        (
            document(DocumentType.GRADUATE_REGISTRATION_FORM, texts=["学校意见：准予结业"]),
            "review",
        ),
    ]
    return tuple(Example(claim, {"a1": paper}, FindingStatus(status)) for paper, status in papers)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.EDUCATION}),
    citation="附件2 二（五）1",
    check=check,
    examples=examples,
    parameters=("serves",),
    decides=True,
)
