"""An appointment is made by the unit one works for: its seal must stand on the paper."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind, Employer
from models.document import DocumentType, IssuerVia
from models.report import FindingStatus, Relation
from verifiers.case import Case, Exhibit
from verifiers.evidence.appointments import proofs
from verifiers.evidence.issuance import issued_by_own_unit
from verifiers.parties.companies import take_apart
from verifiers.parties.units import Units
from verifiers.rule import ClaimRule, Verdict, doubted, idle
from verifiers.samples.examples import (
    OWN,
    OWNER,
    Example,
    application,
    appointment,
    contract,
    document,
    issued,
    issuer,
    letter,
)

_UNIONS = ("工会", "工会委员会")


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Somebody else's seal (劳务派遣, a sister company) is for a person."""
    exhibits = proofs(case, claim)
    if not exhibits:
        yield idle("没有聘任材料可核对出具单位")
    units = Units.of(case.application, case.rulebook.organisations)
    for exhibit in exhibits:
        yield (
            _employs_elsewhere(exhibit, units)
            or _by_department(exhibit, units)
            or issued_by_own_unit(units, exhibit)
        )


def _employs_elsewhere(exhibit: Exhibit, units: Units) -> Verdict | None:
    """A contract's 甲方 is who employs, whoever sealed it."""
    party = exhibit.text("party_a")
    if party is None or units.relation(party) in {Relation.OWN_UNIT, Relation.UNKNOWN}:
        return None
    message = f"{exhibit.title}的甲方为“{party}”，不是本单位，请人工核对"
    return doubted(message, exhibit.show_fields("party_a"), exhibit.id)


def _by_department(exhibit: Exhibit, units: Units) -> Verdict | None:
    """A site's department or a union appoints nobody to a technical title."""
    own = [issuer for issuer in exhibit.issuers if issuer.relation is Relation.OWN_UNIT]
    behind = [take_apart(issuer.name, units.words).branch for issuer in own]
    if not own or not all(
        name.endswith((*units.words.site_departments, *_UNIONS)) for name in behind
    ):
        return None
    message = f"{exhibit.title}由“{own[0].name}”出具，不是单位本身，请人工核对"
    return doubted(message, exhibit.show_issuers(own[0]), exhibit.id)


def examples() -> tuple[Example, ...]:
    claim = application(appointment("a1"))
    unsealed = issued(
        document(DocumentType.APPOINTMENT_LETTER), issuer(OWN, IssuerVia.SIGNATURE_BLOCK)
    )
    certifier = issuer(OWN).model_copy(update={"beside_copy_words": True})
    before = claim.model_copy(update={"previous_employers": (Employer(name=OWNER),)})
    return (
        Example(claim, {"a1": letter()}, FindingStatus.PASS),
        Example(claim, {"a1": letter(sealed_by=OWNER)}, FindingStatus.REVIEW),
        Example(claim, {"a1": unsealed}, FindingStatus.REVIEW),
        Example(claim, {"a1": issued(unsealed, certifier)}, FindingStatus.PASS),
        Example(claim, {"a1": contract()}, FindingStatus.PASS),
        Example(claim, {"a1": letter(sealed_by=f"{OWN}第三项目部")}, FindingStatus.REVIEW),
        Example(claim, {"a1": letter(party_a=OWNER)}, FindingStatus.REVIEW),
        Example(before, {"a1": letter(sealed_by=OWNER)}, FindingStatus.PASS),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.APPOINTMENT}),
    citation="附件2 二（五）2",
    check=check,
    examples=examples,
)
