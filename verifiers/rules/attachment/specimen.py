"""A paper that says it is a sample, a draft or void puts itself before a person."""

import re
from collections.abc import Iterator

from models.page import Page, Passage, PassageKind
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.rule import AttachmentRule, Verdict, doubted
from verifiers.samples.examples import (
    Example,
    application,
    document,
    doubtful,
    passage,
    permit,
    person,
    project,
)
from verifiers.text.characters import canonical

_NO_PAPER = (
    "样本|样张|样稿|样表|样例|样证|样章|示例|范本|范例|模板|草稿|仅供参考|作废|已作废|已废止|已失效|已注销|已撤销|已吊销"
    "|停用|已停用|已换证|已换领新证|已收回|退件|撤件|不予受理|已过期|此页不用|本页不用|此页作废|本页作废"
    "|副本无效|此件无效|本件无效|此证无效|本证无效|未经审查|盖章无效|SAMPLE|SPECIMEN|VOID|DRAFT|CANCELLED|INVALID"
)
"""No 示范文本: real contracts are written on the ministries' model texts, and say so."""

_ENDED = "无效|失效|废止|注销|撤销|吊销"
"""What a stamp says as well; in a cell it may be the name of a thing, or one of several states."""

_SPOKEN_OF = re.compile(f"{_NO_PAPER}|{_ENDED}")

_SAYS_SO = re.compile(f"(?:(?:{_NO_PAPER})[,、;]?)+")

_STANDS_ALONE = re.compile(f"(?:{_NO_PAPER}|{_ENDED})+")

_MISREAD = ".?供参考?|[样祥][本木]|作[废腹]"
"""What is left of such words where lines run through them."""

_STAMPED = (
    "收回|换证|换领新证|过期|不用|停止使用|不再使用|已全换|已换人?|未(?:通过|成立|生效)"
    "|演练用?|培训教材|测试[用版]?|征求意见稿?|讨论稿|送审稿|试用版|内部资料"
)
"""What is said by a stamp alone: in a table it is the name of a thing (换证 of a certificate)."""

_LAID_OVER = re.compile(f"{_MISREAD}|{_NO_PAPER}|{_ENDED}|{_STAMPED}")

_AROUND = re.compile("[证明合同书协议许可聘件文仅供参考已该此本的章内部人员验收页\\W_]*")
"""What may stand beside them on a stamp or in a watermark: 证明模板 仅供参考."""

_FOR_A_USE = re.compile("使用|[复影]印|复制|他用|专用|挪作|盗用")
"""An applicant's own watermark says that the copy is void elsewhere (他用无效)."""

_WORKS = re.compile("(?:钢筋|混凝土|砌体|脚手架|现浇结构|预应力)(?:分项)?(?:工程)?")

_MODELS = ("模板", "范本", "样表", "示例")
"""Formwork in a list of works, and what a form or a contract was made after."""

_LONGEST = 16
"""Characters such words have, at most, letter-spaced and repeated."""


def check(_case: Case, exhibit: Exhibit) -> Iterator[Verdict]:
    """By what stands alone in its place: a sentence may speak of samples (样本量). What a stamp
    says that could not be read may be just that."""
    if said := _printed(exhibit) or _stamped(exhibit):
        yield doubted(f"{exhibit.title}印有“{said}”字样，疑非正式文件，请人工核对原件")
    elif listed := exhibit.pages_in_doubt("stamp_unread"):
        yield doubted(f"{exhibit.title}第{listed}页盖有带框戳记，字样未能辨认，请人工核对原件")


def _printed(exhibit: Exhibit) -> str | None:
    """What is part of its print."""
    if not _SPOKEN_OF.search("\n".join(exhibit.texts)):  # most papers: asked once
        return None
    alone = (text.strip("()【】[]") for text in exhibit.texts if len(text) <= _LONGEST)
    said = next(filter(_SAYS_SO.fullmatch, alone), None)
    if said == "模板" and _is_about_concrete(exhibit):
        said = None
    bracketed = (found for text in exhibit.texts for found in _bracketed(text))
    return said or next(bracketed, None) or _in_line(exhibit)


def _bracketed(text: str) -> list[str]:
    """Such words in brackets behind anything else: 承建单位：某公司（样证，盖章无效）. A 范本 in
    brackets is what contracts are written on."""
    found = re.findall(r"[(\[【]([^()\[\]【】]{2,16})[)\]】]", text)
    return [one for one in found if _SAYS_SO.fullmatch(one) and one not in _MODELS]


