"""四库一平台 screenshots: the national and provincial construction registers, and look-alikes."""

import re
from collections.abc import Iterator

from extractors.documents import parties, platforms, values
from extractors.documents.spec import DocumentSpec, DocumentText
from extractors.language.flow import Flow
from models.document import DocumentType, Field, Issuer

_NAMED = (
    r"(?:全国|[\u4e00-\u9fff]{2,4}(?:省|市|自治区))?"
    r"(?:水利|公路|水运|铁路)?(?:(?:建筑市场|建设市场|工程建设|建设行业|住房(?:和)?城乡建设)[\u4e00-\u9fff]{0,16}?(?:平台|系统)"
    r"(?:\([三四]库一平台\))?|[三四]库一平台)"
)
_PLATFORM = re.compile(f"({_NAMED})")
"""What the registers of the country and of its provinces are called."""

_TITLE = re.compile(f"(?:^|\\s){_NAMED}")
_STATES = re.compile("(?:已竣工|未竣工|已完工|竣工|完工|在建|施工中)$")
"""A tag behind a project's name that says how far it is."""

_FACTS = re.compile(r"项目编号|省级项目编号|所在区划|建设单位|项目分类|\d{16}(?!\d)")
"""One of these is the first that is told of a project below its name, or its number alone."""

_SECTIONS = ("信息", "详情", "情况", "概况", "资料")
"""What the headings of a page's sections end with: 项目基本信息 is no project."""


def _fields(text: DocumentText) -> Iterator[Field]:
    yield from values.first_match(text, "platform", _PLATFORM)
    yield from _headings(text)


def _headings(text: DocumentText) -> Iterator[Field]:
    """A project's page without a label for its name is headed by it, right above its number or
    whatever else is told first."""
    if any(pair.label.text in parties.PROJECT.labels for pair in text.pairs):
        return
    for page in text.pages:
        for place in page.places:
            if _FACTS.match(place.flow.text):
                heads = [p.flow for p in page.above(place) if p.flow.text]
                above = next((h for h in heads if not h.text.endswith(_SECTIONS)), None)
                if above and not _PLATFORM.search(above.text):
                    yield Field.of("project_name", above.ink(0, _end_of_name(above)))
                return


def _end_of_name(flow: Flow) -> int:
    """Where the name ends, and behind a gap the tag begins."""
    tag = _STATES.search(flow.text)
    return tag.start() if tag and tag.start() in flow.gaps else len(flow.text)


def _issuers(text: DocumentText) -> Iterator[Issuer]:
    return platforms.shown(text, _PLATFORM, platforms.OFFICIAL)


SPECS = (
    DocumentSpec(
        type=DocumentType.REGISTRY_SCREENSHOT,
        telltale=_TITLE,
        titles=(
            "全国建筑市场监管公共服务平台",
            "建筑市场监管公共服务系统",
            "浙江省建筑市场监管公共服务系统",
            "建筑市场监管公共服务平台",
            "四库一平台",
            "全国水利建设市场监管平台",
            "全国公路建设市场监督管理系统",
            "jzsc.mohurd.gov.cn",
            "jzsc.jst.zj.gov.cn",
        ),
        anchors=(
            "项目编号",
            "省级项目编号",
            "数据等级",
            "立项文号",
            "立项级别",
            "施工图审查",
            "竣工验收备案",
            "招投标",
            "合同登记",
            "所在区划",
            "项目分类",
            "总投资",
            "项目基本信息",
            "项目详情",
            "参建单位及人员",
            "参与单位及相关负责人",
            "参建类型",
            "报建编号",
        ),
        wanted=(parties.PROJECT, *parties.UNITS),
        personnel=True,
        platform=True,
        fields=_fields,
        issuers=_issuers,
    ),
)
