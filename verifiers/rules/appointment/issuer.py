"""An appointment is made by the unit one works for: its seal must stand on the paper."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind, Employer
from models.document import DocumentType, IssuerVia
from models.report import FindingStatus, Relation
from verifiers.case import Case, Exhibit
from verifiers.evidence.appointments import proofs
from verifiers.evidence.issuance import issued_by_own_unit
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


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Somebody else's seal (劳务派遣, a sister company) is for a person."""
    exhibits = proofs(case, claim)
    if not exhibits:
        yield idle("没有聘任材料可核对出具单位")
    units = Units.of(case.application, case.rulebook.organisations)
    for exhibit in exhibits:
        yield _employs_elsewhere(exhibit, units) or issued_by_own_unit(units, exhibit)


def _employs_elsewhere(exhibit: Exhibit, units: Units) -> Verdict | None:
    """A contract's 甲方 is who employs, whoever sealed it."""
    party = exhibit.text("party_a")
    if party is None or units.relation(party) in {Relation.OWN_UNIT, Relation.UNKNOWN}:
        return None
    message = f"{exhibit.title}的甲方为“{party}”，不是本单位，请人工核对"
    return doubted(message, exhibit.show_fields("party_a"), exhibit.id)


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
        Example(claim, {"a1": letter(party_a=OWNER)}, FindingStatus.REVIEW),
        Example(before, {"a1": letter(sealed_by=OWNER)}, FindingStatus.PASS),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.APPOINTMENT}),
    citation="附件2 二（五）2",
    check=check,
    examples=examples,
)
