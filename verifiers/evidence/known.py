"""Names a paper or the application tells of: what they are written with says nothing else (钟离雪,
停云路改造工程)."""

from verifiers.case import Case, Exhibit
from verifiers.text.characters import canonical

_NAMES = ("_name", "_unit", "_lead", "school", "major", "employer", "issuer", "party_a", "party_b")
"""How fields end that hold a name."""


def known_names(case: Case, exhibit: Exhibit) -> tuple[str, ...]:
    """Of people, firms, works and schools, in canonical characters, the longest first."""
    said, application = exhibit.document, case.application
    fields = said.fields if said else ()
    named = {person.name.text for person in said.people} if said else set()
    named |= {f.value for f in fields if f.name.endswith(_NAMES) and isinstance(f.value, str)}
    named |= {issuer.name for issuer in exhibit.issuers}
    named |= {claim.name for claim in application.claims if claim.name}
    named |= {application.applicant.name, application.employer.name}
    plain = {canonical(name).text for name in named} - {""}
    return tuple(sorted(plain, key=lambda name: (-len(name), name)))


def roles_of(exhibit: Exhibit) -> tuple[str, ...]:
    """The posts the paper gives to anybody, in canonical characters."""
    people = exhibit.document.people if exhibit.document else ()
    return tuple(dict.fromkeys(canonical(one.role.text).text for one in people if one.role))
