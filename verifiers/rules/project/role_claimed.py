"""The post on the evidence must be the one claimed, by its class and by its title (7)."""

from collections.abc import Iterator

from models.application import Category, Claim, ClaimKind
from models.report import FindingStatus, Presence, RoleClass
from verifiers.case import Case, Exhibit
from verifiers.evidence.provenance import weightiest
from verifiers.persons.roles import Context, Part, parts_of, rank
from verifiers.rule import ClaimRule, Verdict, doubted, failed, idle, passed
from verifiers.samples.examples import Example, application, permit, person, project
from verifiers.wording import CLASS_NAMES


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """The best supported of the roles given to the applicant counts."""
    exhibits = [e for e in weightiest(case, claim) if e.role.held]
    if not claim.role:
        yield doubted("申报未填写所任岗位，无从与材料核对，请补填")
    elif not exhibits:
        yield idle("没有材料载明申报人岗位，无从与申报岗位核对")
    else:
        yield min((_compare(case, claim, e) for e in exhibits), key=_helpfulness)


def _helpfulness(verdict: Verdict) -> int:
    order = (FindingStatus.PASS, FindingStatus.REVIEW, FindingStatus.FAIL)
    return order.index(verdict.status)


def _compare(case: Case, claim: Claim, exhibit: Exhibit) -> Verdict:
    evidence = exhibit.show(exhibit.name.ink, *(held.ink for held in exhibit.role.held))
    printed = "、".join(dict.fromkeys(held.ink.text for held in exhibit.role.held))
    said = f"{exhibit.title}载明的岗位为“{printed}”"
    if exhibit.role.status is not Presence.FOUND:
        return doubted(f"{said}，但归属或字迹未能确认，请人工核对", evidence, exhibit.id)
    context = Context(case.application.category, exhibit.type, claim.scale)
    claimed = _claimed(case, claim, context)
    parts = exhibit.role.parts
    if claimed.confirm and any(_is_claimed(part, claimed) for part in parts):
        message = f"{said}，与申报一致，但通知未规定该岗位的类别，请人工判定"
        return doubted(message, evidence, exhibit.id)
    if any(_is_claimed(part, claimed) for part in parts):
        class_name = _class_name(claimed.role_class)
        return passed(f"{said}，与申报的“{claim.role}”一致，属{class_name}", evidence, exhibit.id)
    highest = min((part.role_class for part in parts), key=rank)
    if highest is None or claimed.role_class is None:
        message = f"{said}，通知未规定其类别或与申报的“{claim.role}”无法对应，请人工判定"
        return doubted(message, evidence, exhibit.id)
    if rank(highest) > rank(claimed.role_class):
        message = (
            f"{said}，属{_class_name(highest)}，"
            f"低于申报的“{claim.role}”（{_class_name(claimed.role_class)}）"
        )
        return failed(message, evidence, exhibit.id)
    return doubted(f"{said}，与申报的“{claim.role}”不是同一岗位，请人工判定", evidence, exhibit.id)


def _claimed(case: Case, claim: Claim, context: Context) -> Part:
    """What is claimed, without what only holds on a document's form."""
    plain, roles = context._replace(document_type=None), case.rulebook.roles
    parts = parts_of(claim.role or "", None, roles, plain)
    if all(part.role_class is None for part in parts):
        parts = parts_of(claim.role or "", roles.claimed_under.get(context.category), roles, plain)
    return min(parts, key=lambda part: rank(part.role_class))


def _is_claimed(part: Part, claimed: Part) -> bool:
    """The same post, or the very words that are claimed, of the claimed class and trade."""
    if part.role_class is None or part.role_class is not claimed.role_class:
        return False
    if part.is_of_other_trade(claimed):
        return False
    return part.post == claimed.post or part.title == claimed.title


def _class_name(role_class: RoleClass | None) -> str:
    return CLASS_NAMES[role_class] if role_class else "未规定的类别"


def examples() -> tuple[Example, ...]:
    manager, worker = application(project("a1")), application(project("a1", role="施工员"))
    leader = permit(person("张玥", "项目负责人", "construction"))
    clerk = application(project("a1", role="资料员"))
    fitter = application(project("a1", role="施工员（安装）"))
    managing = {"category": Category.TECHNICAL_MANAGEMENT}
    owners = application(project("a1", role="项目负责人")).model_copy(update=managing)
    owner = permit(person("张玥", "建设单位项目负责人", "owner"))
    return (
        Example(manager, {"a1": permit(person("张玥", "项目经理"))}, FindingStatus.PASS),
        Example(manager, {"a1": leader}, FindingStatus.PASS),
        Example(manager, {"a1": permit(person("张玥", "施工员"))}, FindingStatus.FAIL),
        Example(worker, {"a1": permit(person("张玥", "施工员（土建）"))}, FindingStatus.PASS),
        Example(worker, {"a1": permit(person("张玥", "BIM工程师"))}, FindingStatus.REVIEW),
        Example(fitter, {"a1": permit(person("张玥", "施工员"))}, FindingStatus.PASS),
        Example(fitter, {"a1": permit(person("张玥", "土建施工员"))}, FindingStatus.REVIEW),
        Example(owners, {"a1": owner}, FindingStatus.PASS),
        Example(owners, {"a1": leader}, FindingStatus.REVIEW),
        Example(clerk, {"a1": permit(person("张玥", "资料员"))}, FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PROJECT}),
    citation="附件2 二（十三）7",
    check=check,
    examples=examples,
    parameters=("roles.posts", "roles.trades", "roles.parties", "roles.claimed_under"),
)
