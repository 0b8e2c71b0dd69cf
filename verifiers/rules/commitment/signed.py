"""The commitment must bear the applicant's signature, clearly legible (字迹要求清晰)."""

from collections.abc import Iterator
from functools import partial

from models.application import Claim, ClaimKind
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper
from verifiers.persons.legibility import SIGNED, doubt_of
from verifiers.rule import ClaimRule, Verdict, doubted, failed, passed
from verifiers.samples.examples import Example, doubtful
from verifiers.samples.specimens import commitment, enclosing
from verifiers.text.characters import same
from verifiers.text.fields import ink_of


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """A signature that cannot be read, or reads as another name, is for a person."""
    yield from each_paper(case, claim, partial(_judge, case.application.applicant.name))


def _judge(name: str, exhibit: Exhibit) -> Verdict:
    signature = ink_of(exhibit.field("signature"))
    if signature is None:
        return _unsigned(exhibit)
    evidence = exhibit.show(signature)
    if signature.confidence < SIGNED:
        message = f"{exhibit.title}的签名字迹不能辨认，请人工核对是否为“{name}”本人签署"
        return doubted(message, evidence, exhibit.id)
    if not same(signature.text, name):
        message = f"{exhibit.title}的签名读作“{signature.text}”，不是“{name}”，请人工核对"
        return doubted(message, evidence, exhibit.id)
    return passed(f"{exhibit.title}有“{name}”的签名", evidence, exhibit.id)


def _unsigned(exhibit: Exhibit) -> Verdict:
    """An electronic signature, or a page that was not read well, may be what was not seen."""
    document = exhibit.document
    if document is None or document.signed or doubt_of(document):
        message = f"{exhibit.title}未读到手写签名，但有电子签名或页面不清，请人工核对是否已签署"
        return doubted(message, (), exhibit.id)
    message = f"{exhibit.title}没有签名，请本人在线签署后重新上传"
    return failed(message, (), exhibit.id)


def examples() -> tuple[Example, ...]:
    papers = [
        (commitment(), "pass"),
        (commitment(""), "fail"),
        (doubtful(commitment(""), "blurred"), "review"),
        (commitment("李建国"), "review"),
        (commitment("〔字迹未能辨认〕", 0.0), "review"),
        (commitment(confidence=0.7), "review"),
    ]
    return enclosing(ClaimKind.COMMITMENT, papers)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.COMMITMENT}),
    citation="附件2 二（二）",
    check=check,
    examples=examples,
    decides=True,
)
