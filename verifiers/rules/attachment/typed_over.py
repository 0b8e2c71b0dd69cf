"""Words typed or pasted onto a finished page are not its own: they put it before a person."""

from collections.abc import Iterator

from models.document import DocumentType, Person
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.rule import AttachmentRule, Verdict, doubted
from verifiers.samples.examples import (
    OWNER,
    Example,
    application,
    document,
    doubtful,
    permit,
    person,
    project,
)

_FILLED_IN = frozenset(
    {
        DocumentType.CONSTRUCTION_PERMIT,
        DocumentType.QUALITY_ASSURANCE_FILING,
        DocumentType.COMPLETION_ACCEPTANCE,
        DocumentType.REGISTRY_SCREENSHOT,
    }
)
"""Forms whose names were all filled in together; in letters and notices some stand in headings."""


def check(_case: Case, exhibit: Exhibit) -> Iterator[Verdict]:
    """Whoever typed a name into the blank of a scan can have typed any."""
    if listed := exhibit.pages_in_doubt("typed_over"):
        yield doubted(f"{exhibit.title}第{listed}页上有事后添加的文字或贴上的图片，请人工核对原件")
    elif found := _retouched(exhibit):
        one, why = found
        message = f"{exhibit.title}上“{one.name.text}”{why}，疑为事后改写，请人工核对原件"
        yield doubted(message, exhibit.show(one.name), exhibit.id)


def _retouched(exhibit: Exhibit) -> tuple[Person, str] | None:
    """The applicant's name where it is unlike its page, and in what."""
    for one in exhibit.name.people:
        if one.on_slip:
            return one, "所在处的底色与周围纸张不同"
        if one.heavier and exhibit.type in _FILLED_IN:
            return one, "的字迹明显粗于同页其他姓名"
    return None


def examples() -> tuple[Example, ...]:
    claim, leader = application(project("a1")), person("张玥", "项目经理")
    typed = doubtful(permit(leader), "typed_over")
    bold = leader.model_copy(update={"heavier": True})
    pasted = leader.model_copy(update={"on_slip": True})
    other = person("李明", "技术负责人").model_copy(update={"heavier": True, "on_slip": True})
    notice = document(DocumentType.OTHER, bold, sealed_by=[OWNER])
    return (
        Example(claim, {"a1": permit(leader)}, FindingStatus.NOT_APPLICABLE),
        Example(claim, {"a1": typed}, FindingStatus.REVIEW),
        Example(claim, {"a1": permit(bold)}, FindingStatus.REVIEW),
        Example(claim, {"a1": permit(pasted)}, FindingStatus.REVIEW),
        Example(claim, {"a1": permit(leader, other)}, FindingStatus.NOT_APPLICABLE),
        Example(claim, {"a1": notice}, FindingStatus.NOT_APPLICABLE),
    )


RULE = AttachmentRule(citation="附件2 二（二）", check=check, examples=examples)
