"""What was changed after it was signed is not what was signed: it goes to a person."""

from collections.abc import Iterator

from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.rule import AttachmentRule, Verdict, doubted
from verifiers.samples.examples import Example, application, doubtful, permit, person, project


def check(_case: Case, exhibit: Exhibit) -> Iterator[Verdict]:
    """The signature still looks valid to whoever looks at the page alone."""
    if listed := exhibit.pages_in_doubt("altered_after_signing"):
        message = f"{exhibit.title}第{listed}页在电子签名之后被改动过，与签名时不同，请人工核对原件"
        yield doubted(message)


def examples() -> tuple[Example, ...]:
    claim, leader = application(project("a1")), person("张玥", "项目经理")
    altered = doubtful(permit(leader), "altered_after_signing")
    return (
        Example(claim, {"a1": permit(leader)}, FindingStatus.NOT_APPLICABLE),
        Example(claim, {"a1": altered}, FindingStatus.REVIEW),
    )


RULE = AttachmentRule(citation="附件2 二（二）", check=check, examples=examples)
