"""五方责任主体竣工验收表, 竣工验收备案表, 单位工程质量竣工验收记录."""

import re
from collections.abc import Iterator

from extractors.documents import parties, values
from extractors.documents.spec import DocumentSpec, DocumentText, Kind, Wanted
from extractors.forms.pairs import Pair
from extractors.language.flow import Span
from extractors.language.pipeline import MarkKind
from models.document import DocumentType, Field

SEVERAL = 3
"""Parties whose task a text tells make it a report in prose."""

_OPINIONS = {
    "建设单位意见": "owner_unit",
    "勘察单位意见": "survey_unit",
    "设计单位意见": "design_unit",
    "施工单位意见": "construction_unit",
    "监理单位意见": "supervision_unit",
}

_TASKS = (
    ("owner_unit", re.compile("(?:负责)?(?:投资)?(?:建设|开发)[,。;、]")),
    ("survey_unit", re.compile("(?:负责)?(?:地质|岩土)?勘察[,。;、]")),
    ("design_unit", re.compile("(?:负责)?设计[,。;、]")),
    ("construction_unit", re.compile("(?:负责)?(?:总承包|总包|承包)?(?:施工|承建)[,。;、]")),
    ("supervision_unit", re.compile("(?:负责)?监理[,。;、]")),
)
"""What a report in prose says behind a unit's name: 由…投资建设，…设计，…总承包施工."""

_STANDS = re.compile("^(?:本工程)?([^,。;:]{4,40}?)(?:位于|坐落于|地处)")
_ACCEPTED = re.compile(
    r"((?:19|20)\d{2}年\d{1,2}月\d{1,2}日),?[^。;\d]{0,60}?(?:进行了?|通过了?|组织了?)[^。;\d]{0,12}?竣工验收"
)


def _fields(text: DocumentText) -> Iterator[Field]:
    """Units that stand only where they sign: in the box of their opinion."""
    for pair in text.pairs:
        unit = _signing_unit(pair) if pair.label.text in _OPINIONS else None
        if unit is not None:
            yield Field.of(_OPINIONS[pair.label.text], unit.ink)
    yield from parties.leads(text)
    yield from parties.units(text)
    yield from _told(text)


def _told(text: DocumentText) -> Iterator[Field]:
    """A report in prose: who did what, which work it is, when it was accepted."""
    units = list(_units_told(text))
    if len({unit.name for unit in units}) >= SEVERAL:
        yield from units
        yield from values.first_match(text, "project_name", _STANDS)
        yield from values.first_match(text, "accepted_on", _ACCEPTED, Kind.DATE)


def _units_told(text: DocumentText) -> Iterator[Field]:
    for place in text.places:
        for mark in place.marked(MarkKind.ORGANISATION):
            for name, task in _TASKS:
                if task.match(place.flow.text, mark.end):
                    yield Field.of(name, Span(place.flow, mark.start, mark.end).ink)


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
            "五方责任主体…竣工验收表",
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
            "竣工验收鉴定书",
            "单位工程验收鉴定书",
            "工程验收鉴定书",
            "完工验收鉴定书",
            "完工验收证书",
            "完工验收报告",
            "完工验收记录",
            "交工验收证书",
            "公路工程交工验收证书",
            "公路工程(合同段)交工验收证书",
            "交工证书",
            "合同段交工证书",
            "公路工程交工证书",
            "工程交工证书",
            "交工验收报告",
            "公路工程交工验收报告",
            "交工验收鉴定书",
            "中间交接证书",
            "工程中间交接证书",
            "单项工程中间交接证书",
            "单位工程中间交接证书",
            "工程交接证书",
            "竣工移交证书",
            "工程移交证书",
            "项目验收报告",
            "信息化项目验收报告",
            "信息系统项目验收报告",
            "信息化工程验收报告",
            "项目竣工验收报告",
            "项目终验报告",
            "项目初验报告",
            "验收组成员签字表",
            "验收组成员签名表",
            "验收工作组成员签字表",
            "单位工程验收工作组成员签字表",
            "验收委员会成员签字表",
            "验收组人员签字表",
            "验收人员签字表",
            "验收组成员名单",
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
            "交工验收",
            "项目法人意见",
            "中间交接",
            "验收工作组",
            "验收组",
            "验收结论",
        ),
        never=("创优目标", "所在区划"),
        wanted=(
            parties.PROJECT,
            *parties.UNITS,
            *parties.LEADS,
            *parties.WORKS,
            parties.PERMIT_NUMBER,
            Wanted(
                "accepted_on",
                (
                    "竣工验收日期",
                    "验收日期",
                    "实际竣工验收日期",
                    "竣工验收时间",
                    "验收时间",
                    "验收合格日期",
                    "交工验收日期",
                    "交工验收时间",
                    "完工验收日期",
                    "完工验收时间",
                    "中间交接日期",
                    "终验日期",
                ),
                Kind.DATE,
            ),
            Wanted("issuer", ("备案机关", "工程质量监督机构", "监督机构"), Kind.ORGANISATION),
        ),
        fields=_fields,
    ),
)
