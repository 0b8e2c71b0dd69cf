"""One paper, number or project counts once: not for two claims of one kind."""

from collections.abc import Iterator
from itertools import combinations

from models.application import Claim, ClaimKind
from models.document import Document, DocumentType
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.projects import is_about, same_project
from verifiers.rule import ApplicationRule, Verdict, passed, ruled
from verifiers.samples.examples import (
    Example,
    application,
    award,
    certificate,
    document,
    permit,
    person,
    project,
)

_NUMBERS = ("certificate_number", "permit_number", "report_number", "article_number")


def check(case: Case) -> Iterator[Verdict]:
    """A list that names both works may serve both; everything else is for a person."""
    found = False
    for one, other in combinations(case.application.claims, 2):
        for message, shared in _twice(case, one, other) if one.kind is other.kind else ():
            found = True
            status = ruled(case.rulebook.application.offered_twice)
            evidence = tuple(e for x in shared for e in x.show_fields(*_NUMBERS))
            attachment = shared[0].id if shared else None
            yield Verdict(status, f"{message}，请人工核对是否重复申报", evidence, attachment)
    if not found and case.application.claims:
        yield passed("没有同一份材料、同一编号或同一项目用于两项同类申报")


_Twice = tuple[str, tuple[Exhibit, ...]]


def _twice(case: Case, one: Claim, other: Claim) -> Iterator[_Twice]:
    if one.kind is ClaimKind.PROJECT and same_project(one.name or "", other.name or ""):
        yield f"项目“{one.name}”申报了两次（{one.id}、{other.id}）", ()
    for a in case.of(one):
        for b in case.of(other):
            message = _same_paper(a, b)
            if message and not _serves_both(a, one, other):
                yield f"{message}，分别用于两项申报（{one.id}、{other.id}）", (a, b)


def _same_paper(one: Exhibit, other: Exhibit) -> str | None:
    if one.id == other.id:
        return f"同一附件{one.title}"
    if one.document and other.document and one.document.sha256 == other.document.sha256:
        return f"{one.title}与{other.title}内容完全相同"
    alike = [n for n in _NUMBERS if one.text(n) and one.text(n) == other.text(n)]
    return f"{one.title}与{other.title}的编号相同（{one.text(alike[0])}）" if alike else None


def _serves_both(exhibit: Exhibit, one: Claim, other: Claim) -> bool:
    """Whether it is a paper about several works, and about both of these."""
    about = (claim.name is not None and is_about(exhibit, claim.name) for claim in (one, other))
    return one.kind is ClaimKind.PROJECT and all(about)


def examples() -> tuple[Example, ...]:
    second = "西溪湿地游客中心工程"
    leader = person("张玥", "项目经理")
    first, later = project("a1"), _as("p2", project("a2", name=second))
    prize, again = certificate("钱江杯"), certificate("钱江杯", second)
    prizes = application(award("a1"), _as("w2", award("a2")))
    listed = document(DocumentType.REGISTRY_SCREENSHOT, leader, texts=[f"{first.name}、{second}"])
    papers = application(
        *(Claim(id=f"c{n}", kind=ClaimKind.PAPER, attachments=(f"a{n}",)) for n in (1, 2))
    )

    def numbered(title: str) -> Document:
        fields = {"title": title, "article_number": "1008-3707(2022)05-0012-04"}
        return document(DocumentType.PAPER, person("张玥"), fields=fields)

    both = application(first, later.model_copy(update={"attachments": ("a1",)}))
    return (
        Example(
            application(first, later),
            {"a1": permit(leader), "a2": permit(leader, project_name=second)},
            FindingStatus.PASS,
        ),
        Example(both, {"a1": permit(leader)}, FindingStatus.REVIEW),
        Example(both, {"a1": listed}, FindingStatus.PASS),
        Example(
            application(first, _as("p2", project("a2"))),
            {"a1": permit(leader), "a2": permit(leader)},
            FindingStatus.REVIEW,
        ),
        Example(prizes, {"a1": prize, "a2": again}, FindingStatus.PASS),
        Example(prizes, {"a1": prize, "a2": prize}, FindingStatus.REVIEW),
        Example(papers, {"a1": numbered("深基坑"), "a2": numbered("防水")}, FindingStatus.REVIEW),
        Example(application(), {}, FindingStatus.NOT_APPLICABLE),
    )


def _as(identifier: str, claim: Claim) -> Claim:
    return claim.model_copy(update={"id": identifier})


RULE = ApplicationRule(
    citation="附件2 二（二）、二（四）",
    check=check,
    examples=examples,
    parameters=("application.offered_twice",),
)
