"""Letters to test with: an owner's, about the claimed project, sealed by the owner."""

from models.document import Document, DocumentType
from verifiers.samples.examples import PROJECT, document, person

OWNER = "杭州临江房地产开发有限公司"


def letter(*texts: str, role: str = "项目经理", sealed_by: str = OWNER) -> Document:
    """A letter of these lines that was read to give the applicant that role."""
    made = document(
        DocumentType.EMPLOYER_STATEMENT,
        person("张玥", role),
        texts=[*texts, OWNER, "2022年7月15日"],
        sealed_by=[sealed_by],
        fields={"project_name": PROJECT},
    )
    said = made.pages[0].passages[1:]  # the mention's own place: the sentences name her
    return made.model_copy(update={"pages": (made.pages[0].model_copy(update={"passages": said}),)})
