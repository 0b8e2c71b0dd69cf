"""A graduate's registration form needs the seal of the office that keeps the personnel file."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind, EducationSource
from models.document import DocumentType, IssuerVia
from models.report import FindingStatus, JudgedIssuer, Relation
from verifiers.case import Case, Exhibit
from verifiers.evidence.headings import word_in
from verifiers.parties.units import Units
from verifiers.rule import ClaimRule, Verdict, doubted, failed, idle, passed
from verifiers.rulebooks.sections import EducationRules
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
        yield _judge(exhibit, units, case.rulebook.education)


def _judge(exhibit: Exhibit, units: Units, rules: EducationRules) -> Verdict:
    """Certifying a copy out of the file (与原件一致) is what the office is there for; taking papers
    in certifies none."""
    seals = [issuer for issuer in exhibit.issuers if issuer.via is IssuerVia.SEAL]
    evidence = exhibit.show_issuers(*seals)
    named = [seal for seal in seals if _keeps_files(seal, rules)]
    received = word_in(_inscriptions(exhibit, named), rules.receipt_words)
    keepers = [] if received else named
    if received:
        message = (
            f"{exhibit.title}上“{named[0].name}”的印章是“{received}”章，不证明档案内容，请人工核对"
        )
        return doubted(message, evidence, exhibit.id)
    own = (units.relation(keeper.name, keeper.confidence) for keeper in keepers)
    if Relation.AUTHORITY in own:
        return passed(f"{exhibit.title}有档案管理部门“{keepers[0].name}”印章", evidence, exhibit.id)
    if seals and not keepers and all(seal.relation is Relation.THIRD_PARTY for seal in seals):
        message = f"{exhibit.title}只有“{seals[0].name}”印章，请由人事档案管理部门盖章"
        return failed(message, evidence, exhibit.id)
    message = f"{exhibit.title}未能确认有人事档案管理部门印章，请人工核对"
    return doubted(message, evidence, exhibit.id)


def _keeps_files(seal: JudgedIssuer, rules: EducationRules) -> bool:
    """Archives of buildings hold 档案 in their names too, and keep nobody's file."""
    name = "".join(seal.name.split())
    if any(word in name for word in rules.other_archives):
        return False
    return any(word in name for word in rules.archive_seal_words)


def _inscriptions(exhibit: Exhibit, seals: list[JudgedIssuer]) -> list[str]:
    """What the lines under the stars of these seals, and their rings, say that they are for."""
    boxes = {seal.bbox for seal in seals}
    issuers = exhibit.document.issuers if exhibit.document else ()
    return [f"{one.ink.text}{one.inscription}" for one in issuers if one.ink.box in boxes]


def examples() -> tuple[Example, ...]:
    school = "杭州市建设职业学校"
    seals = [((ARCHIVE,), "pass"), ((school, ARCHIVE), "pass"), ((school,), "fail")]
    seals += [((OWN,), "review"), ((), "review"), (("浙江省城建档案馆",), "review")]
    certifier = issuer(ARCHIVE).model_copy(update={"beside_copy_words": True})
    certified = issued(graduate_form(), certifier)
    stamped = issuer(ARCHIVE).model_copy(update={"inscription": "材料收讫章"})
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
        Example(
            application(education("a1", source=EducationSource.SECONDARY)),
            {"a1": issued(graduate_form(), stamped)},
            FindingStatus.REVIEW,
        ),
        Example(two, beside, FindingStatus.NOT_APPLICABLE),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.EDUCATION}),
    citation="附件2 二（五）1（5）",
    check=check,
    examples=examples,
    parameters=(
        "education.archive_seal_words",
        "education.other_archives",
        "education.receipt_words",
        "education.certifications",
    ),
)
