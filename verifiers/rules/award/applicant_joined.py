"""The award must be the applicant's: by name, or through a project that is proven theirs."""

import re
from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import Document, DocumentType
from models.report import FindingStatus, Outcome, Presence, ReadError
from verifiers.case import Case, Exhibit
from verifiers.evidence.presence import presence
from verifiers.evidence.projects import is_about
from verifiers.evidence.winners import is_honoured
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import (
    PROJECT,
    Example,
    application,
    award,
    certificate,
    document,
    permit,
    person,
    project,
    statement,
)

_MEMBERS = re.compile("(?:成员|完成人|参与人|贡献者|获奖人)(?:员|名单)?[:：(]")

GIVER = "浙江省建筑业行业协会"


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Certificates honour companies and works; the work's own evidence names the person."""
    exhibits = case.of(claim, DocumentType.AWARD_CERTIFICATE)
    for exhibit in exhibits:
        if exhibit.name.status is Presence.ABSENT:
            yield _by_project(case, claim, exhibit)
        else:
            yield _by_name(case, claim, exhibit)
    if not exhibits:
        yield idle("没有获奖证书可核对获奖人或获奖项目")


def _by_name(case: Case, claim: Claim, exhibit: Exhibit) -> Verdict:
    """Who fetched the certificate, judges or is thanked stands on it and won nothing."""
    verdict = presence(case, claim, exhibit)
    if verdict.status is not FindingStatus.PASS or is_honoured(exhibit):
        return verdict
    name = case.application.applicant.name
    message = (
        f"{exhibit.title}虽载有申报人姓名“{name}”，但未见其为获奖人、小组成员或任何岗位，"
        "请人工核对与奖项的关系"
    )
    return doubted(message, exhibit.show(exhibit.name.ink), exhibit.id)


def _by_project(case: Case, claim: Claim, exhibit: Exhibit) -> Verdict:
    evidence = exhibit.show_fields("project_name", "winner_unit")
    work = next((w for w in _works(case, claim) if w.name and is_about(exhibit, w.name)), None)
    if (exhibit.document and exhibit.document.people) or _lists_people(exhibit):
        message = f"{exhibit.title}载有他人姓名而未见申报人，请人工核对与申报人的关系"
        return doubted(message, evidence, exhibit.id)
    if work is None:
        message = (
            f"{exhibit.title}只载明单位，且未能对应到申报的工程业绩，请提供能证明本人贡献的材料"
        )
        return doubted(message, evidence, exhibit.id)
    if case.outcomes.get(work.id) is not Outcome.PASS:
        message = f"{exhibit.title}对应的工程业绩“{work.name}”尚未核验通过，请人工核对"
        return doubted(message, evidence, exhibit.id)
    message = f"{exhibit.title}的获奖工程即已核验通过的工程业绩“{work.name}”"
    return passed(message, evidence, exhibit.id)


def _lists_people(exhibit: Exhibit) -> bool:
    """Whether it says who took part, read or not: 小组成员：萧丽华、邵鹏飞."""
    return any(_MEMBERS.search(text) for text in exhibit.texts)


def _works(case: Case, claim: Claim) -> list[Claim]:
    """The project the award claims to belong to; where it names none, every project."""
    works = case.claims(ClaimKind.PROJECT)
    return [work for work in works if claim.project in {None, work.id}]


def examples() -> tuple[Example, ...]:
    made = application(project("a1"), award("a2"))
    leader, prize = person("张玥", "项目经理"), certificate("钱江杯")
    other_work = certificate("钱江杯", "西溪湿地游客中心工程")
    personal = certificate("钱江杯", "", person("张玥", "项目经理"))

    members = document(
        DocumentType.AWARD_CERTIFICATE,
        texts=["QC小组（小组成员：萧丽华、邵鹏飞）"],
        sealed_by=[GIVER],
        fields={"award_name": "钱江杯", "project_name": PROJECT},
    )

    def naming(*texts: str) -> dict[str, Document | ReadError]:
        made = document(DocumentType.AWARD_CERTIFICATE, texts=texts, sealed_by=[GIVER])
        return {"a1": permit(), "a2": made.model_copy(update={"people": (person("张玥"),)})}

    return (
        Example(made, {"a1": permit(leader), "a2": prize}, FindingStatus.PASS),
        Example(made, {"a1": permit(leader), "a2": members}, FindingStatus.REVIEW),
        Example(made, {"a1": statement(leader), "a2": prize}, FindingStatus.REVIEW),
        Example(made, {"a1": permit(leader), "a2": other_work}, FindingStatus.REVIEW),
        Example(made, {"a1": permit(), "a2": personal}, FindingStatus.PASS),
        Example(made, naming("小组成员：李建国、张玥、王伟明"), FindingStatus.PASS),
        Example(made, naming("张玥同志：", "你主持的工程荣获钱江杯奖"), FindingStatus.PASS),
        Example(made, naming("项目经理：李建国", "证书领取人：张玥"), FindingStatus.REVIEW),
        Example(made, naming("推荐单位联系人：张玥"), FindingStatus.REVIEW),
        Example(made, naming("张玥担任小组一等奖发布会评委"), FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.AWARD}),
    citation="附件2 二（四）、二（十三）12",
    check=check,
    examples=examples,
    decides=True,
)
