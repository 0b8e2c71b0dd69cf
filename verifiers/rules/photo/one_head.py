"""The photograph must show one head of a portrait's size (证件照): nobody, or several, is none."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import DocumentType, Photograph
from verifiers.case import Case, Exhibit
from verifiers.evidence.photographs import each_photograph
from verifiers.rule import ClaimRule, Verdict, doubted, passed
from verifiers.samples.examples import Example, document
from verifiers.samples.specimens import enclosing, portrait


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Picture analysis counts heads, so a miss is for a person; whose head it is nobody judges."""
    yield from each_photograph(case, claim, _judge)


def _judge(exhibit: Exhibit, photograph: Photograph) -> Verdict:
    if photograph.heads == 1:
        return passed(f"{exhibit.title}上有1个人的头像", (), exhibit.id)
    message = (
        f"{exhibit.title}上识别到{photograph.heads}个头像，"
        "要求为1人的正面证件照，请人工核对或重新上传"
    )
    return doubted(message, (), exhibit.id)


def examples() -> tuple[Example, ...]:
    photos = [(portrait(heads=heads), "review") for heads in (0, 2)]
    unmeasured = document(DocumentType.ID_PHOTO)
    return enclosing(ClaimKind.PHOTO, [(portrait(), "pass"), *photos, (unmeasured, "review")])


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PHOTO}),
    citation="附件2 二（一）",
    check=check,
    examples=examples,
)
