"""Recommenders: who vouches for a self-assessment, and the certificates they enclose."""

from collections.abc import Iterator
from itertools import groupby

from models.application import Claim, ClaimKind
from models.document import DocumentType
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import papers
from verifiers.persons.legibility import SIGNED
from verifiers.text.characters import canonical, is_han, same

_SHORTEST = 2
"""A name has two characters at least."""


def signatures(sheet: Exhibit) -> tuple[str, ...] | None:
    """The names on the sheet's list of recommenders, in canonical forms, a repeated one twice.

    None where any of them was not read surely: they sign by hand.
    """
    field = sheet.field("recommenders")
    if field is None or field.confidence < SIGNED:
        return None
    names = tuple(canonical(name).text for name, _ in field.rows)
    return names if all(map(_is_name, names)) else None


def _is_name(text: str) -> bool:
    return len(text) >= _SHORTEST and all(map(is_han, text))


def certificates(case: Case, claim: Claim) -> Iterator[tuple[str, list[Exhibit]]]:
    """The certificates of title by canonical holder: the recommenders', as far as these are
    known, and those whose holder was not read (under the empty name)."""
    signers = _signers(case, claim)
    enclosed = case.of(claim, DocumentType.TITLE_CERTIFICATE)
    others = sorted((e for e in enclosed if not _is_applicants(case, e)), key=holder_of)
    for holder, group in groupby(others, key=holder_of):
        if not holder or not signers or holder in signers:
            yield holder, list(group)


def is_recommenders(case: Case, exhibit: Exhibit) -> bool:
    """Whether the exhibit serves only as a certificate of somebody who recommends."""
    claims = [c for c in case.application.claims if exhibit.id in c.attachments]
    vouching = bool(claims) and all(c.kind is ClaimKind.SELF_ASSESSMENT for c in claims)
    certificate = exhibit.type is DocumentType.TITLE_CERTIFICATE
    return vouching and certificate and not _is_applicants(case, exhibit)


def _signers(case: Case, claim: Claim) -> set[str]:
    """Everybody on the sheets' lists; nobody where a list was not read surely."""
    lists = [signatures(sheet) for sheet in papers(case, claim)]
    return set() if None in lists else {name for names in lists for name in names or ()}


def _is_applicants(case: Case, exhibit: Exhibit) -> bool:
    holder = exhibit.text("holder_name")
    return holder is not None and same(holder, case.application.applicant.name)


def holder_of(exhibit: Exhibit) -> str:
    """Whose certificate it is, in canonical form; empty where no holder was read."""
    return canonical(exhibit.text("holder_name") or "").text
