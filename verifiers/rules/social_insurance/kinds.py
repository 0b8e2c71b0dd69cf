"""Medical insurance alone can be paid for without any employment (灵活就业, 居民医保)."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import Document, DocumentType
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper
from verifiers.rule import ClaimRule, Verdict, doubted, passed
from verifiers.samples.examples import Example, document, person
from verifiers.samples.specimens import enclosing

_MEDICAL = "医疗保险"
_OTHERS = ("养老", "失业", "工伤")


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """By what the record names; one that names no kind at all is of social insurance as a whole."""
    yield from each_paper(case, claim, _judge)


def _judge(exhibit: Exhibit) -> Verdict:
    said = "".join(exhibit.texts)
    if _MEDICAL in said and not any(word in said for word in _OTHERS):
        message = (
            f"{exhibit.title}只载明医疗保险，不能说明劳动关系，请补充养老保险缴费记录或人工核对"
        )
        return doubted(message, (), exhibit.id)
    return passed(f"{exhibit.title}不只是医疗保险的记录", (), exhibit.id)


def examples() -> tuple[Example, ...]:
    def naming(*texts: str) -> Document:
        return document(DocumentType.SOCIAL_INSURANCE_RECORD, person("张玥"), texts=texts)

    records = [
        (naming("社会保险参保证明", "养老保险", "医疗保险"), "pass"),
        (naming("社会保险参保证明"), "pass"),
        (naming("社会保险权益记录单", "医疗保险", "缴费基数"), "review"),
    ]
    return enclosing(ClaimKind.SOCIAL_INSURANCE, records)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.SOCIAL_INSURANCE}),
    citation="附件2 二（五）5",
    check=check,
    examples=examples,
)
