"""Provenance: does anybody but the applicant's own unit say so? Judged per claim, not per file."""

from collections.abc import Iterable
from enum import Enum

from models.application import Claim, ClaimKind
from models.document import Document, IssuerVia
from models.page import SealShape
from models.report import JudgedIssuer, Presence, Relation
from verifiers.case import Case, Exhibit
from verifiers.evidence import contracts
from verifiers.evidence.bystanders import is_bystander
from verifiers.evidence.headings import goes_on, headline
from verifiers.evidence.projects import is_about
from verifiers.parties.organisations import is_personal_seal
from verifiers.rulebooks.rulebook import Rulebook

_INDEPENDENT = frozenset({Relation.THIRD_PARTY, Relation.AUTHORITY})
_OWN = frozenset({Relation.OWN_UNIT, Relation.AFFILIATE})

_ARCHIVE = "档案"
"""What the names of archives hold: 档案馆, 档案室, 人才档案管理中心."""

TYPE_CERTAIN = 0.90
"""Certainty of the type from which a printed issuing authority counts without a legible seal.
Provisional; to be set on the benchmark sets."""


class Standing(Enum):
    """Whose word a document is."""

    INDEPENDENT = "independent"
    OWN = "own"
    AFFILIATED = "affiliated"
    DOUBTFUL = "doubtful"
    """Nobody legible stands behind it, or somebody of whom nothing is known."""


def standing(exhibit: Exhibit, rulebook: Rulebook) -> Standing:
    """Whose word the exhibit is. A party that is merely mentioned issues nothing."""
    document = exhibit.document
    if document is None:
        return Standing.DOUBTFUL
    issuers = speakers(exhibit, rulebook)
    if any(_speaks_independently(i, exhibit, rulebook) for i in issuers):
        return Standing.INDEPENDENT
    sealed = [i for i in issuers if i.via is IssuerVia.SEAL]
    decisive = sealed if _only_own(sealed) and not _unread_seal(document) else issuers
    if not _only_own(decisive) or _unread_seal(document):
        own = not issuers and not _unread_seal(document)
        by_nature = own and document.type.value in rulebook.project.own_by_nature
        return Standing.OWN if by_nature else Standing.DOUBTFUL
    if document.type.value in rulebook.project.issued_by_field:
        return Standing.DOUBTFUL  # An authority issues it: what the own unit sealed is a copy.
    affiliated = any(i.relation is Relation.AFFILIATE for i in decisive)
    return Standing.AFFILIATED if affiliated else Standing.OWN


def speakers(exhibit: Exhibit, rulebook: Rulebook) -> tuple[JudgedIssuer, ...]:
    """The issuers that are organisations: a person's name seal issues nothing."""
    words = rulebook.organisations
    return tuple(i for i in exhibit.issuers if not is_personal_seal(i, words))


def independent_speakers(exhibit: Exhibit, rulebook: Rulebook) -> tuple[JudgedIssuer, ...]:
    """The issuers whose word counts as independent on this exhibit."""
    return tuple(
        i for i in speakers(exhibit, rulebook) if _speaks_independently(i, exhibit, rulebook)
    )


def bystanders(exhibit: Exhibit, rulebook: Rulebook) -> tuple[JudgedIssuer, ...]:
    """Those of somebody else whose seal or name says nothing of the project."""
    return tuple(
        i
        for i in speakers(exhibit, rulebook)
        if i.relation in _INDEPENDENT and is_bystander(i, exhibit, rulebook)
    )


def _only_own(issuers: Iterable[JudgedIssuer]) -> bool:
    """Whether there is somebody, and nobody but the own unit and its affiliates."""
    relations = {issuer.relation for issuer in issuers}
    return bool(relations) and relations <= _OWN


def _speaks_independently(issuer: JudgedIssuer, exhibit: Exhibit, rulebook: Rulebook) -> bool:
    """A printed third-party name without its seal can be typed by anybody: it is no word."""
    document = exhibit.document
    if document is None or issuer.relation not in _INDEPENDENT:
        return False
    covers = _covers_the_name(issuer, exhibit, document, rulebook)
    if not covers or is_bystander(issuer, exhibit, rulebook):
        return False
    if issuer.via is IssuerVia.SEAL:
        return True
    if issuer.relation is not Relation.AUTHORITY:
        return False
    if issuer.via is IssuerVia.PLATFORM_PAGE:
        return True
    by_field = document.type.value in rulebook.project.issued_by_field
    certain = document.type.confidence >= TYPE_CERTAIN and _is_stamped(exhibit, document)
    return issuer.via is IssuerVia.ISSUING_FIELD and by_field and certain


