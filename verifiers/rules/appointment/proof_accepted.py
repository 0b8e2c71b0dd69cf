"""An appointment is proven by a letter; an enterprise may show the labour contract instead."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind, Employer
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.appointments import proofs
from verifiers.rule import ClaimRule, Verdict, doubted, failed, passed
from verifiers.samples.examples import (
    OWN,
    Example,
    application,
    appointment,
    contract,
    document,
    letter,
    person,
)
from verifiers.wording import titles


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """A certificate of qualification is no appointment, though it is often sent for one."""
    wanted = case.rulebook.appointment.proofs[case.application.employer.kind]
    accepted, certificates = proofs(case, claim), case.of(claim, DocumentType.TITLE_CERTIFICATE)
    contracts = case.of(claim, DocumentType.LABOR_CONTRACT)
    if accepted:
        yield passed(f"已附{accepted[0].title}", (), accepted[0].id)
    elif case.uncertain(claim):
        yield doubted(f"有附件未能读取或类型不明，没有识别到{titles(wanted)}，请人工核对")
    elif certificates:
        exhibit = certificates[0]
        yield failed(f"{exhibit.title}只证明资格，请提供{titles(wanted)}", (), exhibit.id)
    elif contracts and case.application.employer.staffing != "contract":
        yield _instead(contracts[0], titles(wanted))
    else:
        yield doubted(f"所附材料中没有识别到{titles(wanted)}，请补充或人工核对")


def _instead(contract: Exhibit, wanted: str) -> Verdict:
    """An institution's own 聘用合同 may state the title and the post, as its letters do."""
    if any("聘用合同" in text for text in contract.texts):
        message = f"{contract.title}为聘用合同，能否视为{wanted}请人工判定"
        return doubted(message, (), contract.id)
    message = f"事业单位人员应提供{wanted}，劳动合同不能代替"
    return failed(message, (), contract.id)


def examples() -> tuple[Example, ...]:
    claim = application(appointment("a1"))
    public = application(appointment("a1"), employer=Employer(name=OWN, kind="public_institution"))
    form = document(DocumentType.POST_INFORMATION_FORM, person("张玥"))
    title = document(DocumentType.TITLE_CERTIFICATE, person("张玥"), fields={"title": "助理工程师"})
    kind, worker = DocumentType.LABOR_CONTRACT, person("张玥")
    engaged = document(kind, worker, texts=["事业单位聘用合同书"], sealed_by=[OWN])
    return (
        Example(claim, {"a1": letter()}, FindingStatus.PASS),
        Example(claim, {"a1": contract()}, FindingStatus.PASS),
        Example(public, {"a1": contract()}, FindingStatus.FAIL),
        Example(public, {"a1": engaged}, FindingStatus.REVIEW),
        Example(public, {"a1": letter()}, FindingStatus.PASS),
        Example(public, {"a1": form}, FindingStatus.REVIEW),
        Example(claim, {"a1": title}, FindingStatus.FAIL),
        Example(claim, {"a1": document(DocumentType.OTHER)}, FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.APPOINTMENT}),
    citation="附件2 二（五）2",
    check=check,
    examples=examples,
    parameters=("appointment.proofs",),
)
