"""An attachment declared as one type must be that type, or serve its claim all the same."""

from collections.abc import Iterator

from models.application import Application, Attachment
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.rule import AttachmentRule, Verdict, doubted, passed
from verifiers.samples.examples import Example, application, document, permit, person, project
from verifiers.wording import TYPE_NAMES


def check(case: Case, exhibit: Exhibit) -> Iterator[Verdict]:
    """The declared type is a hint: it is compared with what the attachment is, never trusted."""
    declared = exhibit.attachment.declared_type
    types = [paper.type for paper in exhibit.papers if paper.type]
    if declared is None or not types:
        return
    if declared in types:
        yield passed(f"附件{exhibit.id}是申报的《{TYPE_NAMES[declared]}》")
    elif not any(_serves(case, exhibit.id, kind) for kind in types):
        names = "、".join(f"《{TYPE_NAMES[kind]}》" for kind in dict.fromkeys(types))
        yield doubted(
            f"附件{exhibit.id}申报为《{TYPE_NAMES[declared]}》，识别为{names}，请核对是否传错材料"
        )


def _serves(case: Case, attachment: str, kind: DocumentType) -> bool:
    claims = [c for c in case.application.claims if attachment in c.attachments]
    served = (kind in case.rulebook.serves.get(claim.kind, ()) for claim in claims)
    return bool(claims) and all(served)


def examples() -> tuple[Example, ...]:
    leader = person("张玥", "项目经理")
    declared = _declared(application(project("a1")), DocumentType.CONSTRUCTION_PERMIT)
    acceptance = document(DocumentType.COMPLETION_ACCEPTANCE, leader)
    return (
        Example(declared, {"a1": permit(leader)}, FindingStatus.PASS),
        Example(declared, {"a1": acceptance}, FindingStatus.NOT_APPLICABLE),
        Example(declared, {"a1": document(DocumentType.OTHER, leader)}, FindingStatus.REVIEW),
    )


def _declared(made: Application, kind: DocumentType) -> Application:
    enclosed = tuple(Attachment(id=a.id, file=a.file, declared_type=kind) for a in made.attachments)
    return made.model_copy(update={"attachments": enclosed})


RULE = AttachmentRule(
    citation="附件2 二（十三）4", check=check, examples=examples, parameters=("serves",)
)
