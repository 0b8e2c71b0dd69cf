"""Somebody besides the applicant's own unit must say so (仅提供本单位证明的不属于有效佐证材料)."""

from collections.abc import Iterable, Iterator

from models.application import Claim, ClaimKind, Employer
from models.page import Ink
from models.report import FindingStatus, JudgedIssuer, Presence
from verifiers.case import Case, Exhibit
from verifiers.evidence.provenance import (
    Standing,
    bystanders,
    independent_speakers,
    speakers,
    standing,
    supporting,
)
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed, ruled
from verifiers.samples.examples import (
    AUTHORITY,
    MADE_UP,
    OWN,
    OWNER,
    Example,
    application,
    bound,
    permit,
    person,
    project,
    statement,
)
from verifiers.text.characters import canonical


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Independent evidence helps only where it names the applicant itself."""
    exhibits = supporting(case, claim)
    standings = {e: standing(e, case.rulebook) for e in exhibits}
    independent = [e for e in exhibits if standings[e] is Standing.INDEPENDENT]
    naming = [e for e in independent if e.names_applicant]
    if naming:
        yield _independent(case, naming[0])
    elif any(e.name.status is Presence.UNCERTAIN for e in independent):
        yield doubted("独立于本单位的材料上申报人姓名未能确认，不能认定有独立佐证，请人工核对")
    elif not exhibits or independent:
        yield idle("没有载明申报人姓名的材料，无从判断出具单位")
    elif Standing.DOUBTFUL in standings.values() or case.unread(claim):
        yield _doubtful(case, exhibits)
    else:
        yield _own(case, exhibits, Standing.AFFILIATED in standings.values())


def _independent(case: Case, exhibit: Exhibit) -> Verdict:
    issuers = independent_speakers(exhibit, case.rulebook)
    names = _listed(issuers)
    message = f"{exhibit.title}载明申报人，由本单位以外的“{names}”出具或盖章"
    return passed(message, exhibit.show_issuers(*issuers), exhibit.id)


def _doubtful(case: Case, exhibits: tuple[Exhibit, ...]) -> Verdict:
    unsure = next((e for e in exhibits if standing(e, case.rulebook) is Standing.DOUBTFUL), None)
    if unsure is None:
        return doubted("有附件未能读取，不能判断是否只有本单位出具的材料，请人工核对")
    aside = bystanders(unsure, case.rulebook)
    if aside:
        return _aside(unsure, aside)
    names = _listed(speakers(unsure, case.rulebook))
    seen = (
        f"读到的“{names}”未见其印章或不能确认与本单位的关系"
        if names
        else "未读到可辨认的印章或出具单位"
    )
    message = f"{unsure.title}{seen}，不能认定有独立佐证，请人工核对"
    return doubted(message, unsure.show_issuers(*unsure.issuers), unsure.id)


def _aside(exhibit: Exhibit, issuers: tuple[JudgedIssuer, ...]) -> Verdict:
    message = (
        f"{exhibit.title}上“{_listed(issuers)}”的印章只用于收件、存档、财务等事务，或者该单位"
        "不是工程参建单位，不能认定有独立佐证，请人工核对"
    )
    return doubted(message, exhibit.show_issuers(*issuers), exhibit.id)


def _listed(issuers: Iterable[JudgedIssuer]) -> str:
    """The names that could be read, each once."""
    return "、".join(dict.fromkeys(issuer.name for issuer in issuers if issuer.name))


def _own(case: Case, exhibits: tuple[Exhibit, ...], affiliated: bool) -> Verdict:
    rules = case.rulebook.project
    issuers = [issuer for e in exhibits for issuer in speakers(e, case.rulebook)]
    names = _listed(issuers)
    named = f"（{names}）" if names else ""
    signed = _signed_enough(case, exhibits)
    if signed and not affiliated:
        message = f"{signed.title}虽只由本单位{named}出具，但有足够的人员签字，按规定可作佐证"
        return passed(message, signed.show(*_signatures(case, signed)), signed.id)
    if affiliated:
        message = f"材料只由本单位及关联单位{named}出具，是否属于有效佐证请人工判定"
    else:
        message = (
            f"材料只由本单位{named}出具，不属于有效佐证，"
            "请补充建设、监理单位或主管部门盖章并载明申报人的材料"
        )
    evidence = tuple(v for e in exhibits for v in e.show_issuers(*e.issuers))
    return Verdict(
        ruled(rules.affiliates_only if affiliated else rules.own_unit_only), message, evidence
    )


def _signed_enough(case: Case, exhibits: tuple[Exhibit, ...]) -> Exhibit | None:
    """An own unit's paper that names the applicant and that as many signed as the plan asks."""
    wanted = case.rulebook.project.own_unit_allowed_with_signatures
    naming = (e for e in exhibits if e.names_applicant and wanted is not None)
    return next((e for e in naming if len(_signatures(case, e)) >= (wanted or 0)), None)


