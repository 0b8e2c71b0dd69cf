"""Each recommender's certificate of title must be enclosed, in that recommender's name."""

from collections.abc import Iterator
from functools import partial

from models.application import Claim, ClaimKind
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper
from verifiers.evidence.recommenders import holder_of, signatures
from verifiers.persons.identity import SURE
from verifiers.persons.names import one_off
from verifiers.rule import ClaimRule, Verdict, doubted, failed, passed
from verifiers.samples.examples import Example
from verifiers.samples.specimens import claimed, sheet, title_certificate, unsurely, vouched


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Whole names only: one character off, or a certificate nobody could read, is a doubt."""
    yield from each_paper(case, claim, partial(_judge, case, claim))


def _judge(case: Case, claim: Claim, exhibit: Exhibit) -> Verdict:
    signed = signatures(exhibit)
    if not signed:
        message = f"{exhibit.title}的推荐人签名未能确认，不能与推荐人证书核对，请人工核对"
        return doubted(message, (), exhibit.id)
    enclosed = case.of(claim, DocumentType.TITLE_CERTIFICATE)
    lacking = [name for name in dict.fromkeys(signed) if not _is_held(name, enclosed)]
    if not lacking:
        evidence = tuple(e for one in enclosed for e in one.show_fields("holder_name"))
        return passed("推荐人的职称证书均已附，姓名一致", evidence, exhibit.id)
    return _lack(case, claim, lacking, enclosed)


def _lack(case: Case, claim: Claim, names: list[str], enclosed: tuple[Exhibit, ...]) -> Verdict:
    listed = "、".join(f"“{name}”" for name in names)
    unclear = [e for e in enclosed if _may_be_any(names, e)]
    if unclear:
        seen = unclear[0].text("holder_name") or "未读到姓名"
        message = (
            f"推荐人{listed}的签名与{unclear[0].title}的姓名（{seen}）不能确认一致，请人工核对"
        )
        return doubted(message, unclear[0].show_fields("holder_name"), unclear[0].id)
    if case.uncertain(claim) or any(e.type is DocumentType.OTHER for e in case.of(claim)):
        return doubted(f"有附件未能读取或类型不明，没有识别到推荐人{listed}的职称证书，请人工核对")
    return failed(f"没有附推荐人{listed}的高级工程师证书，请补充")


def _is_held(name: str, enclosed: tuple[Exhibit, ...]) -> bool:
    return any(holder_of(e) == name and _is_legible(e) for e in enclosed)


def _may_be_any(names: list[str], exhibit: Exhibit) -> bool:
    holder = holder_of(exhibit)
    near = any(one_off(name, holder) for name in names)
    return near or not _is_legible(exhibit)


def _is_legible(exhibit: Exhibit) -> bool:
    field = exhibit.field("holder_name")
    return field is not None and field.confidence >= SURE


def examples() -> tuple[Example, ...]:
    claim = claimed(ClaimKind.SELF_ASSESSMENT, "a1", "a2", "a3")
    sound = vouched()
    unsigned = unsurely(sheet(), "recommenders")
    unclear = unsurely(title_certificate("陈志刚"), "holder_name")
    return (
        Example(claim, sound, FindingStatus.PASS),
        Example(claim, {**sound, "a3": title_certificate("李建国")}, FindingStatus.FAIL),
        Example(claim, {**sound, "a3": title_certificate("陈志钢")}, FindingStatus.REVIEW),
        Example(claim, {**sound, "a3": title_certificate("")}, FindingStatus.REVIEW),
        Example(claim, {**sound, "a3": unclear}, FindingStatus.REVIEW),
        Example(claim, {"a1": sheet(), "a2": sound["a2"]}, FindingStatus.REVIEW),
        Example(claim, {**sound, "a1": unsigned}, FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.SELF_ASSESSMENT}),
    citation="附件2 二（三）2、二（五）4",
    check=check,
    examples=examples,
)
