"""A registration counts only while it is in force: on the day the application was submitted."""

from collections.abc import Iterator
from functools import partial

from models.application import Claim, ClaimKind
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper, unsure
from verifiers.rule import ClaimRule, Verdict, passed, ruled
from verifiers.samples.examples import Example
from verifiers.samples.specimens import enclosing, registration, unsurely
from verifiers.text.dates import read_date


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """A month without a day lasts to its end; an expired registration gives no points."""
    yield from each_paper(case, claim, partial(_judge, case))


def _judge(case: Case, exhibit: Exhibit) -> Verdict:
    rules, submitted = case.rulebook.registration, case.application.submitted_on
    printed = read_date(exhibit.text("valid_until"))
    evidence = exhibit.show_fields("valid_until")
    if printed is None:
        message = f"{exhibit.title}没有读到注册有效期，请人工核对是否在有效期内"
        return Verdict(ruled(rules.not_printed), message, evidence, exhibit.id)
    said = f"{exhibit.title}注册有效期至{printed.latest}"
    doubt = unsure(exhibit, "valid_until", "注册有效期")
    if doubt:
        return doubt
    if printed.latest >= submitted:
        return passed(f"{said}，申报日{submitted}在有效期内", evidence, exhibit.id)
    message = f"{said}，申报日{submitted}已过期，不计分，请提供延续注册后的证书"
    return Verdict(ruled(rules.expired), message, evidence, exhibit.id)


def examples() -> tuple[Example, ...]:
    ends = [("2026-05-01", "pass"), ("2024-08-30", "pass"), ("2024-08-29", "review")]
    ends += [("2024-08", "pass"), ("2024-07", "review"), ("", "review")]
    papers = [(registration(valid_until=end), expected) for end, expected in ends]
    papers.append((unsurely(registration(), "valid_until"), "review"))
    return enclosing(ClaimKind.REGISTRATION, papers)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.REGISTRATION}),
    citation="附件2 二（十三）5",
    check=check,
    examples=examples,
    parameters=("registration.expired", "registration.not_printed"),
)
