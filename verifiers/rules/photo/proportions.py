"""The photograph's width by its height must lie between 0.65 and 0.8, both included."""

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
    """Compared without rounding: 0.6497 is less than 0.65."""
    yield from each_photograph(case, claim, partial(_judge, case.rulebook.photo))


def _judge(rules: PhotoRules, exhibit: Exhibit, photograph: Photograph) -> Verdict:
    width, height = photograph.width, photograph.height
    said = f"{exhibit.title}宽高比为{width / max(height, 1):.4f}（{width}×{height}像素）"
    asked = f"{rules.ratio_from}至{rules.ratio_to}"
    if rules.ratio_from * height <= width <= rules.ratio_to * height:
        return passed(f"{said}，符合{asked}的要求", (), exhibit.id)
    return failed(f"{said}，要求{asked}，请重新裁剪后上传", (), exhibit.id)


def examples() -> tuple[Example, ...]:
    widths = {260: "pass", 320: "pass", 321: "fail", 259: "fail"}
    photos = [(portrait(width=w, height=400), expected) for w, expected in widths.items()]
    return enclosing(ClaimKind.PHOTO, photos)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PHOTO}),
    citation="附件2 二（一）",
    check=check,
    examples=examples,
    parameters=("photo.ratio_from", "photo.ratio_to"),
)
