"""Fields that permits and acceptance forms share: the project, its parties and their leaders."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from extractors.documents import values
from extractors.documents.spec import DocumentText, Kind, Wanted
from extractors.forms.pairs import PageText
from extractors.forms.pairs import values as labelled
from extractors.language.flow import Span
from extractors.language.names import slot
from extractors.people import tables
from extractors.people.sides import party_of
from models.document import Field

PROJECT = Wanted(
    "project_name",
    (
        "工程名称",
        "项目名称",
        "单位工程名称",
        "子单位工程名称",
        "单位(子单位)工程名称",
        "建设项目名称",
        "工程项目名称",
    ),
)

SHORTEST_PROJECT = 6
"""Characters of a project's name, at least: tables of checks have shorter 项目名称."""

ALIKE = 70
"""Likeness (rapidfuzz ratio) from which two names may be readings of one project's."""

_TELLING = re.compile("[0-9A-Z一二三四五六七八九十甲乙丙丁东西南北]")
"""What tells one phase or section from another."""

CONSTRUCTION_UNIT = Wanted(
    "construction_unit",
    (
        "施工单位",
        "施工单位名称",
        "施工总承包单位",
        "总承包单位",
        "工程总承包单位",
        "总包单位",
        "承建单位",
        "承包单位",
    ),
    Kind.ORGANISATION,
)

UNITS = (
    Wanted(
        "owner_unit",
        ("建设单位", "建设单位名称", "业主单位", "项目业主", "项目法人"),
        Kind.ORGANISATION,
    ),
    Wanted("survey_unit", ("勘察单位", "勘察单位名称"), Kind.ORGANISATION),
    Wanted("design_unit", ("设计单位", "设计单位名称"), Kind.ORGANISATION),
    CONSTRUCTION_UNIT,
    Wanted("supervision_unit", ("监理单位", "监理单位名称"), Kind.ORGANISATION),
)  # fmt: skip

LEADS = (
    Wanted(
        "survey_lead",
        ("勘察单位项目负责人", "勘察项目负责人", "勘察负责人"),
        Kind.PERSON,
    ),
    Wanted(
        "design_lead",
        ("设计单位项目负责人", "设计项目负责人", "设计负责人", "项目设计负责人"),
        Kind.PERSON,
    ),
    Wanted(
        "construction_lead",
        (
            "施工单位项目负责人",
            "施工单位项目经理",
            "施工项目负责人",
            "施工项目经理",
            "施工负责人",
            "项目经理",
            "工程总承包项目经理",
            "总承包项目经理",
            "施工总承包单位项目经理",
            "施工总承包单位项目负责人",
            "总承包单位项目经理",
        ),
        Kind.PERSON,
    ),
    Wanted(
        "supervision_lead",
        (
            "总监理工程师",
            "监理单位项目负责人",
            "项目总监理工程师",
            "项目总监",
            "总监",
            "监理单位总监理工程师",
        ),
        Kind.PERSON,
    ),
)

PERMIT_NUMBER = Wanted(
    "permit_number", ("施工许可证号", "施工许可证编号", "许可证编号"), Kind.NUMBER
)

WORKS = (
    Wanted("contract_price", ("合同价格", "合同造价", "工程造价", "合同价", "合同金额")),
    Wanted("contract_period", ("合同工期",)),
)

_LEADERS = ("项目负责人", "单位(项目)负责人", "单位项目负责人")


_NAMES = ("单位名称", "名称", "单位全称", "企业名称")

_SEVERAL = 2
"""So many parties name themselves alike on a form, at least: one may be anybody."""


def leads(text: DocumentText) -> Iterator[Field]:
    """Leaders labelled alike for every party: the box, or the unit beside or above, says whose."""
    for page in text.pages:
        for pair in page.pairs:
            party = party_of(page, pair) if pair.label.text in _LEADERS else None
            names = slot.in_slot(pair.value) if pair.value and party else []
            # A name is often printed and signed beside it.
            if len({name.text for name in names}) == 1 and party != "owner":
                yield Field.of(f"{party}_lead", names[0].ink)
        for named in tables.in_role_columns(page):
            if named.role and named.role.text in _LEADERS and named.party not in (None, "owner"):
                yield Field.of(f"{named.party}_lead", named.name.ink)


def units(text: DocumentText) -> Iterator[Field]:
    """Units labelled alike for every party, as leaders are: 单位名称 in the box of each."""
    found = [
        field
        for page in text.pages
        for pair in page.pairs
        if pair.label.text in _NAMES and pair.value and (party := party_of(page, pair))
        if (field := values.as_field(f"{party}_unit", pair.value, Kind.ORGANISATION))
    ]
    if len({field.name for field in found}) >= _SEVERAL:
        yield from found


def work_of(page: PageText) -> Span | None:
    """The first project the page names."""
    return next(iter(works_of(page)), None)


def works_of(page: PageText) -> list[Span]:
    """Every project the page names, as often as it does."""
    names = labelled(page.pairs, *PROJECT.labels)
    return [name for name in names if len(name.text) >= SHORTEST_PROJECT]


def may_be_one_work(one: str, other: str) -> bool:
    """Whether two names may be one project's, one of them misread."""
    told = [_TELLING.findall(name) for name in (one, other)]
    return fuzz.ratio(one, other) >= ALIKE and told[0] == told[1]
