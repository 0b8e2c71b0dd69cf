"""Whose word a document is, and when a claim has only the own unit's."""

import pytest

from models.document import Document, DocumentType, IssuerVia
from models.geometry import Box, Quad
from models.lines import Lines
from models.page import PassageKind, Seal, SealShape
from models.report import ReadError
from verifiers.case import Case, open_case
from verifiers.evidence.provenance import Standing, own_unit_only, standing
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import (
    AUTHORITY,
    OWN,
    OWNER,
    application,
    bound,
    document,
    issued,
    issuer,
    passage,
    permit,
    person,
    project,
    row,
    statement,
)

RULEBOOK = load("hangzhou-2024-engineer")
LEADER = person("张玥", "项目经理")
PARENT = "浙江宏远控股集团有限公司"
UNSEALED = document(DocumentType.OTHER, LEADER)


def case(*made: Document | ReadError) -> Case:
    ids = [f"a{n}" for n in range(len(made))]
    documents = dict(zip(ids, made, strict=True))
    return open_case(application(project(*ids)), documents, RULEBOOK, frozenset())


def sealed(*names: str) -> Document:
    return document(DocumentType.OTHER, LEADER, sealed_by=names)


def with_seal(made: Document, shape: SealShape) -> Document:
    """The document with one more seal, whose ring could not be read."""
    seal = Seal(
        page=1, box=row(5), shape=shape, colour="red", name="", inscription="", confidence=0.1
    )
    page = made.pages[0].model_copy(update={"seals": (*made.pages[0].seals, seal)})
    return made.model_copy(update={"pages": (page,)})


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (permit(LEADER), Standing.INDEPENDENT),
        (sealed(OWNER), Standing.INDEPENDENT),
        (sealed(OWN, OWNER), Standing.INDEPENDENT),
        (sealed(OWN), Standing.OWN),
        (sealed(f"{OWN}第三项目部"), Standing.OWN),
        (sealed(OWN, PARENT), Standing.AFFILIATED),
        (sealed(PARENT), Standing.AFFILIATED),
        (sealed(OWN, "王伟"), Standing.OWN),
        (sealed("某某某某"), Standing.DOUBTFUL),
        (UNSEALED, Standing.DOUBTFUL),
        (document(DocumentType.EMPLOYER_STATEMENT, LEADER), Standing.DOUBTFUL),
        (document(DocumentType.LABOR_CONTRACT, LEADER), Standing.OWN),
        (issued(UNSEALED, issuer(OWN, IssuerVia.LETTERHEAD)), Standing.OWN),
        (issued(UNSEALED, issuer(OWNER, IssuerVia.SIGNATURE_BLOCK)), Standing.DOUBTFUL),
        (issued(UNSEALED, issuer(AUTHORITY, IssuerVia.ISSUING_FIELD)), Standing.DOUBTFUL),
        (issued(sealed(OWN), issuer(OWNER, IssuerVia.SIGNATURE_BLOCK)), Standing.OWN),
        (issued(sealed(OWN), issuer("学信网", IssuerVia.PLATFORM_PAGE)), Standing.INDEPENDENT),
        (with_seal(sealed(OWN), SealShape.ROUND), Standing.DOUBTFUL),
        (with_seal(sealed(OWN), SealShape.SQUARE), Standing.OWN),
    ],
)
def test_standing(made: Document, expected: Standing) -> None:
    assert standing(case(made).exhibits["a0"], RULEBOOK) is expected


def test_a_permit_s_printed_authority_counts_where_it_was_stamped() -> None:
    """Also where nobody could read the seal; a sample has none."""
    bare = document(DocumentType.CONSTRUCTION_PERMIT, LEADER)
    coded = document(DocumentType.CONSTRUCTION_PERMIT, LEADER, codes=["https://zjzwfw.gov.cn/1"])
    stamped = [with_seal(bare, SealShape.ROUND), coded]
    for made, expected in [
        (bare, Standing.DOUBTFUL),
        *((m, Standing.INDEPENDENT) for m in stamped),
    ]:
        printed = issued(made, issuer(AUTHORITY, IssuerVia.ISSUING_FIELD))
        assert standing(case(printed).exhibits["a0"], RULEBOOK) is expected


def test_the_own_unit_issues_no_permit() -> None:
    """What it sealed is a copy of one, and whoever issued that was not read."""
    made = document(DocumentType.CONSTRUCTION_PERMIT, LEADER, sealed_by=[OWN])
    (exhibit,) = case(made).exhibits.values()
    assert standing(exhibit, RULEBOOK) is Standing.DOUBTFUL


