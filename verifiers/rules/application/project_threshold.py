"""Whoever took part in too few or too small projects is not reviewed at all (不参加工程师评审)."""

from collections.abc import Iterator

from models.application import Claim, Scale
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.evidence.tally import Enough, Tally, enough, tally
from verifiers.rule import ApplicationRule, Verdict, doubted, failed, idle, passed, ruled
from verifiers.samples.examples import Example, application, permit, person, project
from verifiers.wording import CLASS_NAMES, SCALE_NAMES


def check(case: Case) -> Iterator[Verdict]:
    """Fails only on projects that are surely judged; one that is in doubt may yet be enough."""
    rules = case.rulebook.project
    counted = tally(case)
    result = enough(counted.works, rules.too_few)
    if not rules.too_few or (not counted.works and not counted.doubtful):
        yield idle("没有核验通过的工程业绩可计数，不核对参评门槛")
    elif result is Enough.ENOUGH:
        yield passed(f"核验通过的工程业绩（{_listed(counted)}）达到参评门槛")
    elif counted.doubtful:
        names = "、".join(claim.name or claim.id for claim in counted.doubtful)
        yield doubted(f"是否达到参评门槛取决于“{names}”，请人工核对其角色、规模和佐证")
    elif result is Enough.MIXED:
        message = f"核验通过的工程业绩只有{_listed(counted)}，通知未规定合并计算，请人工判定"
        yield Verdict(ruled(rules.too_few_mixed), message)
    else:
        yield failed(f"核验通过的工程业绩只有{_listed(counted)}，不参加工程师评审")


def _listed(counted: Tally) -> str:
    kinds = dict.fromkeys(counted.works)
    return "、".join(
        f"{CLASS_NAMES[work.role_class]}{SCALE_NAMES[work.scale] if work.scale else '项目'}"
        f"{counted.works.count(work)}个"
        for work in kinds
        if work.role_class
    )


def examples() -> tuple[Example, ...]:
    def works(*parts: tuple[str, Scale | None], printed: str | None = None) -> Example:
        claims = tuple(_work(n, role, scale) for n, (role, scale) in enumerate(parts))
        papers = {
            f"a{n}": permit(person("张玥", printed or role), project_name=f"西溪{n}号地块工程")
            for n, (role, _) in enumerate(parts)
        }
        return Example(application(*claims), dict(papers), FindingStatus.PASS)

    def expecting(example: Example, status: str) -> Example:
        return example._replace(expect=FindingStatus(status))

    worker, clerk = ("施工员", Scale.GENERAL), ("参与人员", Scale.GENERAL)
    return (
        works(("项目经理", Scale.GENERAL)),
        works(("项目经理", None)),
        works(worker, worker),
        works(("施工员", Scale.MEDIUM)),
        expecting(works(worker), "fail"),
        expecting(works(("施工员", None)), "review"),
        expecting(works(worker, clerk), "review"),
        expecting(works(worker, ("项目经理", Scale.GENERAL), printed="施工员"), "fail"),
        expecting(works(("项目经理", Scale.GENERAL), printed="施工员"), "not_applicable"),
    )


def _work(number: int, role: str, scale: Scale | None) -> Claim:
    made = project(f"a{number}", role=role, name=f"西溪{number}号地块工程")
    return made.model_copy(update={"id": f"p{number}", "scale": scale})


RULE = ApplicationRule(
    citation="附件2 二（十三）6",
    check=check,
    examples=examples,
    parameters=("project.too_few", "project.too_few_mixed"),
)
