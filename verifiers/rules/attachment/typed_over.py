"""Words typed or pasted onto a finished page are not its own: they put it before a person."""

from collections.abc import Iterator

from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.rule import AttachmentRule, Verdict, doubted
from verifiers.samples.examples import Example, application, doubtful, permit, person, project


def check(_case: Case, exhibit: Exhibit) -> Iterator[Verdict]:
    """Whoever typed a name into the blank of a scan can have typed any."""
    if listed := exhibit.pages_in_doubt("typed_over"):
        yield doubted(f"{exhibit.title}第{listed}页上有事后添加的文字或贴上的图片，请人工核对原件")


def examples() -> tuple[Example, ...]:
    claim, leader = application(project("a1")), person("张玥", "项目经理")
    typed = doubtful(permit(leader), "typed_over")
    return (
        Example(claim, {"a1": permit(leader)}, FindingStatus.NOT_APPLICABLE),
        Example(claim, {"a1": typed}, FindingStatus.REVIEW),
    )


RULE = AttachmentRule(citation="附件2 二（二）", check=check, examples=examples)
