"""A name or a whole page that is crossed out was taken back: it puts the paper before a person."""

from collections.abc import Iterator

from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.rule import AttachmentRule, Verdict, doubted
from verifiers.samples.examples import Example, application, doubtful, permit, person, project


def check(_case: Case, exhibit: Exhibit) -> Iterator[Verdict]:
    """On lists people are struck out who left; whoever else is struck out does not matter.
    Whoever crosses a page out by a stroke from side to side leaves nothing of it."""
    if listed := exhibit.pages_in_doubt("crossed_out"):
        yield doubted(f"{exhibit.title}第{listed}页被长斜线或叉划过，疑已作废，请人工核对原件")
    for paper in exhibit.papers:
        struck = [one for one in paper.name.people if one.struck]
        if struck:
            message = f"{paper.title}上申报人姓名疑被划去，请人工核对"
            yield doubted(message, paper.show(struck[0].name), paper.id)


def examples() -> tuple[Example, ...]:
    claim = application(project("a1"))
    own, other = person("张玥", "项目经理"), person("李建国", "项目经理")
    taken_back = own.model_copy(update={"struck": True})
    crossed = doubtful(permit(own), "crossed_out")
    before = other.model_copy(update={"struck": True})
    return (
        Example(claim, {"a1": permit(own)}, FindingStatus.NOT_APPLICABLE),
        Example(claim, {"a1": permit(taken_back)}, FindingStatus.REVIEW),
        Example(claim, {"a1": crossed}, FindingStatus.REVIEW),
        Example(claim, {"a1": permit(before, own)}, FindingStatus.NOT_APPLICABLE),
    )


RULE = AttachmentRule(citation="附件2 二（二）、二（十三）12", check=check, examples=examples)
