"""劳动合同, 聘用合同: parties on the first page, the post somewhere inside, seals at the end."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from extractors.documents import values
from extractors.documents.spec import DocumentSpec, DocumentText, Kind, Wanted
from extractors.language.dates import find_dates
from extractors.language.flow import Span
from models.document import DocumentType, Field

_POST = re.compile(
    r"(?:从事|担任|聘用(?:乙方)?(?:为|从事)|在[\u4e00-\u9fff]{2,10}?[部科室处组队]任|工作岗位(?:\([^()]*\))?(?:为|是)?:?|工作内容\((?:岗位|工种)[^()]*\):|岗位(?:名称)?(?:为|是|:))"
    r"[^,。;]{0,10}?(?:担任|从事)?[“\"]?((?!\()[\u4e00-\u9fffA-Za-z()、]{2,16}?)[”\"]?(?:岗位|工作|一职|职务|的工作|,|。|;|\(|[Oo0]?(?:$|第[一二三四五六七八九十]{1,3}条))"
)
"""A lone 。 behind a blank is read as O."""
_POST_AT = re.compile(
    r"(?:需要|安排|同意|乙方),?在(?:甲方的?)?[“\"]?([\u4e00-\u9fffA-Za-z()、]{2,16}?)[”\"]?(?:岗位|工种)"
)
"""根据甲方工作需要，在　土建工程师　岗位工作; where nothing says 岗位, it may be a place."""
_VERBS = ("担任", "从事", "部门", "岗位为")
_NO_POST = (
    "工资", "要求", "职责", "任务", "内容", "调整",
    "变动", "津贴", "本岗位", "以下", "甲方", "安排",
    "需要", "根据", "乙方", "协商",
)  # fmt: skip
"""Words of clauses that leave the post open, or speak of something else."""
_DAY = r"((?:19|20)\d{2}(?:年\d{1,2}月\d{1,2}[日且旦]|[-./]\d{1,2}[-./]\d{1,2}))"
_TERM = re.compile(
    rf"(?:(?:自|从|于|期限(?:为)?:?){_DAY}(?:起)?,?(?:至|到|—|~)"
    rf"|(?:起始|开始)(?:日期|时间|日):?{_DAY},?(?:合同)?(?:终止|结束|截止|届满)(?:日期|时间|日):?){_DAY}"
)
"""A term in a sentence, and as a form's two fields."""
_RENEWED = re.compile("续订|续签|延续|顺延|延长")
_START = re.compile(r"(?:自|从|于)((?:19|20)\d{2}年\d{1,2}月\d{1,2}[日且旦])起")


_NAMES = ("名称", "单位名称", "企业名称")


def _fields(text: DocumentText) -> Iterator[Field]:
    yield from _post(text)
    yield from _boxed_employer(text)
    yield from _terms(text)
    for span in text.search(_START):
        yield from _dated("started_on", span)
        break


def _terms(text: DocumentText) -> Iterator[Field]:
    """The first and the last day of the first term, and of the renewals the contract holds: from
    the first of them to the end of the last that follows on the one before."""
    terms = [
        tuple(Span(place.flow, *match.span(group)) for group in (1, 2, 3) if match[group])
        for place in text.places
        for match in _TERM.finditer(place.flow.text)
    ]
    for first, last in terms[:1]:
        yield from _dated("started_on", first)
        yield from _dated("ended_on", last)
    renewed: list[tuple[Span, ...]] = []
    for first, last in terms[1:]:
        said = first.flow.text[: first.start].rpartition("。")[2]
        if _RENEWED.search(said) and (not renewed or _follows(first, renewed[-1][1])):
            renewed.append((first, last))
    if renewed:
        yield from _dated("renewed_from", renewed[0][0])
        yield from _dated("renewed_until", renewed[-1][1])


def _follows(first: Span, last: Span) -> bool:
    """Whether a day is the one after another."""
    days = [find_dates(span.text) for span in (last, first)]
    ended, begins = (date.fromisoformat(found[0].iso) if found else None for found in days)
    return ended is not None and begins == ended + timedelta(days=1)


def _boxed_employer(text: DocumentText) -> Iterator[Field]:
    """Forms give each party a box: 甲方 along 名称, 信用代码, 法定代表人."""
    for page in text.pages:
        for place in page.places:
            name = page.right_of(place) if place.flow.text in _NAMES else None
            if name is not None and any(side.flow.text == "甲方" for side in page.along(place)):
                field = values.as_field("party_a", name.whole, Kind.ORGANISATION)
                yield from [field] if field else []


def _post(text: DocumentText) -> Iterator[Field]:
    """The post the clause on work names, without the verb and the department before it."""
    for span in chain(text.search(_POST_AT), text.search(_POST)):
        lead = max(
            (span.text.rfind(verb) + len(verb) for verb in _VERBS if verb in span.text), default=0
        )
        post = Span(span.flow, span.start + lead, span.end)
        if len(post.text) >= 2 and not any(word in post.text for word in _NO_POST):
            yield Field.of("position", post.ink)
            return


def _dated(name: str, span: Span) -> Iterator[Field]:
    for found in find_dates(span.text):
        yield values.dated(name, span, found.iso)


SPECS = (
    DocumentSpec(
        type=DocumentType.LABOR_CONTRACT,
        titles=(
            "劳动合同",
            "劳动合同书",
            "全日制劳动合同",
            "固定期限劳动合同",
            "无固定期限劳动合同",
            "聘用合同",
            "聘用合同书",
            "事业单位聘用合同",
            "劳动合同续订书",
        ),
        anchors=(
            "甲方",
            "乙方",
            "劳动报酬",
            "工作内容",
            "工作地点",
            "社会保险",
            "合同期限",
            "工作时间",
            "劳动合同法",
        ),
        never=("施工合同", "监理合同", "承包合同"),
        wanted=(
            Wanted("gender", ("性别",), Kind.GENDER),
            Wanted(
                "party_a",
                ("甲方", "用人单位", "用人单位名称", "甲方名称", "单位名称"),
                Kind.ORGANISATION,
            ),
            Wanted("party_b", ("乙方", "劳动者"), Kind.PERSON),
        ),
        of_one=True,
        fields=_fields,
    ),
)
