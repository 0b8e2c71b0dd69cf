"""What a paper says of the work's size in words must not be less than the claim says (小型工程)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from models.application import Claim, ClaimKind, Scale
from models.document import DocumentType
from models.page import Ink, Passage
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.provenance import weightiest
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import (
    OWNER,
    PROJECT,
    Example,
    application,
    document,
    person,
    project,
)
from verifiers.text.characters import canonical
from verifiers.wording import SCALE_NAMES

_WORDS = {
    **dict.fromkeys(("小型", "一般", "简单", "较小"), Scale.GENERAL),
    **dict.fromkeys(("中型", "中等", "中等复杂"), Scale.MEDIUM),
    **dict.fromkeys(("大型", "特大型", "大型(复杂)", "复杂"), Scale.LARGE),
}
_WORD = "|".join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True))
_ASKED = re.compile("(?:工程|项目|建设)?(?:规模|等级|类别|类型|复杂程度|难易程度)(?:类别|等级)?:?")
_ANSWER = re.compile(f"({_WORD})(?:工程|项目|规模)?")
_SAID = re.compile(
    f"(?:规模|等级|类别|复杂程度)[为属是]?于?:?({_WORD})(?=工程|项目|规模|[^\u4e00-\u9fff]|$)"
    f"|[属为系是]于?(?:一[个项])?({_WORD})[^,，。；;\0]{{0,6}}(?:工程|项目)"
)
"""规模：中型, 该工程属小型工程. A work's own name is masked before."""

_RANKS = list(Scale)


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Most papers give figures, which the notice does not class; a word that does is compared."""
    exhibits = weightiest(case, claim) if claim.scale else []
    told = [(e, ink, scale) for e in exhibits for ink, scale in _told(e, claim)]
    less = [one for one in told if claim.scale and _less(one[2], claim.scale)]
    for exhibit, ink, _ in less[:1]:
        claimed = SCALE_NAMES[claim.scale] if claim.scale else ""
        message = f"{exhibit.title}写有“{ink.text}”，与申报的{claimed}不符，请人工核对工程规模"
        yield doubted(message, exhibit.show(ink), exhibit.id)
    if told and not less:
        yield passed("材料所述的工程规模不低于申报的规模")
    elif not told:
        yield idle("材料未用文字说明工程规模等级")


def _less(told: Scale, claimed: Scale) -> bool:
    return _RANKS.index(told) < _RANKS.index(claimed)


def _told(exhibit: Exhibit, claim: Claim) -> Iterator[tuple[Ink, Scale]]:
    """The paper's words of size, each with where it stands."""
    document = exhibit.document
    passages = [p for page in document.pages for p in page.passages] if document else []
    name = canonical(claim.name or "").text
    for passage in passages:
        yield from _in_sentence(passage, name)
    for asked, answer in pairwise(passages):
        found = _ANSWER.fullmatch(canonical(answer.text).text)
        if found and _ASKED.fullmatch(canonical(asked.text).text):
            yield answer.ink(0, len(answer.text)), _WORDS[found[1]]


def _in_sentence(passage: Passage, name: str) -> Iterator[tuple[Ink, Scale]]:
    said = canonical(passage.text)
    masked = said.text.replace(name, "\0" * len(name)) if name else said.text
    for found in _SAID.finditer(masked):
        first, last = said.places[found.start()], said.places[found.end() - 1] + 1
        yield passage.ink(first, last), _WORDS[found[1] or found[2]]


def examples() -> tuple[Example, ...]:
    def example(scale: Scale | None, sentence: str, status: FindingStatus) -> Example:
        claim = project("a1").model_copy(update={"scale": scale})
        leader = person("张玥", "项目经理")
        kind = DocumentType.EMPLOYER_STATEMENT
        paper = document(kind, leader, sealed_by=[OWNER], texts=[sentence])
        return Example(application(claim), {"a1": paper}, status)

    none = FindingStatus.NOT_APPLICABLE
    return (
        example(Scale.LARGE, "该工程为小型工程，建筑面积380平方米。", FindingStatus.REVIEW),
        example(Scale.MEDIUM, "该工程属一般项目。", FindingStatus.REVIEW),
        example(Scale.LARGE, "工程规模：中型", FindingStatus.REVIEW),
        example(Scale.LARGE, "该项目属大型公共建筑工程。", FindingStatus.PASS),
        example(Scale.GENERAL, "该工程为小型工程。", FindingStatus.PASS),
        example(Scale.LARGE, f"{PROJECT}建筑面积12860平方米。", none),
        example(None, "该工程为小型工程。", none),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PROJECT}),
    citation="附件2 二（十三）6",
    check=check,
    examples=examples,
)
