"""五方责任主体竣工验收表, 竣工验收备案表, 单位工程质量竣工验收记录."""

from collections.abc import Iterator

from extractors.documents import parties
from extractors.documents.spec import DocumentSpec, DocumentText, Kind, Wanted
from extractors.forms.pairs import Pair
from extractors.language import persons
from extractors.language.flow import Span
from extractors.language.pipeline import MarkKind
from extractors.people.sides import party_of
from models.document import DocumentType, Field

_OPINIONS = {
    "建设单位意见": "owner_unit",
    "勘察单位意见": "survey_unit",
    "设计单位意见": "design_unit",
    "施工单位意见": "construction_unit",
    "监理单位意见": "supervision_unit",
}

_LEADERS = ("项目负责人", "单位(项目)负责人", "单位项目负责人")


def _fields(text: DocumentText) -> Iterator[Field]:
    """Units that stand only where they sign: in the box of their opinion."""
    for pair in text.pairs:
        unit = _signing_unit(pair) if pair.label.text in _OPINIONS else None
        if unit is not None:
            yield Field.of(_OPINIONS[pair.label.text], unit.ink)
    yield from _leads(text)


def _leads(text: DocumentText) -> Iterator[Field]:
    """Leaders labelled alike in every party's box: the box says whose they are."""
    for page in text.pages:
        for pair in page.pairs:
            party = party_of(page, pair) if pair.label.text in _LEADERS else None
            names = persons.in_slot(pair.value) if pair.value and party else []
            if len(names) == 1 and party != "owner":
                yield Field.of(f"{party}_lead", names[0].ink)


def _signing_unit(pair: Pair) -> Span | None:
    value = pair.value
    if value is None:
        return None
    for mark in pair.marks_of_value:
        if mark.kind is MarkKind.ORGANISATION and value.start <= mark.start < value.end:
            return Span(value.flow, mark.start, mark.end)
    return None


SPECS = (
    DocumentSpec(
        type=DocumentType.COMPLETION_ACCEPTANCE,
        titles=(
            "五方责任主体竣工验收表",
            "五方责任主体竣工验收",
            "工程竣工验收五方责任主体确认表",
            "五方责任主体确认表",
            "竣工验收确认表",
            "竣工验收会签表",
            "工程竣工验收备案表",
            "竣工验收备案表",
            "房屋建筑和市政基础设施工程竣工验收备案表",
            "单位(子单位)工程质量竣工验收记录",
            "单位工程质量竣工验收记录",
            "工程质量竣工验收记录",
            "工程竣工验收记录",
            "竣工验收记录",
            "竣工验收记录(五方责任主体)",
            "建设工程竣工验收报告",
            "工程竣工验收报告",
            "竣工验收报告",
            "竣工验收意见书",
            "竣工验收证书",
            "工程竣工验收表",
            "竣工联合验收意见书",
            "工程竣工验收意见书",
            "竣工验收单",
            "竣工验收证明书",
        ),
        anchors=(
            "勘察单位意见",
            "设计单位意见",
            "施工单位意见",
            "监理单位意见",
            "建设单位意见",
            "综合验收结论",
            "竣工验收日期",
            "同意验收",
            "观感质量",
            "分部工程",
            "备案机关",
            "竣工日期",
        ),
        never=("创优目标", "所在区划"),
        wanted=(
            parties.PROJECT,
            *parties.UNITS,
            *parties.LEADS,
            *parties.WORKS,
            parties.PERMIT_NUMBER,
            Wanted("accepted_on", ("竣工验收日期", "验收日期", "实际竣工验收日期"), Kind.DATE),
            Wanted("issuer", ("备案机关", "工程质量监督机构", "监督机构"), Kind.ORGANISATION),
        ),
        fields=_fields,
    ),
)
