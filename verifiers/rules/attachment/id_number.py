"""ID number, birth date and sex printed for the applicant must be the applicant's."""

from collections.abc import Iterator

from models.application import ClaimKind
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.recommenders import is_recommenders
from verifiers.persons.identity import Agreement
from verifiers.rule import AttachmentRule, Verdict, doubted, failed, passed
from verifiers.samples.examples import (
    Example,
    application,
    diploma,
    education,
    ink,
    numbered,
    ownerless,
    permit,
    person,
    project,
)
from verifiers.samples.specimens import claimed, title_certificate, vouched

_SAYINGS = {
    Agreement.CONTRADICTS: (failed, "与申报人的不符，不是同一人的材料"),
    Agreement.DOUBTFUL: (doubted, "与申报人的不符，可能是识别误差或属于他人，请人工核对"),
    Agreement.AGREES: (passed, "与申报人的相符"),
}


def check(case: Case, exhibit: Exhibit) -> Iterator[Verdict]:
    """Masked characters are passed over; a contradiction outweighs an agreement.

    A recommender's certificate is another person's by right.
    """
    for paper in exhibit.papers:
        if not is_recommenders(case, paper):
            yield from _compared(paper)


def _compared(paper: Exhibit) -> Iterator[Verdict]:
    for agreement, (verdict, saying) in _SAYINGS.items():
        printed = next((one for one in paper.identities if one.agreement is agreement), None)
        if printed:
            message = f"{paper.title}载明的证件号码、出生日期或性别{saying}"
            yield verdict(message, paper.show(printed.ink))
            return


def examples() -> tuple[Example, ...]:
    claim, work = application(education("a1")), application(project("a1"))
    vouching = claimed(ClaimKind.SELF_ASSESSMENT, "a1", "a2", "a3")
    own = numbered(person("张玥", "项目经理"), "3301************25")
    namesake = numbered(person("张玥", "项目经理"), "3205************17")
    other = numbered(person("李建国", "项目总监"), "3205************17")
    unsaid = ownerless(permit(person("张玥", "项目经理")), "3205************17")
    torn = ownerless(permit(person("张玥", "项目经理")), "330**")
    bare = numbered(person("张玥", "项目经理"), "330***")
    older = person("张玥", "项目经理").model_copy(update={"birth_date": ink("1972-02")})
    man = person("张玥", "项目经理").model_copy(update={"gender": ink("男")})
    hidden = ownerless(permit(person("张玥", "项目经理")), "3301************25")
    return (
        Example(claim, {"a1": diploma(id_number="330106199003074525")}, FindingStatus.PASS),
        Example(claim, {"a1": diploma(id_number="3301************25")}, FindingStatus.PASS),
        Example(claim, {"a1": diploma(id_number="3302************25")}, FindingStatus.FAIL),
        Example(claim, {"a1": diploma(birth_date="1988-11-02")}, FindingStatus.FAIL),
        Example(claim, {"a1": diploma(birth_date="2008-09")}, FindingStatus.NOT_APPLICABLE),
        Example(claim, {"a1": diploma(id_number="330106199003074526")}, FindingStatus.REVIEW),
        Example(work, {"a1": permit(own, other)}, FindingStatus.PASS),
        Example(work, {"a1": permit(person("张玥"), other)}, FindingStatus.NOT_APPLICABLE),
        Example(work, {"a1": permit(namesake)}, FindingStatus.FAIL),
        Example(work, {"a1": permit(older)}, FindingStatus.FAIL),
        Example(work, {"a1": permit(man)}, FindingStatus.REVIEW),
        Example(work, {"a1": unsaid}, FindingStatus.REVIEW),
        Example(work, {"a1": torn}, FindingStatus.REVIEW),
        Example(work, {"a1": permit(bare)}, FindingStatus.REVIEW),
        Example(work, {"a1": hidden}, FindingStatus.NOT_APPLICABLE),
        Example(work, {"a1": permit(namesake, own)}, FindingStatus.PASS),
        Example(vouching, vouched(), FindingStatus.NOT_APPLICABLE),
        Example(claim, {"a1": title_certificate("王伟明")}, FindingStatus.FAIL),
    )


RULE = AttachmentRule(citation="附件2 二（二）", check=check, examples=examples)
