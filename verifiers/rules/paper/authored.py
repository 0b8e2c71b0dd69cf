"""The applicant must be among the authors of the paper; a later one's part is for a person."""

from collections.abc import Iterator
from functools import partial

from models.application import Claim, ClaimKind
from models.document import DocumentType
from models.report import FindingStatus, Outcome
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper, unsure
from verifiers.evidence.presence import presence
from verifiers.persons.authors import is_author, is_first_author
from verifiers.persons.legibility import FOUND
from verifiers.rule import ClaimRule, Verdict, doubted, passed, ruled
from verifiers.samples.examples import Example, document, person
from verifiers.samples.specimens import article, enclosing, unsurely


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """A name in the acknowledgements or the references makes no author."""
    yield from each_paper(case, claim, partial(_judge, case, claim))


def _judge(case: Case, claim: Claim, exhibit: Exhibit) -> Verdict:
    named = presence(case, claim, exhibit)
    if named.status is not FindingStatus.PASS:
        return named
    name = case.application.applicant.name
    later = case.rulebook.paper.later_author
    return unsure(exhibit, "authors", "作者", FOUND) or _among(name, exhibit, later)


def _among(name: str, exhibit: Exhibit, later: Outcome) -> Verdict:
    authors = exhibit.text("authors") or ""
    printed = exhibit.name.ink.text if exhibit.name.ink else name
    evidence = (*exhibit.show_fields("authors"), *exhibit.show(exhibit.name.ink))
    said = f"{exhibit.title}的作者为“{authors}”"
    if is_first_author(printed, authors):
        return passed(f"{said}，申报人“{name}”为第一作者", evidence, exhibit.id)
    if is_author(printed, authors):
        message = f"{said}，申报人“{name}”不是第一作者，通知未规定作者排名，请人工判定"
        return Verdict(ruled(later), message, evidence, exhibit.id)
    message = f"{said}，申报人姓名“{name}”只见于文中他处，请人工核对"
    return doubted(message, evidence, exhibit.id)


def examples() -> tuple[Example, ...]:
    anybody = document(DocumentType.PAPER, person("李建国"), fields={"authors": "李建国"})
    papers = [
        (article("张玥，李建国"), "pass"),
        (article("张 玥1  李建国2"), "pass"),
        (article("张玥 李建国"), "pass"),
        (article("李建国1  张 玥2"), "review"),
        (article("李建国 张玥"), "review"),
        (article("李建国，张玥明"), "review"),
        (article(""), "review"),
        (unsurely(article(), "authors"), "review"),
        (unsurely(article(), "authors", 0.86), "pass"),
        (anybody, "fail"),
    ]
    return enclosing(ClaimKind.PAPER, papers)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PAPER}),
    citation="附件2 二（十三）11",
    check=check,
    examples=examples,
    parameters=("paper.later_author",),
    decides=True,
)
