"""The total a sheet prints must be the sum of its scores."""

from collections.abc import Iterator
from decimal import Decimal

from models.application import Claim, ClaimKind
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper
from verifiers.evidence.points import points_of, read_number
from verifiers.persons.identity import SURE
from verifiers.persons.legibility import doubt_of
from verifiers.rule import ClaimRule, Verdict, doubted, failed, passed
from verifiers.samples.examples import Example, doubtful
from verifiers.samples.specimens import SCORES, enclosing, listing, sheet, unsurely


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """A difference fails only where every number was read surely."""
    yield from each_paper(case, claim, _judge)


def _judge(exhibit: Exhibit) -> Verdict:
    total, listed = read_number(exhibit.text("total_score")), exhibit.field("scores")
    scores = points_of(listed) if listed else ()
    read = [score for score in scores if score is not None]
    evidence = exhibit.show_fields("total_score")
    if total is None or not read or len(read) < len(scores):
        message = f"{exhibit.title}未读到总分或有得分未能读出，不能核对合计，请人工核对"
        return doubted(message, evidence, exhibit.id)
    said = f"{exhibit.title}载明总分{total}，各项得分相加为{sum(read, Decimal()).normalize():f}"
    fields = [field for name in ("total_score", "scores") if (field := exhibit.field(name))]
    sure = all(field.confidence >= SURE for field in fields)
    if sure and sum(read) == total:
        return passed(f"{said}，合计无误", evidence, exhibit.id)
    if any("小计" in text for text in exhibit.texts):
        return doubted(f"{said}，表中有小计，可能已重复相加，请人工核对", evidence, exhibit.id)
    if sure and exhibit.document and not doubt_of(exhibit.document):
        return failed(f"{said}，两者不一致，请更正评分表后重新上传", evidence, exhibit.id)
    return doubted(f"{said}，数字识别把握不足，请人工核对", evidence, exhibit.id)


def examples() -> tuple[Example, ...]:
    short = tuple((item, "16.4" if score == "16.5" else score) for item, score in SCORES)
    blank = (*SCORES, ("获奖", ""))
    summed = (*SCORES, ("合计", "102"))
    papers = [
        (sheet(), "pass"),
        (sheet(scores=summed), "pass"),
        (sheet(total_score="100"), "fail"),
        (sheet(scores=short), "fail"),
        (sheet(scores=blank), "review"),
        (sheet(scores=()), "review"),
        (sheet(total_score=""), "review"),
        (unsurely(sheet(scores=short), "scores"), "review"),
        (unsurely(sheet(), "scores"), "review"),
        (doubtful(sheet(scores=short), "blurred"), "review"),
        (listing(sheet(scores=()), "other", SCORES), "review"),
    ]
    return enclosing(ClaimKind.SELF_ASSESSMENT, papers)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.SELF_ASSESSMENT}),
    citation="附件2 二（五）4",
    check=check,
    examples=examples,
)
