"""A form that names two people for one post gives it to neither: leader's cell and by-line."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import DocumentType, Person
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.provenance import weightiest
from verifiers.persons.identity import SURE
from verifiers.persons.names import name_of, one_off
from verifiers.persons.roles import Context, parts_of
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import Example, application, permit, person, project
from verifiers.text.characters import same

_FORMS = frozenset(
    {
        DocumentType.CONSTRUCTION_PERMIT,
        DocumentType.QUALITY_ASSURANCE_FILING,
        DocumentType.COMPLETION_ACCEPTANCE,
        DocumentType.REGISTRY_SCREENSHOT,
    }
)
"""Papers about one work, whose every post has a place of its own."""


_OVERALL = "总承包"
_SIDES = (_OVERALL, "施工", "监理", "设计", "勘察", "建设", "业主", "检测", "咨询")


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """One form on which the applicant alone holds the claimed post is enough."""
    forms = [e for e in weightiest(case, claim) if e.type in _FORMS]
    holding = [e for e in forms if _own(case, claim, e)]
    if not holding:
        yield idle("没有表单载明申报人担任只能由一人担任的岗位，不核对")
        return
    shared = [(e, other) for e in holding if (other := _other(case, claim, e))]
    if len(shared) < len(holding):
        yield passed("表单上该岗位只有申报人一人")
        return
    exhibit, other = shared[0]
    message = (
        f"{exhibit.title}上同一岗位另载有“{other.name.text}”，申报人可能只是变更前人员、"
        "复印核对人或其他人员，请人工核对"
    )
    yield doubted(message, exhibit.show(other.name, other.role), exhibit.id)


def _sole(case: Case, claim: Claim, exhibit: Exhibit, one: Person) -> set[str]:
    """The posts of one person alone that the form gives them."""
    if one.role is None:
        return set()
    context = Context(case.application.category, exhibit.type, claim.scale)
    parts = parts_of(one.role.text, one.party, case.rulebook.roles, context)
    return {part.post for part in parts if part.sole and part.post}


def _own(case: Case, claim: Claim, exhibit: Exhibit) -> set[str]:
    return {post for one in exhibit.name.people for post in _sole(case, claim, exhibit, one)}


def _other(case: Case, claim: Claim, exhibit: Exhibit) -> Person | None:
    """Somebody of another name in the same post of the same party, and of no other work; who held
    it before or after is told by the record of changes, which another rule weighs."""
    own, posts = exhibit.name.people, _own(case, claim, exhibit)
    names = (case.application.applicant.name, *case.application.applicant.former_names)
    parties = {one.party for one in own}
    for one in exhibit.document.people if exhibit.document else ():
        followed = one.former or one.successor or any(p.successor or p.former for p in own)
        sure = one.name.confidence >= SURE and not any(one_off(n, name_of(one)) for n in names)
        another = sure and one not in own and not any(same(one.name.text, n) for n in names)
        known = None in parties or one.party is None or one.party in parties
        alike = another and not followed and one.project is None and known
        alike = alike and any(_may_be_of_one_side(one, each) for each in own)
        if alike and posts & _sole(case, claim, exhibit, one):
            return one
    return None


def _may_be_of_one_side(one: Person, other: Person) -> bool:
    first, second = _sides(one), _sides(other)
    apart = bool(first and second) and first.isdisjoint(second)
    return not apart and (_OVERALL in first) == (_OVERALL in second)


def _sides(one: Person) -> frozenset[str]:
    """Which parties the post's own words name: 勘察单位项目负责人; who designs and builds together
    (工程总承包) has a leader beside the builder's."""
    return frozenset(side for side in _SIDES if one.role and side in one.role.text)


def examples() -> tuple[Example, ...]:
    claim = application(project("a1"))
    own = person("张玥", "施工单位项目负责人", "construction")
    bare = person("张玥", "项目经理", "construction")
    rival = person("周海涛", "施工单位项目负责人", "construction")
    owner = person("沈国栋", "建设单位项目负责人", "owner")
    overall = person("张玥", "工程总承包项目经理", "construction")
    before = rival.model_copy(update={"former": True})
    return (
        Example(claim, {"a1": permit(own, owner)}, FindingStatus.PASS),
        Example(claim, {"a1": permit(own, rival)}, FindingStatus.REVIEW),
        Example(claim, {"a1": permit(bare, rival)}, FindingStatus.REVIEW),
        Example(claim, {"a1": permit(own, before)}, FindingStatus.PASS),
        Example(claim, {"a1": permit(overall, rival)}, FindingStatus.PASS),
        Example(claim, {"a1": permit(owner)}, FindingStatus.NOT_APPLICABLE),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PROJECT}),
    citation="附件2 二（十三）7、12",
    check=check,
    examples=examples,
    parameters=("roles.posts",),
)
