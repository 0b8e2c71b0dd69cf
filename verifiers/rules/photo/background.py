"""The photograph must have a white background (白底证件照)."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import Photograph
from verifiers.case import Case, Exhibit
from verifiers.evidence.photographs import each_photograph
from verifiers.rule import ClaimRule, Verdict, doubted, passed
from verifiers.samples.examples import Example
from verifiers.samples.specimens import enclosing, portrait

WHITE = 0.9
"""Least share of the background that is white: shadows at the shoulders and hair take the rest.
Provisional; to be set on photographs with ground truth."""


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Picture analysis measures it, so a miss is for a person."""
    yield from each_photograph(case, claim, _judge)


def _judge(exhibit: Exhibit, photograph: Photograph) -> Verdict:
    said = f"{exhibit.title}背景中白色约占{photograph.white:.0%}"
    if photograph.white >= WHITE:
        return passed(f"{said}，为白底", (), exhibit.id)
    message = f"{said}，要求白底（白色不少于{WHITE:.0%}），请人工核对或换用白底照片"
    return doubted(message, (), exhibit.id)


def examples() -> tuple[Example, ...]:
    photos = [(portrait(white=0.97), "pass"), (portrait(white=0.02), "review")]
    return enclosing(ClaimKind.PHOTO, photos)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PHOTO}),
    citation="附件2 二（一）",
    check=check,
    examples=examples,
)