def test_a_seal_on_another_page_speaks_only_for_a_form_sealed_as_a_whole() -> None:
    elsewhere = issuer(OWNER, page=2)
    loose = issued(document(DocumentType.OTHER, LEADER), elsewhere)
    form = issued(document(DocumentType.COMPLETION_ACCEPTANCE, LEADER), elsewhere)
    assert standing(case(loose).exhibits["a0"], RULEBOOK) is Standing.DOUBTFUL
    assert standing(case(form).exhibits["a0"], RULEBOOK) is Standing.INDEPENDENT


FORM = DocumentType.COMPLETION_ACCEPTANCE


def _of_two_pages(kind: DocumentType, second: Document) -> Document:
    """A form whose first page the owner sealed; the second one names the applicant."""
    first = document(kind, texts=["工程竣工验收记录"], sealed_by=[OWNER])
    both = bound(first, second)
    issuers = tuple(issuer for paper in both.papers for issuer in paper.issuers)
    people = both.papers[1].people
    return both.model_copy(update={"papers": (), "issuers": issuers, "people": people})


def _headed(words: str) -> Document:
    """A sheet with these words in large print in its middle."""
    made = document(FORM, LEADER)
    top = passage(words, kind=PassageKind.LINE)
    (line,) = top.lines
    large = line.model_copy(update={"quad": Quad.of(Box(0.3, 0.0, 0.7, 0.06))})
    page = made.pages[0]
    lower = tuple(passage(p.text, place=n + 5) for n, p in enumerate(page.passages))
    head = top.model_copy(update={"lines": Lines.of([large])})
    return made.model_copy(
        update={"pages": (page.model_copy(update={"passages": (head, *lower)}),)}
    )


@pytest.mark.parametrize(
    ("kind", "second", "expected"),
    [
        pytest.param(FORM, document(FORM, LEADER), Standing.INDEPENDENT, id="it goes on"),
        pytest.param(
            FORM, document(FORM, LEADER, sealed_by=[OWN]), Standing.DOUBTFUL, id="own seal alone"
        ),
        pytest.param(
            FORM, document(FORM, LEADER, sealed_by=[OWN, OWNER]), Standing.INDEPENDENT, id="both"
        ),
        pytest.param(FORM, _headed("项目部组织机构"), Standing.DOUBTFUL, id="its own headline"),
        pytest.param(FORM, _headed("附件1"), Standing.DOUBTFUL, id="an annex"),
        pytest.param(
            FORM, _headed("工程竣工验收记录"), Standing.INDEPENDENT, id="the form's title"
        ),
        pytest.param(
            DocumentType.CONSTRUCTION_PERMIT,
            document(FORM, LEADER),
            Standing.DOUBTFUL,
            id="a permit is one page",
        ),
    ],
)
def test_a_form_s_seal_speaks_for_the_pages_that_go_on_with_it(
    kind: DocumentType, second: Document, expected: Standing
) -> None:
    (exhibit,) = case(_of_two_pages(kind, second)).exhibits.values()
    assert standing(exhibit, RULEBOOK) is expected


def test_a_sheet_that_is_none_of_the_form_gives_no_post() -> None:
    second = document(FORM, LEADER, sealed_by=[OWN])
    both = _of_two_pages(FORM, second)
    named = both.model_copy(update={"people": (person("张玥", "施工员"), *both.people)})
    (exhibit,) = case(named).exhibits.values()
    assert standing(exhibit, RULEBOOK) is Standing.DOUBTFUL


LOCKED = ReadError(code="encrypted_pdf", message="文件有打开密码")


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ((statement(LEADER),), True),
        ((statement(LEADER), sealed(PARENT)), True),
        ((statement(LEADER), permit(LEADER)), False),
        ((statement(LEADER), permit(person("李建国", "项目经理"))), True),
        ((statement(LEADER), LOCKED), False),
        ((LOCKED,), False),
        ((UNSEALED,), False),
    ],
)
def test_own_unit_only(made: tuple[Document | ReadError, ...], expected: bool) -> None:
    opened = case(*made)
    assert own_unit_only(opened, opened.application.claims[0]) is expected


def _copied(made: Document, archive: str, beside: bool = True) -> Document:
    """The document with the seal of who certified its copy."""
    return issued(made, issuer(archive).model_copy(update={"beside_copy_words": beside}))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (_copied(statement(LEADER), "龙游县档案馆"), True),
        (_copied(statement(LEADER), "龙游县档案馆", beside=False), False),
        (_copied(statement(LEADER), AUTHORITY), False),
        (_copied(permit(LEADER), "龙游县档案馆"), False),
    ],
    ids=["certified", "not beside the words", "no archive", "no letter"],
)
def test_an_archive_that_certified_a_letter_s_copy_says_nothing(
    made: Document, expected: bool
) -> None:
    judged = case(made)
    assert own_unit_only(judged, judged.application.claims[0]) is expected
    assert standing(judged.exhibits["a0"], RULEBOOK) is not Standing.OWN
