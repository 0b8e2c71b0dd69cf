"""A journal article: its first page, with or without cover and contents."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.documents.spec import DocumentSpec, DocumentText
from extractors.forms.pairs import PageText
from extractors.forms.place import Place
from extractors.language.flow import Span
from models.document import DocumentType, Field

_ABSTRACT = re.compile(r"^[(\[【]?(?:内容)?[摘搞滴]要")
_ISSUE = r"(?:第?\d{1,3}卷)?(?:第?\d{1,3}期|第?\d{1,2}号)"
_YEAR = r"((?:19|20)\d{2})"
_RUNNING = (
    re.compile(rf"^《?([\u4e00-\u9fff]{{2,16}})》?[,、|·-]?{_YEAR}年?(?:度)?,?{_ISSUE}"),
    re.compile(rf"^《?([\u4e00-\u9fff]{{2,16}})》?{_ISSUE}"),
    re.compile(rf"^{_YEAR}年{_ISSUE}《?([\u4e00-\u9fff]{{2,16}})》?$"),
    re.compile(r"《([\u4e00-\u9fff]{2,16})》"),
)
_CITED = re.compile(
    rf"\[J(?:/OL)?\][.,．。]?《?([\u4e00-\u9fff]{{2,16}}(?:\([\u4e00-\u9fff]{{1,8}}\))?)》?[,.，]{_YEAR}"
)
_YEAR_OF_ISSUE = re.compile(
    rf"{_YEAR}(?:年(?:第?\d{{1,2}}期|第?\d{{1,3}}卷|\d{{1,2}}月(?!\d))|[(（]\d{{1,2}}[)）]|,\d{{1,3}}\()"
)
_NUMBERED = re.compile(rf"文章编号:?[\dA-Z-]{{4,12}}\({_YEAR}\)")
_NUMBER = re.compile(r"文章编号:?([\dA-Z-]{4,12}\(\d{4}\)\d{2}-\d{3,5}-\d{2})")
"""Journal, year, issue, first page and number of pages: no two articles share it (CAJ-CD B/T 1)."""
_VOLUME = re.compile(rf"^{_ISSUE}|Vol|^{_YEAR}年\d{{1,2}}月$")
_SECTIONS = frozenset(
    (
        "施工技术",
        "工程管理",
        "质量与安全",
        "建筑设计",
        "建筑材料",
        "工程实践",
        "结构工程",
        "市政工程",
        "经验交流",
        "学术论文",
        "论坛",
    )
)
_NO_TITLE = re.compile(
    r"^(?:DOI|doi|中图分类号|文献标识码|文章编号|收稿日期|基金项目|ISSN|CN|www|http|Vol|No|第\d)"
)
_LETTER_SPACED = re.compile(r"(?<=\b\w) (?=\w\b)")
_CONTENTS = re.compile("^(?:目次|目录|目录CONTENTS|CONTENTS)$")

HEAD = 0.5
"""Title and authors stand in this upper part of the first page."""

RUNNING = 0.12
"""Running heads stand in this upper part of a page."""

SAME_SIZE = 0.8
"""Lines of a title are as high as its highest, give or take this factor."""


class _Front(NamedTuple):
    """The first page of the article, and where its abstract begins."""

    page: PageText
    abstract: Place


def _fields(text: DocumentText) -> Iterator[Field]:
    front = _front(text)
    if front is not None:
        yield from _head(front)
    yield from _published(text, front)


def _front(text: DocumentText) -> _Front | None:
    """The first page with an abstract low enough for a title to stand above it."""
    for page in text.pages:
        for place in page.texts:
            if _ABSTRACT.match(place.flow.text) and place.box.y0 < 0.7:
                return _Front(page, place)
    return None


def _head(front: _Front) -> Iterator[Field]:
    """The title is what is set largest above the abstract; the authors stand below it."""
    above = [
        place
        for place in front.page.places
        if place.box.y1 <= front.abstract.box.y0 + 0.004
        and place.box.y0 < HEAD
        and place.flow.text
        and not _is_furniture(front.page, place)
    ]
    size = {id(place): _size(place, front.page.aspect) for place in above}
    largest = max((size[id(p)] for p in above if len(p.flow.text) >= 5), default=0.0)
    large = [place for place in above if size[id(place)] >= SAME_SIZE * largest]
    lines = _running_on(sorted(large, key=lambda place: place.box.y0))
    if not lines:
        return
    yield _joined("title", lines)
    authors = [
        p for p in above if p.box.y0 >= lines[-1].box.y1 - 0.004 and "(" not in p.flow.text[:1]
    ]
    named = sorted((p for p in authors if _names_people(p)), key=lambda p: (p.box.y0, p.box.x0))
    if named:
        row = [p for p in named if abs(p.box.y0 - named[0].box.y0) < named[0].box.height / 2]
        yield _joined("authors", row)


def _is_furniture(page: PageText, place: Place) -> bool:
    """Running heads, numbers and rubrics, which stand above a title and are none."""
    text = place.flow.text
    if _NO_TITLE.match(text) or text in _SECTIONS:
        return True
    if place.box.y0 > RUNNING:
        return False
    row = [other.flow.text for other in page.row_of(place)]
    return any(_VOLUME.search(t) or any(p.search(t) for p in _RUNNING[:3]) for t in row) or bool(
        re.fullmatch("《[^》]{2,16}》.{0,16}", text)
    )


def _running_on(lines: list[Place]) -> list[Place]:
    """The first of ``lines`` and those that follow it closely and name nobody."""
    # A lone glyph may end a title; none begins one.
    first = next((i for i, line in enumerate(lines) if len(line.flow.text) >= 2), len(lines))
    kept = lines[first : first + 1]
    for line in lines[first + 1 :]:
        close = line.box.y0 - kept[-1].box.y1 < 1.2 * kept[-1].box.height
        names = len(line.flow.text) >= 2 and _names_people(line)
        if not close or names:
            break
        kept.append(line)
    return kept


def _size(place: Place, aspect: float) -> float:
    """How large its characters are, as a fraction of the page's height: by their width, for a
    font may claim any height."""
    return max(
        min(line.box.height, line.box.width / len(line.text) * aspect)
        for line in place.flow.passage.lines
    )


def _names_people(place: Place) -> bool:
    """Whether a line is a list of names: short runs of characters, digits that mark units."""
    runs = [run for run in re.split(r"[,，、;；:：\s\d*()（）]+", _spaced(place)) if run]
    return (
        bool(runs)
        and all(re.fullmatch(r"[\u3400-\u9fff·•]{1,12}", run) for run in runs)
        and all(len(run) <= 4 or "·" in run or "•" in run for run in runs)
    )


def _spaced(place: Place) -> str:
    """The words as printed, a space in each gap: names are parted by nothing else at times."""
    flow = place.flow
    printed = (flow.printed(i) for i in range(len(flow.text)))
    return "".join(f" {c}" if i in flow.gaps else c for i, c in enumerate(printed)).strip()


def _listed(lines: list[Place]) -> str:
    """Names as printed, a letter-spaced one (张 玥) closed up."""
    return ",".join(_LETTER_SPACED.sub("", _spaced(place)) for place in lines)


def _joined(name: str, lines: list[Place]) -> Field:
    """The words of several places one after the other; the box is around all of them."""
    inks = [place.flow.ink(0, len(place.flow.text)) for place in lines]
    whole = "".join(ink.text for ink in inks) if name == "title" else _listed(lines)
    box = inks[0].box
    for ink in inks[1:]:
        box = type(box).union((box, ink.box))
    field = Field.of(name, inks[0], whole)
    return field.model_copy(update={"bbox": box, "confidence": min(i.confidence for i in inks)})


def _published(text: DocumentText, front: _Front | None) -> Iterator[Field]:
    """Journal and year: as cited, else in a running head, else on the cover."""
    for span in text.search(_CITED, 1):
        yield Field.of("journal", span.ink)
        break
    for span in text.search(_CITED, 2):
        yield Field.of("year", span.ink)
        break
    for span in text.search(_NUMBER, 1):
        yield Field.of("article_number", span.ink)
        break
    yield from _running_head(text)
    for pattern in (_NUMBERED, _YEAR_OF_ISSUE):
        for span in text.search(pattern, 1):
            yield Field.of("year", span.ink)
            break
    yield from _masthead(text, front)


def _running_head(text: DocumentText) -> Iterator[Field]:
    """建筑施工 2023年第5期, at an edge of a page."""
    for page in text.pages:
        for place in page.places:
            if 0.1 < place.box.y0 < 0.9 or not place.flow.text:
                continue
            for pattern in _RUNNING:
                match = pattern.search(place.flow.text)
                group = (
                    next((i for i, g in enumerate(match.groups(), 1) if g and not g.isdigit()), 0)
                    if match
                    else 0
                )
                if match and group:
                    yield Field.of("journal", Span(place.flow, *match.span(group)).ink)
                    break


def _masthead(text: DocumentText, front: _Front | None) -> Iterator[Field]:
    """A journal's name by itself: between volume and month in the running head of the article's
    page, or the largest words of the cover."""
    if front is not None:
        for row in front.page.rows:
            texts = [place.flow.text for place in row]
            if row[0].box.y0 < 0.1 and any(_VOLUME.search(t) for t in texts):
                for place in row:
                    if re.fullmatch(r"[\u4e00-\u9fff]{2,16}", place.flow.text):
                        yield Field.of("journal", place.flow.ink(0, len(place.flow.text)))
    cover = text.pages[0]
    if "ISSN" in text.text.upper() or re.search(r"CN\d{2}-\d{4}", text.text):
        words = [p for p in cover.places if re.fullmatch(r"[\u4e00-\u9fff]{2,16}", p.flow.text)]
        if words:
            largest = max(words, key=lambda place: _size(place, cover.aspect))
            yield Field.of("journal", largest.flow.ink(0, len(largest.flow.text)))


SPECS = (
    DocumentSpec(
        type=DocumentType.PAPER,
        titles=(),
        telltale=re.compile(
            r"摘要[:)\]】]?[\s\S]{20,1200}?关键词|ISSN:?\d{4}-?\d{3}[\dXx][\s\S]{0,400}?CN:?\d{2}-?\d{4}|\[J\][.,]",
        ),
        anchors=(
            "摘要",
            "关键词",
            "中图分类号",
            "文献标识码",
            "文章编号",
            "收稿日期",
            "作者简介",
            "参考文献",
            "DOI",
            "ISSN",
            "引用格式",
            "基金项目",
            "主办",
            "目次",
        ),
        never=("兹证明", "录用通知", "准予毕业", "甲方", "用稿通知"),
        fields=_fields,
    ),
)
