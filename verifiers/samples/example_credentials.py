"""Education papers for examples, of every source, as a perfect reader reads them."""

from models.application import EducationSource
from models.document import Document, DocumentType, IssuerVia
from verifiers.samples.examples import (
    APPLICANT,
    diploma,
    document,
    issued,
    issuer,
    person,
    registration_form,
)

_DEGREE = {
    "holder_name": APPLICANT.name,
    "school": "浙江工业大学",
    "major": "土木工程",
    "level": "硕士",
    "graduated_on": "2012-06-30",
    "certificate_number": "1033732012001234",
}
_SCHOOL = {
    "holder_name": APPLICANT.name,
    "school": "杭州市建设职业学校",
    "major": "建筑施工",
    "level": "中专",
    "graduated_on": "2012-06-30",
}


def degree(**fields: str) -> Document:
    """A master's degree certificate; ``fields`` replace those of a sound one."""
    kind, sealed = DocumentType.DEGREE_CERTIFICATE, ["浙江工业大学"]
    return document(kind, person(APPLICANT.name), sealed_by=sealed, fields=_DEGREE | fields)


def degree_report(office: str = "学信网", **fields: str) -> Document:
    """A report that verifies a degree, shown on its office's platform."""
    made = document(
        DocumentType.DEGREE_VERIFICATION_REPORT, person(APPLICANT.name), fields=_DEGREE | fields
    )
    return issued(made, issuer(office, IssuerVia.PLATFORM_PAGE)) if office else made


def evaluation(
    office: str = "教育部留学服务中心",
    kind: DocumentType = DocumentType.OVERSEAS_CREDENTIAL_EVALUATION,
    **fields: str,
) -> Document:
    """An evaluation of a credential from abroad; another ``kind`` is one of HK, MO or TW."""
    sound = {"holder_name": APPLICANT.name, "school": "墨尔本大学", "degree": "工学硕士学位"}
    return document(kind, person(APPLICANT.name), sealed_by=[office], fields=sound | fields)


def school_diploma(**fields: str) -> Document:
    """A diploma of a technician or secondary school, whose numbers have no common structure."""
    sealed, told = (
        [_SCHOOL["school"]],
        _SCHOOL | {"certificate_number": "浙技2012第0123号"} | fields,
    )
    return document(DocumentType.DIPLOMA, person(APPLICANT.name), sealed_by=sealed, fields=told)


def query(
    platform: str = "全国技工院校毕业证书查询系统", valid_until: str = "2024-12-31"
) -> Document:
    """A screenshot of the technician schools' query; an empty ``platform`` was cut off."""
    fields = _SCHOOL | {"certificate_number": "浙技2012第0123号", "valid_until": valid_until}
    made = document(DocumentType.TECHNICIAN_SCHOOL_QUERY, person(APPLICANT.name), fields=fields)
    return issued(made, issuer(platform, IssuerVia.PLATFORM_PAGE)) if platform else made


def graduate_form(*seals: str) -> Document:
    """A graduate's registration form with these seals."""
    kind = DocumentType.GRADUATE_REGISTRATION_FORM
    return document(kind, person(APPLICANT.name), sealed_by=seals, fields=_SCHOOL)


ARCHIVE = "杭州市人才服务中心"

SOUND: dict[EducationSource, tuple[Document, Document]] = {
    EducationSource.DOMESTIC: (diploma(), registration_form()),
    EducationSource.DEGREE_ONLY: (degree(), degree_report()),
    EducationSource.OVERSEAS: (document(DocumentType.OTHER), evaluation()),
    EducationSource.HK_MO_TW: (
        degree(school="香港大学", certificate_number="HKU-2012-0007"),
        evaluation(
            kind=DocumentType.HK_MO_TW_CREDENTIAL_EVALUATION,
            school="香港大学",
            certificate_number="港澳台0012345号",
        ),
    ),
    EducationSource.TECHNICIAN_SCHOOL: (school_diploma(), query()),
    EducationSource.SECONDARY: (school_diploma(), graduate_form(ARCHIVE)),
}
"""What somebody encloses for each source: the certificate and what certifies it."""
