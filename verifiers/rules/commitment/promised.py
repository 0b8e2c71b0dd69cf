"""The commitment must promise that the material is true, and be to this year's material."""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from models.application import Claim, ClaimKind
from models.document import Document
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper
from verifiers.rule import ClaimRule, Verdict, doubted, passed
from verifiers.samples.examples import Example, passage
from verifiers.samples.specimens import commitment, enclosing
from verifiers.text.characters import canonical
from verifiers.text.dates import read_date

_IF = re.compile(
    "[如若凡倘]|一经|一旦|否则|出现|发现|违反|承担|后果|处理|接受|取消|撤销|(?:保证|承诺|绝|决)不|不得|不提供"
)
"""What stands in sentences that say what follows where the promise is broken, or promise what
shall not be."""

_DENIES = re.compile(
    "(?:不|未|无法|难以|拒绝|没有|并非)(?:能够?|敢|会|再|完全|全部|予以|作出?|做出?|可)*"
    "(?:保证|承诺|确保|担保|负责|核实|属实|真实|准确)"
)
"""What takes a promise back: 不能保证…, 不完全属实."""

_OTHERS = re.compile(
    "^[^不未没无非禁绝]*?(中介|代办|代写|(?:他人|同事|别人)[^,。;]{0,6}(?:代签|代填|代为)|仅供参考|替[^,。;]{1,6}申报|大体|基本真实|有出入|不承担"
    "|(?:部分|个别|有些|少数)[^,。;]{0,16}(?:虚假|伪造|造假|除外)|(?:存在|含有?|使用)[^,。;]{0,4}(?:虚假|伪造|造假))"
)
"""What else makes it no promise of one's own: 部分材料由中介机构代办."""


_REFUSES = re.compile("不(?:愿意?)?(?:承担|负)[^,，。;]{0,6}(?:后果|责任)")


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """What it says of breaking the promise (如有虚假) takes nothing back."""
    yield from each_paper(case, claim, partial(_judge, case))


def _judge(case: Case, exhibit: Exhibit) -> Verdict:
    denial = _denial(exhibit)
    if denial:
        message = f"{exhibit.title}写有“{denial}”，未对材料真实性作出完整保证，请人工核对"
        return doubted(message, (), exhibit.id)
    if not _is_own(exhibit, case.application.applicant.name):
        message = f"{exhibit.title}的保证内容未以申报人本人名义作出，请人工核对"
        return doubted(message, (), exhibit.id)
    years = {int(year) for text in exhibit.texts for year in re.findall("(20[0-9]{2})年度", text)}
    if years and case.application.submitted_on.year not in years:
        message = f"{exhibit.title}针对{max(years)}年度的申报，不是本次申报，请人工核对"
        return doubted(message, (), exhibit.id)
    day, submitted = read_date(exhibit.text("issued_on")), case.application.submitted_on
    recent = timedelta(case.rulebook.commitment.recent_days)
    evidence = exhibit.show_fields("issued_on")
    if day and day.latest < submitted - recent:
        message = (
            f"{exhibit.title}签署于{exhibit.text('issued_on')}，早于本次申报一年以上，"
            "请重新签署或人工核对"
        )
        return doubted(message, evidence, exhibit.id)
    return passed(f"{exhibit.title}保证本次申报材料真实", evidence, exhibit.id)


def _is_own(exhibit: Exhibit, name: str) -> bool:
    """Whether a sentence speaks of oneself; a sheet of which nothing but the signature was read
    tells nothing."""
    sentences = [text for text in exhibit.texts if re.search("[,，。；;]", text)]
    own = (canonical(name).text, "本人", "我")
    return not sentences or any(word in text for word in own for text in sentences)


def _denial(exhibit: Exhibit) -> str | None:
    """The words of a sentence, and not of a condition, that deny what is to be promised."""
    parts = (part for text in exhibit.texts for part in re.split("[。;,!]", text))
    said = [part for part in parts if not _IF.search(part)]
    refused = (found[0] for text in exhibit.texts if (found := _REFUSES.search(text)))
    if refusal := next(refused, None):
        return refusal
    denied = next((found[0] for part in said if (found := _DENIES.search(part))), None)
    return denied or next((found[1] for part in said if (found := _OTHERS.search(part))), None)


def examples() -> tuple[Example, ...]:
    def text(said: str, day: str = "2024-08-20") -> Document:
        made = commitment(day=day)
        first = made.pages[0]
        page = first.model_copy(update={"passages": (*first.passages, passage(said, place=3))})
        return made.model_copy(update={"pages": (page,)})

    sound = "本人保证所提交的材料真实、准确，不存在虚假材料，如有不真实，愿承担责任。"
    unhelped = "本人未委托中介机构代办，不提供不真实的材料，对不真实的材料承担责任。"
    papers = [
        (commitment(), "pass"),
        (text(sound), "pass"),
        (text(unhelped), "pass"),
        (text("本人不能保证所提交的申报材料全部真实有效。"), "review"),
        (text("其中部分材料由中介机构代办。"), "review"),
        (text(sound, "2019-08-20"), "review"),
        (text(sound, "2023-10"), "pass"),
        (text("本人申报2019年度工程师资格，材料真实。"), "review"),
        (text("本人替李明申报，材料真实。"), "review"),
        (text("李明所提交的材料真实、准确。"), "review"),
    ]
    return enclosing(ClaimKind.COMMITMENT, papers)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.COMMITMENT}),
    citation="附件2 二（二）",
    check=check,
    examples=examples,
    parameters=("commitment.recent_days",),
)
