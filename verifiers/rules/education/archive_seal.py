"""A graduate's registration form needs the seal of the office that keeps the personnel file."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind, EducationSource
from models.document import DocumentType, IssuerVia
from models.report import FindingStatus, Relation
from verifiers.case import Case, Exhibit
from verifiers.parties.units import Units
from verifiers.rule import ClaimRule, Verdict, doubted, failed, idle, passed
from verifiers.samples.example_credentials import ARCHIVE, graduate_form, query
from verifiers.samples.examples import OWN, Example, application, education, issued, issuer

_FORM = DocumentType.GRADUATE_REGISTRATION_FORM


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Only a school's seal fails; who else may keep files is for a person.

    Where another certification does as well (a query's result), or the form certifies nothing
    (academic diplomas), it is judged by nothing.
    """
    source = claim.source or EducationSource.DOMESTIC
    wanted = case.rulebook.education.certifications[source]
    forms = case.of(claim, _FORM) if _FORM in wanted else ()
    if not forms or any(e.type in wanted and e.type is not _FORM for e in case.of(claim)):
        yield idle("没有须由人事档案管理部门盖章的《毕业生登记表》")
        return
    units = Units.of(case.application, case.rulebook.organisations)
    for exhibit in forms:
        yield _judge(exhibit, units, case.rulebook.education.archive_seal_words)


def _judge(exhibit: Exhibit, units: Units, words: tuple[str, ...]) -> Verdict:
    """Certifying a copy out of the file (与原件一致) is what the office is there for."""
    seals = [issuer for issuer in exhibit.issuers if issuer.via is IssuerVia.SEAL]
    evidence = exhibit.show_issuers(*seals)
    keepers = [seal for seal in seals if any(word in seal.name for word in words)]
    own = (units.relation(keeper.name, keeper.confidence) for keeper in keepers)
    if Relation.AUTHORITY in own:
        return passed(f"{exhibit.title}有档案管理部门“{keepers[0].name}”印章", evidence, exhibit.id)
    if seals and not keepers and all(seal.relation is Relation.THIRD_PARTY for seal in seals):
        message = f"{exhibit.title}只有“{seals[0].name}”印章，请由人事档案管理部门盖章"
        return failed(message, evidence, exhibit.id)
    message = f"{exhibit.title}未能确认有人事档案管理部门印章，请人工核对"
    return doubted(message, evidence, exhibit.id)


def examples() -> tuple[Example, ...]:
    school = "杭州市建设职业学校"
    seals = [((ARCHIVE,), "pass"), ((school, ARCHIVE), "pass"), ((school,), "fail")]
    seals += [((OWN,), "review"), ((), "review")]
    certifier = issuer(ARCHIVE).model_copy(update={"beside_copy_words": True})
    certified = issued(graduate_form(), certifier)
    two = application(education("a1", "a2", source=EducationSource.TECHNICIAN_SCHOOL))
    beside = {"a1": graduate_form(school), "a2": query()}
    return (
        Example(
            application(education("a1", source=EducationSource.SECONDARY)),
            {"a1": certified},
            FindingStatus.PASS,
        ),
        *(
            Example(
                application(education("a1", source=source)),
                {"a1": graduate_form(*sealed_by)},
                FindingStatus(expected),
            )
            for source in (EducationSource.SECONDARY, EducationSource.TECHNICIAN_SCHOOL)
            for sealed_by, expected in seals
        ),
        Example(two, beside, FindingStatus.NOT_APPLICABLE),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.EDUCATION}),
    citation="附件2 二（五）1（5）",
    check=check,
    examples=examples,
    parameters=("education.archive_seal_words", "education.certifications"),
)
