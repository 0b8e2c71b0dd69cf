"""The photograph must be a JPEG file by its content, whatever its name says (JPG或JPEG格式)."""

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
from verifiers.wording import format_name


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """A picture in a PDF, or a PNG renamed to .jpg, is no JPEG file."""
    yield from each_photograph(case, claim, partial(_judge, case.rulebook.photo))


def _judge(rules: PhotoRules, exhibit: Exhibit, _photograph: Photograph) -> Verdict:
    kind = exhibit.document.media_type if exhibit.document else ""
    said = f"{exhibit.title}文件内容为{format_name(kind)}格式"
    if kind in rules.media_types:
        return passed(f"{said}，符合要求", (), exhibit.id)
    asked = "或".join(format_name(one) for one in rules.media_types)
    return failed(f"{said}，要求{asked}格式，请另存为{asked}后重新上传", (), exhibit.id)


def examples() -> tuple[Example, ...]:
    kinds = [("image/jpeg", "pass"), ("image/png", "fail"), ("application/pdf", "fail")]
    return enclosing(ClaimKind.PHOTO, [(portrait(kind), expected) for kind, expected in kinds])


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PHOTO}),
    citation="附件2 二（一）",
    check=check,
    examples=examples,
    parameters=("photo.media_types",),
)
