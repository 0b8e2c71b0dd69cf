"""Text that is in a file but cannot be seen on its page puts the file before a person."""

from collections.abc import Iterator

from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.rule import AttachmentRule, Verdict, doubted
from verifiers.samples.examples import Example, application, doubtful, permit, person, project


def check(_case: Case, exhibit: Exhibit) -> Iterator[Verdict]:
    """Hidden text never counts as evidence; that it is there at all needs an explanation."""
    if listed := exhibit.pages_in_doubt("hidden_text"):
        yield doubted(f"{exhibit.title}第{listed}页含有看不见的文字，未作为佐证，请人工核对原件")


def examples() -> tuple[Example, ...]:
    claim, leader = application(project("a1")), person("张玥", "项目经理")
    hiding = doubtful(permit(leader), "hidden_text")
    return (
        Example(claim, {"a1": permit(leader)}, FindingStatus.NOT_APPLICABLE),
        Example(claim, {"a1": hiding}, FindingStatus.REVIEW),
    )


RULE = AttachmentRule(citation="附件2 二（二）", check=check, examples=examples)
