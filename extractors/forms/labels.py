"""Which words on a page are labels, and what a label asks."""

import re

from extractors.forms.place import Place
from extractors.language.flow import Flow
from extractors.language.pipeline import Mark, MarkKind
from extractors.vocabulary import words

_NOTE = re.compile(r"(?:姓名|名称|签名|签字|签章|盖章|\((?:[^()]{0,14})\))*[:、]?")
"""What may stand between a label and its value: 姓名, (签字), (盖章), a colon."""

_BRIEF = frozenset({"姓名", "性别", "编号", "民族", "层次", "学制"})
"""Two-character labels that are believed even where the gap behind them was lost."""

_NUMBERS = ("号", "号码", "编号")
"""What labels end with whose numbers follow without a gap, in prose as well."""

_NO_VALUE = frozenset(",。;、)!")
"""Behind one of these comes no value: the word was part of a sentence."""

_LABELS = (MarkKind.LABEL, MarkKind.ROLE)

_SINCE_THEN = frozenset({"变更后", "变更后的", "调整后", "更换后"})
"""What stands before the post on forms that hand it on; 变更前 and 原 give it to nobody."""

_JOINTS = re.compile(r"[/、()]|[或及和与]")

_WHOSE = re.compile("^(?:在?本?(?:项目|工程)(?:中|部)?|现场|拟任|现任|承担的?|担任的?)")

_POST_AND_POST = re.compile("(?:职务|岗位|角色|职位|工种|任职|现场|担任|名称|类别){2,3}")
"""Two words for what somebody does, set side by side: 岗位职务."""

_POSTS = ("职务", "岗位", "角色", "职位", "岗位名称", "人员类型")
"""What labels end with that ask what somebody does."""


_OF_A_PART = re.compile(r"分[部项]\)$")
"""What makes of a label that of a row: 子分部（分项）工程名称."""


def labels_in(place: Place) -> list[Mark]:
    """The marked labels that are labels here: what a colon announces is a value, whatever its
    words (专业：工程造价)."""
    labels: list[Mark] = []
    for mark in place.marked(*_LABELS):
        announced = (
            labels
            and place.flow.text[mark.start - 1] == ":"
            and value_start(place.flow, labels[-1].end) == mark.start
        )
        if is_label(place.flow, mark) and not (announced and not _has_value(place.flow, mark)):
            labels.append(mark)
    return labels


def _has_value(flow: Flow, mark: Mark) -> bool:
    return flow.text[mark.end : mark.end + 1] in (":", "(")


def opens_with_label(place: Place) -> bool:
    """Whether the place begins with a label (so it is not somebody else's value)."""
    first = next(iter(place.marked(*_LABELS)), None)
    begins = first is not None and first.start in (0, value_start(place.flow, 0))
    return first is not None and begins and is_label(place.flow, first)


def is_label(flow: Flow, mark: Mark) -> bool:
    """Whether a marked label really is one here: it begins at an edge, a value may follow."""
    if not flow.is_edge(mark.start) and flow.text[: mark.start] not in _SINCE_THEN:
        return False
    end = mark.end
    if _OF_A_PART.search(flow.text[: mark.start]):
        return False
    if flow.text[end : end + 1] in _NO_VALUE or flow.text.startswith("意见", end):
        return False
    if flow.is_edge(end) or _NOTE.match(flow.text, end).end() > end:  # type: ignore[union-attr]
        return True
    if mark.value.endswith(_NUMBERS) and flow.text[end : end + 1].isdigit():
        return True
    begins = mark.start == 0 or mark.start in flow.breaks
    # The gap was lost: only a label that can be nothing else is believed.
    return begins and (end - mark.start >= 4 or mark.value in _BRIEF) and mark.kind in _LABELS


def value_start(flow: Flow, end: int) -> int:
    """Where the value of a label that ends at ``end`` begins."""
    note = _NOTE.match(flow.text, end)
    return note.end() if note else end


def may_head(place: Place) -> bool:
    """Whether the place is a label, or labels side by side, that may head columns: no colon
    announces a value."""
    labelled = sum(mark.end - mark.start for mark in labels_in(place))
    whole = is_only_label(place) or labelled == len(place.flow.text) > 0
    return whole and not place.flow.text.endswith(":")


def is_only_label(place: Place) -> bool:
    """Whether nothing but a label stands in the place, or several that are one: 职务/岗位."""
    labels = [mark for mark in place.marked(*_LABELS) if mark.start == 0]
    whole = bool(labels) and value_start(place.flow, labels[0].end) >= len(place.flow.text)
    return whole or _is_compound_label(place.flow.text)


def _is_compound_label(text: str) -> bool:
    """Labels joined by a stroke or a bracket, or led by whose they are: 职务(岗位), 项目职务."""
    pieces = [piece for piece in _JOINTS.split(text.rstrip(":")) if piece]
    return bool(pieces) and all(
        piece in words("labels") or _WHOSE.sub("", piece) in words("labels") for piece in pieces
    )


def asks_for_post(place: Place) -> bool:
    """Whether the place is a label of what somebody does: 担任职务, 项目职务, 职务/岗位."""
    said = place.flow.text
    asks = is_only_label(place) or _POST_AND_POST.fullmatch(said.rstrip(":)")) is not None
    return asks and asks_what_somebody_does(said)


def asks_what_somebody_does(words: str) -> bool:
    """Whether a heading's words ask what somebody does, whatever stands before: 拟任岗位."""
    said = words.rstrip(":)")
    return said.endswith(_POSTS) and "证" not in said
