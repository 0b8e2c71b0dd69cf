"""Corrections as truth: what was corrected, and what a comparison needs beside it."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from fixtures.truth import TrueDocument, Truth
from models.document import Field, IssuerVia
from models.geometry import Box
from models.report import AttachmentReport, Presence, Relation
from service.store.decisions import Correction
from service.triage.ground_truth import Case, truth
from tests.service import made

OWN = made.application().employer.name
FIELD_BOX = Box(0.1, 0.3, 0.4, 0.33)


def correction(field: str, value: str, box: Box | None = None, of: str = "a4") -> Correction:
    return Correction(
        application=uuid4(),
        revision=1,
        attachment=of,
        sha256="ab" * 32,
        field=field,
        value=value,
        page=1 if box else None,
        bbox=[round(edge, 5) for edge in box] if box else None,
        reviewer="li.na",
        corrected_at=datetime.now(UTC),
    )


def document(*corrections: Correction, read: AttachmentReport | None = None) -> TrueDocument:
    report = made.report("张玥", 1)
    attachments = (read or report.attachments[0], *report.attachments[1:])
    report = report.model_copy(update={"attachments": attachments})
    told = truth(Case("c-1", made.application(), report, corrections))
    (only,) = Truth.model_validate(told).documents
    return only


def two_issuers() -> AttachmentReport:
    """A seal, and the employer in the signature block."""
    read = made.report("张玥", 1).attachments[0]
    other = read.issuers[0].model_copy(
        update={"name": OWN, "relation": Relation.OWN_UNIT, "via": IssuerVia.SIGNATURE_BLOCK,
                "bbox": made.NAME_BOX}
    )  # fmt: skip
    return read.model_copy(update={"issuers": (*read.issuers, other)})


def with_issuer_field() -> AttachmentReport:
    read = two_issuers()
    field = Field.model_validate(
        dict(read.fields[0]) | {"name": "issuer", "value": "x", "bbox": FIELD_BOX}
    )
    return read.model_copy(update={"fields": (*read.fields, field)})


def issuers(said: TrueDocument) -> list[tuple[str, Relation]]:
    return [(each.name, each.relation) for each in said.issuers]


def test_what_nobody_corrected_is_what_was_recognised() -> None:
    said = document(correction("permit_number", "330106202401150101"))
    assert said.type.value == "construction_permit"
    assert said.fields == {"permit_number": "330106202401150101"}
    assert issuers(said) == [(made.AUTHORITY, Relation.AUTHORITY)]
    assert (said.name, said.role, said.seals) == ((), (), ())


def test_a_corrected_type_counts_and_so_does_that_of_an_unread_file() -> None:
    assert document(correction("document_type", "award_certificate")).type == "award_certificate"
    assert document(correction("applicant_name", "", of=made.BROKEN)).type == "other"


@pytest.mark.parametrize(("value", "status"), [("张玥", Presence.FOUND), ("", Presence.ABSENT)])
def test_name_and_role_are_there_or_not(value: str, status: Presence) -> None:
    said = document(correction("applicant_name", value), correction("applicant_role", value))
    assert (said.name, said.role) == ((status,), (status,))
    assert said.role_value == (value or None)


@pytest.mark.parametrize(
    ("name", "relation"),
    [(OWN, Relation.OWN_UNIT), ("杭州市住房和城乡建设局", Relation.AUTHORITY),
     ("宁波天岱市政工程设计院有限公司", Relation.THIRD_PARTY)],
)  # fmt: skip
def test_the_only_issuer_is_meant_and_its_name_says_what_it_is(
    name: str, relation: Relation
) -> None:
    said = document(correction("issuer", name))
    assert issuers(said) == [(name, relation)]
    assert [each.name for each in said.seals] == [name]


def test_of_several_issuers_the_one_in_the_box_is_meant() -> None:
    right = "杭州市住房和城乡建设局"
    said = document(correction("issuer", right, made.SEAL_BOX), read=two_issuers())
    assert issuers(said) == [(OWN, Relation.OWN_UNIT), (right, Relation.AUTHORITY)]
    assert [each.name for each in said.seals] == [right]
    said = document(correction("issuer", right, made.NAME_BOX), read=two_issuers())
    assert issuers(said) == [(made.AUTHORITY, Relation.AUTHORITY), (right, Relation.AUTHORITY)]
    assert said.seals == ()


def test_an_issuer_nobody_read_comes_to_the_others_and_one_that_is_none_goes() -> None:
    right = "杭州市住房和城乡建设局"
    assert len(document(correction("issuer", right), read=two_issuers()).issuers) == 3
    gone = document(correction("issuer", "", made.SEAL_BOX), read=two_issuers())
    assert issuers(gone) == [(OWN, Relation.OWN_UNIT)]
    assert gone.seals == ()


def test_a_field_of_that_name_is_a_field() -> None:
    said = document(correction("issuer", "某局", FIELD_BOX), read=with_issuer_field())
    assert said.fields == {"issuer": "某局"}
    assert issuers(said) == [(made.AUTHORITY, Relation.AUTHORITY), (OWN, Relation.OWN_UNIT)]