def _in_line(exhibit: Exhibit) -> str | None:
    """What stands apart in a line: a stamp beside a title is read as one line with it."""
    pages = exhibit.document.pages if exhibit.document else ()
    lines = (said.text for page in pages for said in page.passages if _is_line(said))
    pieces = (piece.strip("()（）【】[]") for line in lines for piece in line.split())
    return next((p for p in pieces if p != "模板" and _STANDS_ALONE.fullmatch(p)), None)


def _is_line(said: Passage) -> bool:
    return said.kind is PassageKind.LINE


def _stamped(exhibit: Exhibit) -> str | None:
    """What is laid over it, or stamped on it, and says nothing but that it is no paper."""
    pages = exhibit.document.pages if exhibit.document else ()
    over = [said.text for page in pages for said in page.overprint]
    seals = [seal for page in pages for seal in page.seals]
    over += [text for seal in seals for text in (seal.name, seal.inscription) if text]
    said = [canonical(text.upper()).text for text in over]
    if any(map(_FOR_A_USE.search, said)):
        said = [text.replace("无效", "使用") for text in said]
    return next(filter(_is_no_paper, said), None)


def _is_no_paper(text: str) -> bool:
    """However often: a watermark repeats itself."""
    rest = _LAID_OVER.sub("", text)
    return rest != text and _AROUND.fullmatch(rest) is not None


def _is_about_concrete(exhibit: Exhibit) -> bool:
    """Whether 模板 is the formwork of a list of works, each alone in its place: 模板, 钢筋, 混凝土;
    a building of 钢筋混凝土 makes none of it."""
    return any(map(_WORKS.fullmatch, exhibit.texts))


def examples() -> tuple[Example, ...]:
    claim, leader = application(project("a1")), person("张玥", "项目经理")
    kind = permit(leader).type.value
    sample = document(kind, leader, texts=["样 本"])
    behind = document(kind, leader, texts=["承建单位：某公司（样证，盖章无效）"])
    template = document(kind, leader, texts=["模板"])
    building = document(kind, leader, texts=["模板", "钢筋混凝土框架结构"])
    model = document(kind, leader, texts=["（示范文本）"])
    formwork = document(kind, leader, texts=["模板", "钢筋", "混凝土"])
    sound = permit(leader)
    page = sound.pages[0]
    laid: tuple[tuple[tuple[str, ...], FindingStatus], ...] = (
        (("作废",), FindingStatus.REVIEW),
        (("证明模板 仅供参",), FindingStatus.REVIEW),
        (("SPECIMEN",), FindingStatus.REVIEW),
        (("无效",), FindingStatus.REVIEW),
        (("停用",), FindingStatus.REVIEW),
        (("已换证",), FindingStatus.REVIEW),
        (("收回",), FindingStatus.REVIEW),
        (("人员已全换",), FindingStatus.REVIEW),
        (("验收未成立",), FindingStatus.REVIEW),
        (("测试", "测试"), FindingStatus.REVIEW),
        (("征求意见稿",), FindingStatus.REVIEW),
        (("退件",), FindingStatus.REVIEW),
        (("与原件核对一致",), FindingStatus.NOT_APPLICABLE),
        (("仅供职称评审使用", "他用无效", "无效"), FindingStatus.NOT_APPLICABLE),
        (("学信网CHSI",), FindingStatus.NOT_APPLICABLE),
    )
    over = (
        (sound.model_copy(update={"pages": (_over(page, *words),)}), expect)
        for words, expect in laid
    )
    stamped = page.model_copy(
        update={"seals": (page.seals[0].model_copy(update={"name": "作废"}),)}
    )
    return (
        Example(claim, {"a1": permit(leader)}, FindingStatus.NOT_APPLICABLE),
        Example(claim, {"a1": sample}, FindingStatus.REVIEW),
        Example(claim, {"a1": behind}, FindingStatus.REVIEW),
        Example(claim, {"a1": template}, FindingStatus.REVIEW),
        Example(claim, {"a1": building}, FindingStatus.REVIEW),
        Example(claim, {"a1": formwork}, FindingStatus.NOT_APPLICABLE),
        Example(claim, {"a1": model}, FindingStatus.NOT_APPLICABLE),
        Example(claim, {"a1": doubtful(sound, "stamp_unread")}, FindingStatus.REVIEW),
        Example(
            claim, {"a1": sound.model_copy(update={"pages": (stamped,)})}, FindingStatus.REVIEW
        ),
        *(Example(claim, {"a1": made}, expect) for made, expect in over),
    )


def _over(page: Page, *words: str) -> Page:
    """The page with these words laid over it."""
    over = tuple(passage(word, kind=PassageKind.LINE) for word in words)
    return page.model_copy(update={"overprint": over})


RULE = AttachmentRule(citation="附件2 二（二）", check=check, examples=examples)
