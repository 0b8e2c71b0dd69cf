"""Hours are certified by who teaches or registers them: the employer's own word is none."""

from collections.abc import Iterator
from functools import partial

from models.application import Claim, ClaimKind
from models.document import DocumentType
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper
from verifiers.evidence.provenance import Standing, standing
from verifiers.rule import ClaimRule, Verdict, doubted, passed
from verifiers.samples.examples import OWN, Example, document, person
from verifiers.samples.specimens import enclosing, hours


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Many records bear no legible seal; only what surely is the own unit's is in doubt."""
    yield from each_paper(case, claim, partial(_judge, case))


def _judge(case: Case, exhibit: Exhibit) -> Verdict:
    if standing(exhibit, case.rulebook) in {Standing.OWN, Standing.AFFILIATED}:
        message = f"{exhibit.title}由本单位出具，不能单独证明学时，请人工核对"
        return doubted(message, exhibit.show_issuers(*exhibit.issuers), exhibit.id)
    return passed(f"{exhibit.title}不是本单位自行出具", (), exhibit.id)


def examples() -> tuple[Example, ...]:
    own = document(DocumentType.TRAINING_HOURS_RECORD, person("张玥"), sealed_by=[OWN])
    return enclosing(ClaimKind.TRAINING_HOURS, [(hours(), "pass"), (own, "review")])


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.TRAINING_HOURS}),
    citation="附件2 二（五）6、二（十三）12",
    check=check,
    examples=examples,
)
