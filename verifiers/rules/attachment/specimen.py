"""A paper that says it is a sample, a draft or void puts itself before a person."""

import re
from collections.abc import Iterator

from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.rule import AttachmentRule, Verdict, doubted
from verifiers.samples.examples import Example, application, document, permit, person, project
from verifiers.text.characters import canonical

_SAYS_SO = re.compile(
    "(?:(?:样本|样张|样稿|样表|样例|样证|样章|示例|范本|范例|模板|草稿|仅供参考|作废|已作废|盖章无效|SAMPLE|SPECIMEN"
    "|VOID|DRAFT)[,、;]?)+"
)
"""No 示范文本: real contracts are written on the ministries' model texts, and say so."""

_WORKS = re.compile("(?:钢筋|混凝土|砌体|脚手架|现浇结构|预应力)(?:分项)?(?:工程)?")

_MODELS = ("模板", "范本", "样表", "示例")
"""Formwork in a list of works, and what a form or a contract was made after."""

_LONGEST = 16
"""Characters such words have, at most, letter-spaced and repeated."""


def check(_case: Case, exhibit: Exhibit) -> Iterator[Verdict]:
    """By what stands alone in its place: a sentence may speak of samples (样本量)."""
    brief = (text for text in (*exhibit.texts, *_laid_over(exhibit)) if len(text) <= _LONGEST)
    said = next(filter(_SAYS_SO.fullmatch, (text.strip("()【】[]") for text in brief)), None)
    said = said or next((found for text in exhibit.texts for found in _bracketed(text)), None)
    if said and not (said == "模板" and _is_about_concrete(exhibit)):
        yield doubted(f"{exhibit.title}印有“{said}”字样，疑非正式文件，请人工核对原件")


def _bracketed(text: str) -> list[str]:
    """Such words in brackets behind anything else: 承建单位：某公司（样证，盖章无效）. A 范本 in
    brackets is what contracts are written on."""
    found = re.findall(r"[(\[【]([^()\[\]【】]{2,16})[)\]】]", text)
    return [one for one in found if _SAYS_SO.fullmatch(one) and one not in _MODELS]


def _laid_over(exhibit: Exhibit) -> list[str]:
    """The words that run over its pages, in canonical characters."""
    pages = exhibit.document.pages if exhibit.document else ()
    return [canonical(said.text).text for page in pages for said in page.overprint]


def _is_about_concrete(exhibit: Exhibit) -> bool:
    """Whether 模板 is the formwork of a list of works, each alone in its place: 模板, 钢筋, 混凝土;
    a building of 钢筋混凝土 makes none of it, nor do words laid over the page."""
    listed = any(map(_WORKS.fullmatch, exhibit.texts))
    return listed and not any(map(_SAYS_SO.fullmatch, _laid_over(exhibit)))


def examples() -> tuple[Example, ...]:
    claim, leader = application(project("a1")), person("张玥", "项目经理")
    kind = permit(leader).type.value
    sample = document(kind, leader, texts=["样 本"])
    behind = document(kind, leader, texts=["承建单位：某公司（样证，盖章无效）"])
    template = document(kind, leader, texts=["模板"])
    building = document(kind, leader, texts=["模板", "钢筋混凝土框架结构"])
    model = document(kind, leader, texts=["（示范文本）"])
    formwork = document(kind, leader, texts=["模板", "钢筋", "混凝土"])
    return (
        Example(claim, {"a1": permit(leader)}, FindingStatus.NOT_APPLICABLE),
        Example(claim, {"a1": sample}, FindingStatus.REVIEW),
        Example(claim, {"a1": behind}, FindingStatus.REVIEW),
        Example(claim, {"a1": template}, FindingStatus.REVIEW),
        Example(claim, {"a1": building}, FindingStatus.REVIEW),
        Example(claim, {"a1": formwork}, FindingStatus.NOT_APPLICABLE),
        Example(claim, {"a1": model}, FindingStatus.NOT_APPLICABLE),
    )


RULE = AttachmentRule(citation="附件2 二（二）", check=check, examples=examples)
