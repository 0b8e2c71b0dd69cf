"""Whose page a screenshot shows: the platform's title or its address, not a mention of them."""

import re
from collections.abc import Iterator

from extractors.documents.addresses import elsewhere
from extractors.documents.spec import DocumentText
from extractors.language.flow import Span
from models.document import Issuer, IssuerVia

OFFICIAL = re.compile(
    r"(?<![\w.@-])((?:https?:/{0,2})?(?:[a-z0-9-]+\.)+gov\.cn)(?![\w.-])", re.IGNORECASE
)
"""The host of an authority's page."""

_SYSTEM = re.compile(
    r"((?:[\u4e00-\u9fff]{2,8}[省市区县])?[\u4e00-\u9fff]{0,8}(?:建设|工程|建筑|质量|住建)[\u4e00-\u9fff]{0,14}(?:平台|系统))"
)
"""What the systems are called in which authorities file who works on a site, or how it ended."""

_BAR = 0.15
"""Share of a page's height in which a browser's bar and a page's own title stand."""

_TITLED = 0.5
"""A platform's name is a page's title where it makes up this part of what stands there, at its
beginning; in 数据来源：… and in sentences it is a mention, which anybody can print."""

_LEADS_TO = re.compile("网址|网站|登录|登陆|访问|来自|来源|通过|查询")
"""Words before an address that only say where something can be looked up."""

_COPIED_OUT = re.compile(
    r"摘录|摘自|摘抄|抄录|转录|誊录|节录|录自|抄自|\((?:盖章|公章|签章)\)|(?:核对|审核)意见|(?:填报|填表|制表)人"
)
"""What a page that somebody typed from a platform's says, and no platform's own page: it asks for
a seal, or says that it was copied out."""


_IMITATED = re.compile(
    "镜像|演示|测试|模拟|仿真|备份|体验版|(?<![a-z])(?:demo|test)(?![a-z])", re.I
)
"""What a page's title says that is not the platform's own page."""


def shown(text: DocumentText, title: re.Pattern[str], address: re.Pattern[str]) -> Iterator[Issuer]:
    """The platform, where its title or its address is in sight (contract: else unknown), and
    the page is its own. A browser's bar with another host in it says whose page it is."""
    if next(text.search(_COPIED_OUT, 0), None) is not None:
        return
    other = elsewhere(text, address)
    if other is not None:
        yield Issuer(ink=other.ink, via=IssuerVia.PLATFORM_PAGE)
        return
    spans = [span for span in text.search(title) if _is_title(span)]
    values = [pair.value for pair in text.pairs if pair.value is not None]
    spans += [span for span in text.search(address) if not _is_mentioned(span, values)]
    yield from (Issuer(ink=span.ink, via=IssuerVia.PLATFORM_PAGE) for span in spans[:1])


def hosted(text: DocumentText) -> Iterator[Issuer]:
    """The authority's system that shows a form: its address in the browser's bar and its title
    below. One alone may be printed on a paper, too."""
    if next(text.search(_COPIED_OUT, 0), None) is not None:
        return
    top = _BAR * text.pages[0].page_height
    titled = (span for span in text.search(_SYSTEM) if _is_title(span) and _is_above(top, span))
    bars = (span for span in text.search(OFFICIAL) if not _is_mentioned(span, []))
    address = next((span for span in bars if _is_above(top, span)), None)
    # A browser's tab, above its bar, holds what any page calls itself, and so does its title.
    if address and any(address.box.y1 <= title.box.y1 for title in titled):
        yield Issuer(ink=address.ink, via=IssuerVia.PLATFORM_PAGE)


def _is_above(level: float, span: Span) -> bool:
    """Whether it stands on the first page above that ``level``."""
    return span.flow.page == 1 and span.box.y1 < level


def _is_title(span: Span) -> bool:
    """By the line it stands in: a browser's tab, a page's bar and its menu may be read as one."""
    breaks = sorted({0, *span.flow.breaks, len(span.flow.text)})
    first = max(place for place in breaks if place <= span.start)
    said = span.flow.text[first : min(place for place in breaks if place >= span.end)]
    opens = span.start - first <= 1
    titled = len(span.text) >= _TITLED * len(said) and opens
    return titled and "来自" not in said and _IMITATED.search(said) is None


def _is_mentioned(span: Span, values: list[Span]) -> bool:
    """查询网址：https://… tells where to look; a browser's bar holds the address alone."""
    labelled = any(v.flow is span.flow and v.start <= span.start < v.end for v in values)
    return labelled or _LEADS_TO.search(span.flow.text[: span.start]) is not None
