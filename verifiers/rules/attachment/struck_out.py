"""A name that a line runs through was taken back: it puts the paper before a person."""

from collections.abc import Iterator

from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.rule import AttachmentRule, Verdict, doubted
from verifiers.samples.examples import Example, application, permit, person, project


def check(_case: Case, exhibit: Exhibit) -> Iterator[Verdict]:
    """On lists people are struck out who left; whoever else is struck out does not matter."""
    for paper in exhibit.papers:
        struck = [one for one in paper.name.people if one.struck]
        if struck:
            message = f"{paper.title}上申报人姓名疑被划去，请人工核对"
            yield doubted(message, paper.show(struck[0].name), paper.id)


def examples() -> tuple[Example, ...]:
    claim = application(project("a1"))
    own, other = person("张玥", "项目经理"), person("李建国", "项目经理")
    taken_back = own.model_copy(update={"struck": True})
    before = other.model_copy(update={"struck": True})
    return (
        Example(claim, {"a1": permit(own)}, FindingStatus.NOT_APPLICABLE),
        Example(claim, {"a1": permit(taken_back)}, FindingStatus.REVIEW),
        Example(claim, {"a1": permit(before, own)}, FindingStatus.NOT_APPLICABLE),
    )


RULE = AttachmentRule(citation="附件2 二（二）、二（十三）12", check=check, examples=examples)
