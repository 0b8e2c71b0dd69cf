"""The paper must give an award: no candidates (公示, 入围), no quality target (创优目标)."""

import re
from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.headings import headings, word_in
from verifiers.evidence.prizes import something_else
from verifiers.rule import ClaimRule, Verdict, doubted, failed, passed
from verifiers.samples.examples import Example, application, award, certificate, document

_AIMED = re.compile("(?:推荐|举荐)[^,。;:、]{2,50}(?:参加|参评|申报|评选|参选)")
"""A work that is sent into a contest: 推荐…参加…评选."""

_ASPIRING = re.compile(
    "(?:推荐|预备|培育|备选|储备|后备|候选|种子|重点创建)(?:工程|项目|工地|对象|名单)"
    "|列(?:为|入)[^,。;]{0,40}(?:推荐|预备|培育|储备|候选|创建)"
)
"""What a work is called that may get an award one day."""

_REFUSED = re.compile(
    "未(?:获|能|予)?(?:通过|评上|入选|获奖|授予|评定)|落选|不予(?:授予|表彰|评|认定)|暂缓(?:授予|评)|(?:取消|撤销|收回)[^,。;]{0,16}(?:奖|称号|资格|证书)"
)
"""What lists say below the winners: 以下工程经复查未通过."""

_IF = re.compile("[如若凡将须应违]|一经|发现|作假|造假|事故|异议|的,")
"""What leads sentences about awards that are lost later."""

_BETWEEN = 12
"""So few characters stand between 经 and 公示: 经专家评审、网上公示."""


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """A certificate is enough; without one, the headings say why not."""
    certificates = case.of(claim, DocumentType.AWARD_CERTIFICATE)
    wishes = [(e, word) for e in case.of(claim) if (word := _wish(e, case))]
    given = [e for e in certificates if e not in [wisher for wisher, _ in wishes]]
    short = [(e, doubt) for e in given if (doubt := _doubt(e, case))]
    if short and len(short) == len(given):
        exhibit, doubt = short[0]
        yield doubted(f"{exhibit.title}{doubt}，请人工核对", (), exhibit.id)
    elif given:
        yield passed(f"已附{given[0].title}", (), given[0].id)
    elif wishes:
        exhibit, word = wishes[0]
        message = f"{exhibit.title}标题含“{word}”，尚未正式授奖，请提供获奖证书或正式公布文件"
        yield failed(message, (), exhibit.id)
    elif claim.attachments:
        yield doubted("所附材料中没有识别到《获奖证书》，请补充或人工核对")


def _doubt(exhibit: Exhibit, case: Case) -> str | None:
    """Why it may give no award, or not the one it names."""
    if said := _short_of_award(exhibit, case):
        return f"载有“{said}”，疑尚未正式授奖"
    if rest := something_else(case, exhibit):
        return f"在奖项名称之后写有“{rest}”，疑不是该奖项本身"
    return None


def _wish(exhibit: Exhibit, case: Case) -> str | None:
    """The word by which a heading announces or wishes an award."""
    present = (heading for heading in headings(exhibit) if not _is_past(heading))
    return word_in(present, case.rulebook.awards.not_given)


def _short_of_award(exhibit: Exhibit, case: Case) -> str | None:
    """The word by which a certificate honours a candidate."""
    rules = case.rulebook.awards
    first_round = () if word_in(exhibit.texts, rules.giving) else rules.first_round
    word = word_in(exhibit.texts, (*rules.short_of_award, *first_round))
    return word or next(_aspirations(exhibit, rules.giving), None)


def _aspirations(exhibit: Exhibit, giving: tuple[str, ...]) -> Iterator[str]:
    """What the paper says of works that are yet to win, or did not."""
    for sentence in (part for text in exhibit.texts for part in re.split("[。;]", text)):
        found = _ASPIRING.search(sentence) or (
            None if _IF.search(sentence) else _REFUSED.search(sentence)
        )
        if found is None and not word_in([sentence], giving):
            found = _AIMED.search(sentence)
        if found:
            yield found[0]


def _is_past(heading: str) -> bool:
    """经公示无异议, 经评审、公示，决定授予: the list was shown before the award was given."""
    before, shown, _ = heading.partition("公示")
    _, through, way = before[-_BETWEEN:].rpartition("经")
    return bool(shown and through) and not any(word in way for word in "现予拟")


def examples() -> tuple[Example, ...]:
    claim = application(award("a1"))
    heading = "关于2023年度浙江省建设工程钱江杯奖评选结果的公示"
    said = (
        ("某工程列为2021年度中国建设工程鲁班奖浙江省推荐工程。", "review"),
        ("推荐某工程参加2021年度钱江杯奖评选。", "review"),
        ("某工程被评为“钱江杯”预备工程。", "review"),
        ("以下工程经复查未通过：1.某工程", "review"),
        ("经企业申报、推荐和专家评审，决定授予钱江杯奖。", "pass"),
        ("推荐某成果参加评选，荣获一等奖。", "pass"),
        ("如发现弄虚作假，取消获奖资格。", "pass"),
        ("荣获“钱江杯”建设系统羽毛球赛第一名。", "review"),
        ("荣获鲁班奖技能大比武优胜奖。", "review"),
        ("荣获2021年度“钱江杯”（优质工程）奖。", "pass"),
    )
    return (
        *(
            Example(
                claim,
                {"a1": document(DocumentType.AWARD_CERTIFICATE, texts=[text])},
                FindingStatus(status),
            )
            for text, status in said
        ),
        Example(claim, {"a1": certificate("钱江杯")}, FindingStatus.PASS),
        Example(claim, {"a1": document(DocumentType.OTHER, texts=[heading])}, FindingStatus.FAIL),
        Example(claim, {"a1": document(DocumentType.OTHER)}, FindingStatus.REVIEW),
        Example(
            claim,
            {"a1": document(DocumentType.AWARD_CERTIFICATE, texts=["经评审、公示，决定授予"])},
            FindingStatus.PASS,
        ),
        Example(
            claim,
            {"a1": document(DocumentType.AWARD_CERTIFICATE, texts=["经评审，现予公示"])},
            FindingStatus.FAIL,
        ),
        Example(
            claim,
            {
                "a1": document(
                    DocumentType.AWARD_CERTIFICATE, texts=["入围钱江杯奖候选名单，特发此证"]
                )
            },
            FindingStatus.REVIEW,
        ),
        Example(
            claim,
            {"a1": document(DocumentType.AWARD_CERTIFICATE, texts=["授予钱江杯提名奖"])},
            FindingStatus.REVIEW,
        ),
        Example(
            claim,
            {"a1": document(DocumentType.AWARD_CERTIFICATE, texts=["经初评、终评，荣获钱江杯奖"])},
            FindingStatus.PASS,
        ),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.AWARD}),
    citation="附件2 二（十三）8",
    check=check,
    examples=examples,
    parameters=(
        "awards.not_given",
        "awards.short_of_award",
        "awards.first_round",
        "awards.giving",
    ),
)
