"""Specimens: sound papers of the kinds around an application, as a perfect reader reads them.

Building blocks for examples, beside those of ``examples``.
"""

from collections.abc import Iterable, Mapping

from models.application import Application, Claim, ClaimKind, Employer
from models.document import (
    Document,
    DocumentType,
    Field,
    PersonnelEntry,
    Photograph,
    ScoreEntry,
)
from models.report import FindingStatus, ReadError
from verifiers.samples.examples import APPLICANT, OWN, Example, application, document, ink, person

PUBLIC = "杭州市城市建设科学研究院"
RECOMMENDERS = ("王伟明", "陈志刚")
SCORES = (("学历资历", "20"), ("工程业绩", "55.5"), ("论文", "10"), ("培训及执业资格", "16.5"))
_AUTHORITY = "杭州市人力资源和社会保障局"


def claimed(kind: ClaimKind, *attachments: str) -> Application:
    """An application with one claim of that kind, for building engineering."""
    made = application(Claim(id="c1", kind=kind, attachments=attachments))
    return made.model_copy(update={"speciality": "建筑施工"})


def staff(made: Application, staffing: str | None) -> Application:
    """The application as one of a public institution's staff, established or on contract."""
    employer = Employer(name=PUBLIC, kind="public_institution", staffing=staffing)
    return made.model_copy(update={"employer": employer})


def made_out(
    kind: DocumentType, name: str = APPLICANT.name, sealed_by: str = _AUTHORITY, **fields: str
) -> Document:
    """A paper of that type made out to somebody; an empty field is one that was not read."""
    said = {"holder_name": name} | fields
    return document(
        kind,
        *([person(name)] if name else []),
        sealed_by=[sealed_by],
        fields={field: value for field, value in said.items() if value},
    )


def listing(made: Document, name: str, rows: tuple[tuple[str, str], ...]) -> Document:
    """The document with a list of scores in the field ``name``."""
    entries = tuple(ScoreEntry(item=item, score=score) for item, score in rows)
    return _with(made, name, entries)


def sheet(
    recommenders: tuple[str, ...] = RECOMMENDERS,
    scores: tuple[tuple[str, str], ...] = SCORES,
    **fields: str,
) -> Document:
    """A self-assessment sheet of 102 points; ``fields`` replace those of a sound one."""
    sound = {"total_score": "102", "project_score": "55.5"} | fields
    made = listing(made_out(DocumentType.SELF_ASSESSMENT_SHEET, **sound), "scores", scores)
    return _with(made, "recommenders", tuple(PersonnelEntry(name=name) for name in recommenders))


def title_certificate(name: str, **fields: str) -> Document:
    """A recommender's certificate; ``fields`` replace those of a sound one."""
    sound = {"title": "高级工程师", "speciality": "建筑施工", "id_number": "320102196811052218"}
    return made_out(DocumentType.TITLE_CERTIFICATE, name, **(sound | fields))


def vouched(
    one: Mapping[str, str] | None = None, other: Mapping[str, str] | None = None
) -> dict[str, Document | ReadError]:
    """A sheet (a1) and both recommenders' certificates (a2, a3), with these fields replaced."""
    first, second = RECOMMENDERS
    return {
        "a1": sheet(),
        "a2": title_certificate(first, **(one or {})),
        "a3": title_certificate(second, **(other or {})),
    }


def portrait(media_type: str = "image/jpeg", **measured: float) -> Document:
    """A photograph of 413 by 579 pixels; ``measured`` replaces what is measured on it."""
    sound = {"bytes": 86_000, "width": 413, "height": 579, "white": 0.98, "heads": 1}
    picture = Photograph.model_validate(sound | measured)
    made = document(DocumentType.ID_PHOTO)
    return made.model_copy(update={"media_type": media_type, "photograph": picture})


def post_form(name: str = APPLICANT.name, sealed_by: str = PUBLIC, **fields: str) -> Document:
    """The post information form of an institution's staff."""
    return made_out(
        DocumentType.POST_INFORMATION_FORM, name, sealed_by, **({"position": "专技十级"} | fields)
    )


def explanation(name: str = APPLICANT.name, sealed_by: str = PUBLIC, **fields: str) -> Document:
    """An institution's word on somebody who is employed outside the establishment."""
    said = {"position": "工程技术岗位"} | fields
    return made_out(DocumentType.EMPLOYER_STATEMENT, name, sealed_by, **said)


def insurance(employer: str = OWN, name: str = APPLICANT.name) -> Document:
    """A social insurance record of two and a half years."""
    fields = {"employer": employer, "from": "2022-01", "to": "2024-07"}
    return made_out(DocumentType.SOCIAL_INSURANCE_RECORD, name, **fields)


def hours(*rows: tuple[str, str], **fields: str) -> Document:
    """A record of training hours; ``rows`` lists several years."""
    sound = {"hours": "96", "year": "2023"} | fields
    made = made_out(DocumentType.TRAINING_HOURS_RECORD, **sound)
    return listing(made, "yearly_hours", rows) if rows else made


def article(authors: str = "张玥，李建国", title: str = "综合管廊预制拼装施工技术") -> Document:
    """A paper in a journal; the applicant is named on it by whoever prints the authors."""
    fields = {"title": title, "authors": authors, "journal": "浙江建筑", "year": "2023"}
    said = {field: value for field, value in fields.items() if value}
    return document(DocumentType.PAPER, person(APPLICANT.name), fields=said)


def registration(
    employer: str = OWN,
    valid_until: str = "2026-05-01",
    title: str = "二级建造师",
    speciality: str = "",
) -> Document:
    """A constructor's registration certificate."""
    fields = {"title": title, "employer": employer, "valid_until": valid_until}
    fields |= {"speciality": speciality} if speciality else {}
    return made_out(DocumentType.REGISTRATION_CERTIFICATE, **fields)


def commitment(
    signature: str = APPLICANT.name, confidence: float = 0.97, day: str = ""
) -> Document:
    """The commitment, signed, on ``day``; an empty signature is none."""
    made = made_out(DocumentType.INTEGRITY_COMMITMENT, issued_on=day)
    if not signature:
        return made
    signed = Field.of("signature", ink(signature, 20, confidence))
    return made.model_copy(update={"fields": (*made.fields, signed)})


def unsurely(made: Document, name: str, confidence: float = 0.5) -> Document:
    """The document with that field read with so little certainty."""
    fields = tuple(
        field.model_copy(update={"confidence": confidence}) if field.name == name else field
        for field in made.fields
    )
    return made.model_copy(update={"fields": fields})


def _with(
    made: Document, name: str, value: tuple[PersonnelEntry, ...] | tuple[ScoreEntry, ...]
) -> Document:
    place = Field.of(name, ink("列表", 21))
    return made.model_copy(
        update={"fields": (*made.fields, place.model_copy(update={"value": value}))}
    )


def enclosing(kind: ClaimKind, expected: Iterable[tuple[Document, str]]) -> tuple[Example, ...]:
    """Examples of a claim that encloses one document each, with the status a rule must find."""
    claim = claimed(kind, "a1")
    return tuple(Example(claim, {"a1": one}, FindingStatus(status)) for one, status in expected)
