"""One spaCy pipeline that marks labels, roles, organisations, dates, numbers and people."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from extractors.language.dates import find_dates
from extractors.language.flow import Flow, Span
from extractors.language.names import prose
from extractors.vocabulary import words
from models.page import PassageKind


class MarkKind(StrEnum):
    """What a marked stretch of text is."""

    LABEL = "label"
    ROLE = "role"
    TITLE = "title"
    ORGANISATION = "organisation"
    DATE = "date"
    ID_NUMBER = "id_number"
    PERSON = "person"


class Mark(NamedTuple):
    """A stretch of a flow's text; ``value`` is its normal form (a date in ISO 8601)."""

    kind: MarkKind
    start: int
    end: int
    value: str


ID_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])(?:\d{17}[\dXx]|\d{15}|\d{3,10}[*×xX·]{4,14}\d{0,4}[\dXx]?)(?![0-9A-Za-z*])"
)
"""An identity number (GB 11643), whole, of the old 15 digits, or masked."""

_PHRASES = {MarkKind.LABEL: "labels", MarkKind.ROLE: "roles", MarkKind.TITLE: "titles"}

_BEFORE_NAME = re.compile(
    r"关于|其中|(?:人员|成员)中|兹证明|证明|兹有|兹将|现有|兹聘请|兹聘任|兹聘|聘请|聘任|任命|聘用|安排|指派|委派|选派|原[为由系]|接替|授予|同意|乙方|劳动者|研究生|学生|学员|职工|员工|我单位|我公司|我司|本公司|本单位|"
    r"申报人|申请人|持证人|(?:变更|更换|调整|更改|改|换)[为成]|从(?![事业])|[:,、;。(和与及由]"
)
"""What stands before a name in running text."""

_LEADS = frozenset("和与及由")
"""Those of them that are surnames, too."""

_QUOTED = re.compile('"[^"。]*"|《[^《》。]*》')
"""Folded quotation marks open and close alike: they are taken in pairs, from the first one on."""

_PROJECT = 5
"""Characters in quotation marks from which they hold no name but a project's, full of words that
look like names: "九乔路（通惠路—建设四路）工程"."""

_SENTENCE = re.compile("同志|先生|女士|担任|为|系|任|在|[我本该贵](?:公司|单位|院|局|部|校)")

_LEADING = re.compile(
    r"(?:同意(?:通过|竣工|组织)*(?:验收|备案|聘任|使用)?|兹有|兹聘|由|经|在|与|和|及|系|为|受|向|于|至|到|我|本|是|现|被|该|同|并|(?:甲|乙)方|\([公盖签]?章\))+"
)


def marks(flow: Flow) -> tuple[Mark, ...]:
    """All marks of a flow, by place; marks of one kind never overlap, the longest wins."""
    if not flow.text:
        return ()
    nlp = _pipeline()
    doc = Doc(nlp.vocab, words=list(flow.text), spaces=[False] * len(flow.text))
    doc.user_data["flow"] = flow
    marked = nlp(doc)
    found = [
        Mark(MarkKind(span.label_), span.start, span.end, span.id_ or span.text)
        for group in marked.spans.values()
        for span in group
    ]
    whole = [mark for mark in found if not _is_part_of_word(mark, flow)]
    return tuple(sorted(_longest(whole, flow), key=lambda mark: (mark.start, mark.kind)))


_GOES_ON = re.compile("人员$|总工[期时作会量]$")


def _is_part_of_word(mark: Mark, flow: Flow) -> bool:
    """In a sentence 项目负责 is no role; alone in its cell its 人, on the next line, was missed.
    负责人员 are people, whoever they are; 项目总工期 is a time."""
    if mark.kind is not MarkKind.ROLE:
        return False
    alone = (mark.start, mark.end) == (0, len(flow.text))
    cut_short = mark.value.endswith("负责") and not alone
    goes_on = _GOES_ON.search(flow.text[: mark.end + 1], mark.end - 2) is not None
    return cut_short or goes_on


def _modified(roles: Iterable[str]) -> set[str]:
    """Roles that are another's or not yet held: 项目经理助理, 见习项目经理, 原项目经理."""
    before = ("见习", "实习", "拟任", "拟派", "原", "前任", "候任", "代", "助理")
    return {word + role for role in roles for word in before} | {role + "助理" for role in roles}


def _cut_short(roles: Iterable[str]) -> set[str]:
    """施工单位项目负责: the label of a narrow cell whose last glyph wraps and may be missed."""
    return {role[:-1] for role in roles if role.endswith("项目负责人")}


def _all_roles() -> set[str]:
    roles = words("roles")
    return set(roles) | _modified(roles) | _cut_short(roles)