def _is_stamped(exhibit: Exhibit, document: Document) -> bool:
    """Whether anything but print stands for the authority whose name is printed: a seal that is
    not known to be the own unit's, legible or not, or a code. Samples have neither."""
    seals = any(i.via is IssuerVia.SEAL and i.relation not in _OWN for i in exhibit.issuers)
    coded = any(page.codes for page in document.pages)
    return seals or coded or _unread_seal(document) or document.signed


def _covers_the_name(
    issuer: JudgedIssuer, exhibit: Exhibit, document: Document, rulebook: Rulebook
) -> bool:
    """Who issues a page speaks for it, and for the pages of a contract it signs; for the whole of a
    form that is sealed as a whole, but for sheets of other make that are bound with it."""
    if exhibit.name.ink is None:
        return True
    pages = {person.name.page for person in exhibit.name.people} | {exhibit.name.ink.page}
    if document.type.value not in rulebook.project.sealed_as_a_whole:
        signed = (contracts.is_bound(document, page, issuer.page, issuer.name) for page in pages)
        return issuer.page in pages or (issuer.via is IssuerVia.SEAL and all(signed))
    # The post may stand on any page that names them: a sheet that is none of the form gives none.
    others = pages - {issuer.page}
    return all(_is_of_the_form(page, issuer.page, exhibit, document) for page in others)


def _is_of_the_form(number: int, issued: int, exhibit: Exhibit, document: Document) -> bool:
    """Whether the page may belong to the form that was ``issued`` on another page.

    A sheet with the own unit's seals alone is its own word where it comes after the first page, or
    where both pages are headed alike, as two forms are. One with no seal must go on with the form.
    """
    pages = {page.number: page for page in document.pages}
    page, first = pages[number], document.pages[0]
    seals = (i for i in exhibit.issuers if i.via is IssuerVia.SEAL and i.page == number)
    if not _only_own(seals):
        return page is first or goes_on(page, first)
    heading = headline(page)
    return page is first and (heading is None or heading != headline(pages[issued]))


def _unread_seal(document: Document) -> bool:
    """A seal whose ring could not be read may be anybody's; square ones are persons' seals."""
    blank = any(
        not seal.name and seal.shape is not SealShape.SQUARE
        for page in document.pages
        for seal in page.seals
    )
    return blank or any("seal" in doubt for page in document.pages for doubt in page.doubts)


def supporting(case: Case, claim: Claim) -> tuple[Exhibit, ...]:
    """The exhibits that could support the claim: those that may name the applicant.

    Where none does, all that count at all: then the claim has nothing better to stand on.
    """
    nothing = case.rulebook.project.counts_for_nothing if claim.kind is ClaimKind.PROJECT else ()
    counted = tuple(e for e in case.of(claim) if e.type not in nothing)
    naming = tuple(e for e in counted if e.name.status is not Presence.ABSENT)
    return naming or counted


def own_unit_only(case: Case, claim: Claim) -> bool:
    """Whether every exhibit that could support the claim is the own unit's or its affiliates'.

    An attachment that could not be read might say otherwise: then it is not certain, hence false.
    """
    exhibits = supporting(case, claim)
    only_own = all(_is_own_word(exhibit, case.rulebook) for exhibit in exhibits)
    return bool(exhibits) and only_own and not case.unread(claim)


def _is_own_word(exhibit: Exhibit, rulebook: Rulebook) -> bool:
    """Whether nobody but the own unit or its affiliates speaks in it: an archive that certified the
    copy of a letter says nothing of what it says, whatever a person makes of the seal."""
    if standing(exhibit, rulebook) in (Standing.OWN, Standing.AFFILIATED):
        return True
    document = exhibit.document
    if document is None or document.type.value not in rulebook.project.letters:
        return False
    copied = {i.ink.box for i in document.issuers if i.beside_copy_words and _ARCHIVE in i.ink.text}
    said = speakers(exhibit, rulebook)
    rest = [i for i in said if not (_ARCHIVE in i.name and i.bbox in copied)]
    return bool(copied) and _only_own(rest) and not _unread_seal(document)


def weightiest(case: Case, claim: Claim) -> tuple[Exhibit, ...]:
    """The exhibits that may name the applicant and carry most: independent ones, else all.

    Of these only what is about the claimed project, where anything is: a post on one project
    proves none on another.
    """
    naming = tuple(e for e in supporting(case, claim) if e.name.status is not Presence.ABSENT)
    independent = tuple(e for e in naming if standing(e, case.rulebook) is Standing.INDEPENDENT)
    carrying = independent or naming
    about = tuple(e for e in carrying if claim.name and is_about(e, claim.name))
    return about or carrying
