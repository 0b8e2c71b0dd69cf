"""An award of another firm's work is not the applicant's: the own unit must have a part in it."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import Document, DocumentType
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.evidence.winners import another_winner
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import (
    OWN,
    PROJECT,
    Example,
    application,
    award,
    document,
    person,
    project,
)


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Only where the certificate contradicts what else is shown: many name nobody but the builder,
    and whoever supervised or designed has a part in the award too."""
    exhibits = case.of(claim, DocumentType.AWARD_CERTIFICATE)
    for exhibit in exhibits:
        if firm := another_winner(case, claim, exhibit):
            message = (
                f"{exhibit.title}载明的获奖单位为“{firm}”，未见申报人所在单位，"
                "请人工核对是否为申报人参与的获奖工程"
            )
            yield doubted(message, exhibit.show_fields("winner_unit", "project_name"), exhibit.id)
        else:
            yield passed(f"{exhibit.title}的获奖单位与申报人所在单位没有矛盾", (), exhibit.id)
    if not exhibits:
        yield idle("没有获奖证书可核对获奖单位")


def examples() -> tuple[Example, ...]:
    work = project("a1").model_copy(update={"id": "p1"})
    prize = award("a2").model_copy(update={"project": "p1"})
    made, other = application(work, prize), "浙江天工建设有限公司"
    supervised = application(work.model_copy(update={"role": "总监理工程师"}), prize)
    letter = document(
        DocumentType.EMPLOYER_STATEMENT,
        person("张玥", "项目经理"),
        texts=[f"兹证明{OWN}承建的{PROJECT}，项目经理为张玥"],
    )
    silent = document(DocumentType.EMPLOYER_STATEMENT, person("张玥", "项目经理"))

    def given(unit: str, *texts: str) -> Document:
        said = {"winner_unit": unit, "project_name": PROJECT}
        words = [f"{PROJECT}荣获钱江杯奖", f"承建单位：{unit}", *texts]
        return document(DocumentType.AWARD_CERTIFICATE, texts=words, fields=said)

    return (
        Example(made, {"a1": letter, "a2": given(OWN)}, FindingStatus.PASS),
        Example(made, {"a1": letter, "a2": given(other)}, FindingStatus.REVIEW),
        Example(made, {"a1": letter, "a2": given(other, f"参建单位：{OWN}")}, FindingStatus.PASS),
        Example(made, {"a1": silent, "a2": given(other)}, FindingStatus.PASS),
        Example(supervised, {"a1": letter, "a2": given(other)}, FindingStatus.PASS),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.AWARD}),
    citation="附件2 二（四）、二（十三）8",
    check=check,
    examples=examples,
)
