"""A recommender must be a senior engineer (高级工程师) by the certificate that is enclosed."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.appointments import rank_of
from verifiers.evidence.papers import unsure
from verifiers.evidence.presence import best
from verifiers.evidence.recommenders import certificates
from verifiers.rule import ClaimRule, Verdict, doubted, failed, idle, passed
from verifiers.rulebooks.rulebook import Rulebook
from verifiers.samples.examples import Example
from verifiers.samples.specimens import claimed, title_certificate, unsurely, vouched
from verifiers.text.characters import canonical


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Of several certificates of one person the highest counts."""
    held = list(certificates(case, claim))
    for _, group in held:
        yield best([_judge(exhibit, case.rulebook) for exhibit in group])
    if not held:
        yield idle("没有推荐人的职称证书可核对")


def _judge(exhibit: Exhibit, rulebook: Rulebook) -> Verdict:
    doubt = unsure(exhibit, "title", "职称")
    if doubt:
        return doubt
    title, evidence = exhibit.text("title") or "", exhibit.show_fields("title")
    said, titles = f"{exhibit.title}载明推荐人的职称为“{title}”", rulebook.appointment.titles
    if any(word in canonical(title).text for word in rulebook.self_assessment.recommender_titles):
        return passed(f"{said}，符合要求", evidence, exhibit.id)
    rank = rank_of(title, titles)
    if rank is not None and rank < titles.ranks.index("senior"):
        message = f"{said}，不是高级工程师，请另请高级工程师推荐并附其证书"
        return failed(message, evidence, exhibit.id)
    return doubted(f"{said}，是否属于高级工程师请人工判定", evidence, exhibit.id)


def examples() -> tuple[Example, ...]:
    claim = claimed(ClaimKind.SELF_ASSESSMENT, "a1", "a2", "a3", "a4")
    unclear = unsurely(title_certificate("陈志刚"), "title")
    earlier = title_certificate("陈志刚", title="工程师")
    return (
        Example(claim, vouched(), FindingStatus.PASS),
        Example(claim, vouched({"title": "正高级工程师"}), FindingStatus.PASS),
        Example(claim, vouched({"title": "工程师"}), FindingStatus.FAIL),
        Example(claim, {**vouched(), "a4": earlier}, FindingStatus.PASS),
        Example(claim, vouched({"title": "高级经济师"}), FindingStatus.REVIEW),
        Example(claim, vouched({"title": "高级技师"}), FindingStatus.REVIEW),
        Example(claim, vouched({"title": ""}), FindingStatus.REVIEW),
        Example(claim, {**vouched(), "a3": unclear}, FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.SELF_ASSESSMENT}),
    citation="附件2 二（三）2、二（五）4",
    check=check,
    examples=examples,
    parameters=("self_assessment.recommender_titles", "appointment.titles.senior"),
)
