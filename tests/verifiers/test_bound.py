"""Several papers in one file: each is judged by itself, in whatever order they are bound."""

import gc
import weakref

import pytest

from models.application import Application, Attachment
from models.document import Document, DocumentType, PageFailure
from models.report import FindingStatus, Outcome, Presence, Report
from verifiers.case import open_case
from verifiers.rulebooks import rulebook
from verifiers.samples.examples import (
    HANGZHOU,
    OWN,
    application,
    appointment,
    bound,
    diploma,
    document,
    education,
    letter,
    numbered,
    permit,
    person,
    project,
    registration_form,
    statement,
)
from verifiers.verify import verify

LEADER = person("张玥", "项目经理")
OTHER = person("李建国", "项目经理")
COVER = document(DocumentType.OTHER, person("张玥"), texts=["业绩材料"])
OWN_SHEET = document(DocumentType.OTHER, LEADER, texts=["项目部组成"], sealed_by=[OWN])


def _report(made: Application, file: Document) -> Report:
    return verify(made, {"a1": file}, rulebook.load(HANGZHOU), frozenset())


@pytest.mark.parametrize(
    ("file", "outcome", "own_unit_only"),
    [
        pytest.param(bound(permit(), statement(LEADER)), Outcome.FAIL, True, id="a permit first"),
        pytest.param(bound(statement(LEADER), permit()), Outcome.FAIL, True, id="a permit last"),
        pytest.param(bound(permit(OTHER), statement(LEADER)), Outcome.FAIL, True, id="another's"),
        pytest.param(bound(permit(), OWN_SHEET), Outcome.FAIL, True, id="the unit's own sheet"),
        pytest.param(bound(statement(LEADER), permit(LEADER)), Outcome.PASS, False, id="beside it"),
        pytest.param(bound(COVER, permit(LEADER)), Outcome.PASS, False, id="a cover in front"),
        pytest.param(bound(COVER, permit(OTHER)), Outcome.FAIL, False, id="only the cover"),
        pytest.param(bound(COVER, statement(LEADER)), Outcome.FAIL, True, id="cover and own word"),
    ],
)
def test_nobody_s_seal_speaks_for_another_paper(
    file: Document, outcome: Outcome, own_unit_only: bool
) -> None:
    (claim,) = _report(application(project("a1")), file).claims
    assert (claim.outcome, claim.own_unit_only) == (outcome, own_unit_only)


def test_a_diploma_and_its_registration_in_one_file_are_both_found() -> None:
    made = application(education("a1"))
    (claim,) = _report(made, bound(diploma(), registration_form())).claims
    assert claim.outcome is Outcome.PASS
    (claim,) = _report(made, diploma()).claims
    assert claim.outcome is not Outcome.PASS


def test_terms_of_letters_in_one_file_add_up() -> None:
    first = letter(appointed_on="2018-07-01", ended_on="2021-06-30")
    second = letter(appointed_on="2021-07-01", ended_on="2026-06-30")
    made = application(appointment("a1"))
    (claim,) = _report(made, bound(first, second)).claims
    assert claim.outcome is Outcome.PASS
    (claim,) = _report(made, first).claims
    assert claim.outcome is Outcome.FAIL


def test_the_paper_that_names_the_applicant_says_what_the_file_is() -> None:
    file = bound(COVER, statement(OTHER), permit(LEADER))
    (attachment,) = _report(application(project("a1")), file).attachments
    assert attachment.document_type is not None
    assert attachment.document_type.value is DocumentType.CONSTRUCTION_PERMIT
    assert attachment.pages == 3
    assert attachment.applicant_name.status is Presence.FOUND
    assert attachment.applicant_role.value == "项目经理"
    assert {issuer.page for issuer in attachment.issuers} == {2, 3}, "all who issued anything"


def test_findings_say_on_which_pages_the_paper_stands() -> None:
    report = _report(application(project("a1")), bound(permit(), statement(LEADER)))
    said = [f.message for f in report.findings if f.rule == "project.name-present"]
    assert said == ["《单位证明》（a1第2页）载明申报人姓名“张玥”"]


def test_another_s_number_counts_on_its_own_paper() -> None:
    namesake = numbered(LEADER, "3205************17")
    report = _report(application(project("a1")), bound(permit(namesake), permit(LEADER)))
    said = [f.status for f in report.findings if f.rule == "attachment.id-number"]
    assert said == [FindingStatus.FAIL]


def test_one_of_the_papers_may_be_what_was_declared() -> None:
    made = application(project("a1"))
    kind = DocumentType.CONSTRUCTION_PERMIT
    declared = (Attachment(id="a1", file="a1.pdf", declared_type=kind),)
    made = made.model_copy(update={"attachments": declared})
    report = _report(made, bound(statement(LEADER), permit(LEADER)))
    said = [f.status for f in report.findings if f.rule == "attachment.type-declared"]
    assert said == [FindingStatus.PASS]


@pytest.mark.parametrize("file", [permit(LEADER), bound(statement(LEADER), permit(LEADER))])
def test_what_was_looked_at_goes_without_a_search_for_cycles(file: Document) -> None:
    """Re-checking judges thousands with the garbage collector off."""
    rules = rulebook.load(HANGZHOU)
    gc.disable()
    try:
        case = open_case(application(project("a1")), {"a1": file}, rules, frozenset())
        assert case.exhibits["a1"].report.applicant_name.status is Presence.FOUND
        looked_at = [weakref.ref(e) for e in (case.exhibits["a1"], *case.exhibits["a1"].papers)]
        del case
        assert [ref() for ref in looked_at] == [None] * len(looked_at)
    finally:
        gc.enable()


def test_a_page_that_failed_may_be_any_paper_s() -> None:
    lost = PageFailure(page=3, code="damaged", message="第3页损坏")
    file = bound(statement(OTHER), permit(OTHER)).model_copy(update={"failures": (lost,)})
    (attachment,) = _report(application(project("a1")), file).attachments
    assert attachment.applicant_name.status is Presence.UNCERTAIN
