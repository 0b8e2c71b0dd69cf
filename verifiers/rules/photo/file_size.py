"""The photograph's file must be larger than 30K and smaller than 1M."""

from collections.abc import Iterator
from functools import partial

from models.application import Claim, ClaimKind
from models.document import Photograph
from verifiers.case import Case, Exhibit
from verifiers.evidence.photographs import each_photograph
from verifiers.rule import ClaimRule, Verdict, doubted, failed, passed
from verifiers.rulebooks.sections import PhotoRules
from verifiers.samples.examples import Example
from verifiers.samples.specimens import enclosing, portrait


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """What is large or small enough only by one reading of K is for a person."""
    yield from each_photograph(case, claim, partial(_judge, case.rulebook.photo))


def _judge(rules: PhotoRules, exhibit: Exhibit, photograph: Photograph) -> Verdict:
    size, over, under = photograph.bytes, rules.bytes_over, rules.bytes_under
    asked = f"大于{_shown(over.possible)}且小于{_shown(under.sure)}"
    said = f"{exhibit.title}文件大小为{size / 1000:.1f}K（{size}字节）"
    if over.sure < size < under.sure:
        return passed(f"{said}，符合{asked}的要求", (), exhibit.id)
    if size <= over.possible:
        return failed(f"{said}，要求{asked}，请换用更清晰的照片", (), exhibit.id)
    if size >= under.possible:
        return failed(f"{said}，要求{asked}，请压缩后重新上传", (), exhibit.id)
    message = f"{said}，要求{asked}，按1K为1000或1024字节结论不同，请人工核对"
    return doubted(message, (), exhibit.id)


def _shown(size: int) -> str:
    return f"{size / 1_000_000:g}M" if size >= 1_000_000 else f"{size / 1000:g}K"


def examples() -> tuple[Example, ...]:
    sizes = [(29_000, "fail"), (30_000, "fail"), (30_001, "review"), (30_720, "review")]
    sizes += [(30_721, "pass"), (999_999, "pass"), (1_000_000, "review"), (1_048_576, "fail")]
    return enclosing(ClaimKind.PHOTO, [(portrait(bytes=size), status) for size, status in sizes])


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PHOTO}),
    citation="附件2 二（一）",
    check=check,
    examples=examples,
    parameters=(
        "photo.bytes_over.sure",
        "photo.bytes_over.possible",
        "photo.bytes_under.sure",
        "photo.bytes_under.possible",
    ),
)