@cache
def _pipeline() -> Language:
    nlp = spacy.blank("zh")
    ruler: Any = nlp.add_pipe("span_ruler", config={"spans_key": "phrases"})
    ruler.add_patterns(
        [
            {"label": kind.value, "pattern": word}
            for kind, name in _PHRASES.items()
            for word in sorted(_all_roles() if kind is MarkKind.ROLE else words(name))
        ]
    )
    for name in ("zuozheng_numbers", "zuozheng_organisations", "zuozheng_people"):
        nlp.add_pipe(name)
    return nlp


def _group(doc: Doc, key: str, found: Iterable[tuple[MarkKind, int, int, str]]) -> Doc:
    spans = (
        doc.char_span(start, end, label=kind.value, span_id=value)
        for kind, start, end, value in found
    )
    doc.spans[key] = [span for span in spans if span is not None]
    return doc


@Language.component("zuozheng_numbers")
def _numbers(doc: Doc) -> Doc:
    """Dates and identity numbers."""
    flow: Flow = doc.user_data["flow"]
    dates = [(MarkKind.DATE, d.start, d.end, d.iso) for d in find_dates(flow.text)]
    masked = {gap for gap in flow.gaps if flow.text[gap - 1 : gap + 1] == "**"}
    edges = sorted({0, len(flow.text), *flow.gaps} - masked)
    # Between gaps first: two numbers side by side are not one. Then across: letter-spaced ones.
    stretches = [flow.text[a:b].rjust(b) for a, b in pairwise(edges)] + [flow.text]
    numbers = [
        (MarkKind.ID_NUMBER, m.start(), m.end(), m.group().upper())
        for stretch in stretches
        for m in ID_NUMBER.finditer(stretch)
    ]
    return _group(doc, "numbers", dates + numbers)


@cache
def _organisation() -> re.Pattern[str]:
    endings = "|".join(sorted(words("organisations"), key=len, reverse=True))
    return re.compile(
        rf"[\u4e00-\u9fffA-Za-z0-9()·]{{2,}}(?:{endings})(?:\((?!盖章|公章|签章|印章|章)[^()]{{2,10}}\))?"
    )


@cache
def _unit_ending() -> re.Pattern[str]:
    """公司 in …有限公司闻彧同志: 司 is a surname, too, but the unit's there."""
    return re.compile(
        "|".join(sorted((w for w in words("organisations") if len(w) > 1), key=len, reverse=True))
    )


_REGION = re.compile(
    r"(?<=[\u4e00-\u9fff])\((?!盖章|公章|签章|印章|签字|签名)[\u4e00-\u9fff]{2,6}\)(?=[\u4e00-\u9fff])"
)

_BY_WHOM = re.compile("[\u4e00-\u9fff()]*(?<!自)由")
"""What a unit's name in a sentence ends behind: 综合管廊一期工程由…公司承建."""


def _set_off(text: str) -> set[int]:
    """Where recognisers leave a gap that full-width brackets make: 大珩建设 （浙江） 有限公司."""
    spans = [match.span() for match in _REGION.finditer(text)]
    return {place for start, end in spans for place in (start, start + 1, end - 1, end)}


@Language.component("zuozheng_organisations")
def _organisations(doc: Doc) -> Doc:
    """Runs of letters up to the last word an organisation's name ends with."""
    flow: Flow = doc.user_data["flow"]
    labels = {s.end_char for s in doc.spans["phrases"] if flow.is_edge(s.start_char)}
    edges = sorted({0, len(flow.text), *(flow.gaps - _set_off(flow.text)), *labels})
    found = []
    for start, end in pairwise(edges):
        for match in _organisation().finditer(flow.text, start, end):
            lead = _LEADING.match(flow.text, match.start(), match.end())
            begin = lead.end() if lead else match.start()
            given = _BY_WHOM.match(flow.text, begin, match.end())
            begin = given.end() if given else begin
            if match.end() - begin >= 4:
                found.append(
                    (MarkKind.ORGANISATION, begin, match.end(), flow.text[begin : match.end()])
                )
    return _group(doc, "organisations", found)


@Language.component("zuozheng_people")
def _people(doc: Doc) -> Doc:
    """Names in running text: before 同志, after a word that asks for a name, at edges."""
    flow: Flow = doc.user_data["flow"]
    known = filter_spans(doc.spans["phrases"])
    starts_word = frozenset(span.start_char for span in known)
    inside = {i for span in known for i in range(span.start_char, span.end_char)}
    # 宁波珺和城市建设投资有限公司 begins like a name; 张玥同志为…公司 is a sentence.
    units = {s.start_char for s in doc.spans["organisations"] if not _says_who(s.text)}
    quoted = (match.span() for match in _QUOTED.finditer(flow.text))
    taken = {i for start, end in quoted if end - start - 2 >= _PROJECT for i in range(start, end)}
    found = []
    ends = {span.end_char for span in doc.spans["organisations"]}
    named = [
        *_bracketed(flow, starts_word, ends),
        *_names(flow, starts_word, {span.end_char for span in known}),
    ]
    for name in named:
        free = not taken & set(range(name.start, name.end))
        if free and name.start not in inside | units:
            taken |= set(range(name.start, name.end))
            found.append((MarkKind.PERSON, name.start, name.end, name.text))
    return _group(doc, "people", found)


