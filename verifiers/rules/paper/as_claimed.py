"""The paper enclosed must be the one that is claimed, by its title."""

import re
from collections.abc import Iterator
from functools import partial

from rapidfuzz.fuzz import partial_ratio

from models.application import Claim, ClaimKind
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import Example
from verifiers.samples.specimens import article, claimed
from verifiers.text.characters import canonical

_GENERIC = re.compile(
    "(?:专业|学术|职称|技术|本人|代表)?(?:论文|著作|文章|作品)[0-9一二三(].*|.{0,5}|.{0,4}(?:论文|著作|文章)"
)
"""What a claim is called that gives no title: 论文, 专业论文, 论文1."""

_MARKS = re.compile("[^0-9A-Z\u3400-\u9fff]")

_LIKE = 75.0
"""Titles so alike (of 100) are one, with a subtitle left out or a few glyphs misread."""


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """A title in two lines may be read by half: what the whole paper says counts as well."""
    wanted = _plain(claim.name or "")
    if _GENERIC.fullmatch(wanted):
        yield idle("申报未写明论文题名，不核对")
    else:
        yield from each_paper(case, claim, partial(_judge, wanted, claim.name or ""))


def _judge(wanted: str, name: str, exhibit: Exhibit) -> Verdict:
    title = exhibit.text("title") or ""
    evidence = exhibit.show_fields("title")
    if _alike(wanted, _plain(title)) or wanted in _plain("".join(exhibit.texts)):
        return passed(f"{exhibit.title}的题名与申报的“{name}”一致", evidence, exhibit.id)
    said = f"题名为“{title}”" if title else "未读到题名"
    message = f"{exhibit.title}{said}，不能确认为申报的“{name}”，请人工核对"
    return doubted(message, evidence, exhibit.id)


def _alike(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return 2 * shorter >= max(len(one), len(other)) > 0 and partial_ratio(one, other) >= _LIKE


def _plain(text: str) -> str:
    return _MARKS.sub("", canonical(text).text)


def examples() -> tuple[Example, ...]:
    def said(name: str | None, title: str, status: str) -> Example:
        made = claimed(ClaimKind.PAPER, "a1")
        claims = tuple(one.model_copy(update={"name": name}) for one in made.claims)
        papers = {"a1": article(title=title)}
        return Example(made.model_copy(update={"claims": claims}), papers, FindingStatus(status))

    title = "综合管廊预制拼装施工技术"
    return (
        said(title, title, "pass"),
        said(f"《{title}》", f"{title}研究", "pass"),
        said("高层住宅深基坑支护施工技术研究", "小学语文阅读教学的几点思考", "review"),
        said(title, "", "review"),
        said("论文", title, "not_applicable"),
        said(None, title, "not_applicable"),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PAPER}),
    citation="附件2 二（十三）4、11",
    check=check,
    examples=examples,
)
