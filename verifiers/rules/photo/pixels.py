"""The photograph must be larger than 215 by 300 pixels (大于215x300像素)."""

from collections.abc import Iterator
from functools import partial

from models.application import Claim, ClaimKind
from models.document import Photograph
from verifiers.case import Case, Exhibit
from verifiers.evidence.photographs import each_photograph
from verifiers.rule import ClaimRule, Verdict, failed, passed
from verifiers.rulebooks.sections import PhotoRules
from verifiers.samples.examples import Example
from verifiers.samples.specimens import enclosing, portrait


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Width and height each, as displayed; the limit itself is not larger than the limit."""
    yield from each_photograph(case, claim, partial(_judge, case.rulebook.photo))


def _judge(rules: PhotoRules, exhibit: Exhibit, photograph: Photograph) -> Verdict:
    said = f"{exhibit.title}为{photograph.width}×{photograph.height}像素（宽×高）"
    asked = f"大于{rules.width_over}×{rules.height_over}像素"
    if photograph.width > rules.width_over and photograph.height > rules.height_over:
        return passed(f"{said}，符合{asked}的要求", (), exhibit.id)
    return failed(f"{said}，要求{asked}，请换用更大的照片", (), exhibit.id)


def examples() -> tuple[Example, ...]:
    sizes = {(216, 301): "pass", (215, 300): "fail", (215, 320): "fail", (240, 300): "fail"}
    photos = [(portrait(width=w, height=h), expected) for (w, h), expected in sizes.items()]
    return enclosing(ClaimKind.PHOTO, photos)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PHOTO}),
    citation="附件2 二（一）",
    check=check,
    examples=examples,
    parameters=("photo.width_over", "photo.height_over"),
)