_ASIDE = re.compile(r"\(|,(?:性别:?)?[男女](?![\u4e00-\u9fff])|同志|先生|女士")


def _bracketed(flow: Flow, starts_word: frozenset[int], ends: set[int]) -> Iterator[Span]:
    """Names right behind a unit's, their posts in brackets: 东屹建设有限公司朱琳（项目负责人）;
    or their sex between commas, or 同志 behind a name of any length."""
    for end in sorted(ends):
        name = prose.at(flow, end, starts_word) if end < len(flow.text) else None
        if name is not None and _ASIDE.match(flow.text, name.end):
            yield name


def _line_starts(flow: Flow) -> frozenset[int]:
    """Where a line begins something: not in a paragraph, whose lines break words in two (横塘道 /
    路改建工程)."""
    return frozenset() if flow.passage.kind is PassageKind.PARAGRAPH else flow.breaks


def _says_who(text: str) -> bool:
    """Whether it is a sentence about somebody that ends with a unit's name."""
    return _SENTENCE.search(text.replace("责任", "")) is not None


def _names(flow: Flow, starts_word: frozenset[int], word_ends: set[int]) -> Iterator[Span]:
    """Possible names, the surest place first."""
    asked = [match.end() for match in _BEFORE_NAME.finditer(flow.text)]
    handed_on = {end + 1 for end in word_ends if flow.text[end : end + 1] in ("为", "是")}
    edges = sorted({0, *_line_starts(flow), *flow.gaps, *word_ends, *handed_on})
    for place in [*asked, *edges]:
        name = prose.at(flow, place, starts_word)
        if name is not None:
            yield _without_lead(name, starts_word)
    before = (*_BEFORE_NAME.finditer(flow.text), *_unit_ending().finditer(flow.text))
    words = {i for match in before for i in range(*match.span())}
    for honorific in re.finditer("同志|先生|女士", flow.text):
        for start in (honorific.start() - length for length in (4, 3, 2)):
            name = prose.at(flow, start, starts_word) if start >= 0 and start not in words else None
            if name is not None and name.end == honorific.start():
                yield name


def _without_lead(name: Span, starts_word: frozenset[int]) -> Span:
    """，由张玥同志担任: 由 is a surname as well, but what follows it is a name without it."""
    if name.text[0] not in _LEADS:
        return name
    led = prose.at(name.flow, name.start + 1, starts_word)
    return led if led is not None and led.end == name.end else name


def _longest(found: list[Mark], flow: Flow) -> list[Mark]:
    """Of overlapping marks of one kind, the longest; one inside a column before one across two
    (…有限公司　技术负责人 names no 公司技术负责人). A gap inside a word, where no mark ends
    (结 构专业负 责人), is a recogniser's, and so is one in a cell that says a single thing."""
    kept: list[Mark] = []
    is_cell = flow.passage.kind is PassageKind.CELL
    ends = {mark.end for mark in found}
    apart = {gap for gap in flow.gaps & ends if _parts_words(flow, gap)}

    def rank(mark: Mark) -> tuple[bool, int, int]:
        alone = is_cell and (mark.start, mark.end) == (0, len(flow.text))
        crosses = not alone and any(mark.start < gap < mark.end for gap in apart)
        return crosses, mark.start - mark.end, mark.start

    for mark in sorted(found, key=rank):
        if not any(_clash(mark, other) for other in kept):
            kept.append(mark)
    return kept


def _parts_words(flow: Flow, gap: int) -> bool:
    """Whether words of two characters and more stand on both sides; else it letter-spaces, or
    sets a bracket off: 单位 (项目) 负责人."""
    if {"(", ")"} & set(flow.text[gap - 1 : gap + 1]):
        return False
    return not {gap - 1, gap + 1} & (flow.gaps | {0, len(flow.text)})


_FAMILY = {MarkKind.TITLE: MarkKind.ROLE, MarkKind.LABEL: MarkKind.ROLE}
"""A label inside a role's name (负责人 in 项目负责人) is none, and the other way round."""


def _clash(one: Mark, other: Mark) -> bool:
    overlap = one.start < other.end and other.start < one.end
    return overlap and _FAMILY.get(one.kind, one.kind) == _FAMILY.get(other.kind, other.kind)