def _signatures(case: Case, exhibit: Exhibit) -> list[Ink]:
    """Who signed, each person once; the applicant's own signature vouches for nothing."""
    applicant = case.application.applicant
    own = {canonical(n).text for n in (applicant.name, *applicant.former_names)}
    people = exhibit.document.people if exhibit.document else ()
    signed = {canonical(p.name.text).text: p.name for p in people if p.signed}
    return [ink for name, ink in signed.items() if name not in own]


def examples() -> tuple[Example, ...]:
    claim = application(project("a1"))
    leader = person("张玥", "项目经理")
    signed = (person("李建国", signed=True), person("王伟明", signed=True))
    for_owner = application(project("a1"), employer=Employer(name=OWNER))
    return (
        Example(claim, {"a1": permit(leader)}, FindingStatus.PASS),
        Example(claim, {"a1": statement(leader, sealed_by=OWNER)}, FindingStatus.PASS),
        Example(claim, {"a1": statement(leader)}, FindingStatus.FAIL),
        Example(claim, {"a1": statement(leader, sealed_by=f"{OWN}杭州分公司")}, FindingStatus.FAIL),
        Example(
            claim,
            {"a1": statement(leader, sealed_by="浙江宏远控股集团有限公司")},
            FindingStatus.REVIEW,
        ),
        Example(for_owner, {"a1": statement(leader, sealed_by=OWNER)}, FindingStatus.FAIL),
        Example(
            application(project("a1", "a2")),
            {"a1": statement(leader), "a2": permit(person("李建国", "项目经理"))},
            FindingStatus.FAIL,
        ),
        Example(claim, {"a1": permit(leader, sealed_by=AUTHORITY[:3])}, FindingStatus.REVIEW),
        Example(claim, {"a1": bound(permit(), statement(leader))}, FindingStatus.FAIL),
        Example(claim, {"a1": bound(statement(leader), permit(leader))}, FindingStatus.PASS),
        Example(claim, {"a1": statement(leader, *signed)}, FindingStatus.FAIL),
        Example(claim, {"a1": statement(leader, *signed)}, FindingStatus.PASS, MADE_UP),
        Example(claim, {"a1": statement(leader, signed[0])}, FindingStatus.REVIEW, MADE_UP),
        Example(claim, {"a1": permit(*signed)}, FindingStatus.NOT_APPLICABLE, MADE_UP),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PROJECT}),
    citation="附件2 二（十三）12",
    check=check,
    examples=examples,
    parameters=(
        "project.own_unit_only",
        "project.own_unit_allowed_with_signatures",
        "project.affiliates_only",
        "project.own_by_nature",
        "project.letters",
        "project.sealed_as_a_whole",
        "project.issued_by_field",
        "organisations.idle_seals",
        "organisations.filing_seals",
        "organisations.uninvolved_trades",
        "organisations.uninvolved_authorities",
    ),
    decides=True,
)
