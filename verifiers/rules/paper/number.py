"""One paper is needed (所需论文1篇): more than that are only noted."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.evidence.papers import papers
from verifiers.rule import ClaimRule, Verdict, doubted, failed, idle, passed
from verifiers.samples.examples import Example, document
from verifiers.samples.specimens import article, claimed
from verifiers.text.characters import canonical


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Counts the papers of all claims, one title once: a paper may come in several files."""
    enclosed = [e for one in case.claims(ClaimKind.PAPER) for e in papers(case, one)]
    if not papers(case, claim):
        yield idle("没有论文可计数")
        return
    titles = {canonical(e.text("title") or "").text for e in enclosed}
    number, wanted = max(1, len(titles - {""})), case.rulebook.paper.wanted
    said = f"共附论文{number}篇，通知要求{wanted}篇"
    if number > wanted:
        yield passed(f"{said}，多出的不作要求，请以代表作为准")
    elif number == wanted:
        yield passed(said)
    elif "" in titles or any(case.uncertain(one) for one in case.claims(ClaimKind.PAPER)):
        yield doubted(f"{said}，另有附件未能读取或题名、类型不明，请人工核对")
    else:
        yield failed(f"{said}，请补充")


def examples() -> tuple[Example, ...]:
    one, two = claimed(ClaimKind.PAPER, "a1"), claimed(ClaimKind.PAPER, "a1", "a2")
    other = article(title="深基坑变形监测分析")
    return (
        Example(one, {"a1": article()}, FindingStatus.PASS),
        Example(two, {"a1": article(), "a2": other}, FindingStatus.PASS),
        Example(one, {}, FindingStatus.NOT_APPLICABLE),
        Example(one, {"a1": document(DocumentType.OTHER)}, FindingStatus.NOT_APPLICABLE),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PAPER}),
    citation="附件2 二（十三）11",
    check=check,
    examples=examples,
    parameters=("paper.wanted",),
)
