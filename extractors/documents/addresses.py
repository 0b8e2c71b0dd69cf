"""The address in a browser's bar: where a page shown on a screenshot really came from.

A page can call itself what it likes; its address is the browser's word. One that was saved
(file:///C:/…), runs at home (localhost) or lies on anybody's host is no authority's page.
"""

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from extractors.documents.spec import DocumentText
from extractors.forms.place import Place
from extractors.language.flow import Span

_DOMAINS = (
    "com|cn|net|org|top|xyz|vip|cc|info|site|online|club|shop|icu|tk|io|me|app|dev|pro|ltd|wang|ren"
    "|link|work|live|fun|tech|mobi|biz|name|cloud|asia|host|store|website"
)

_SCHEME = r"(?:https?:/{0,2})?"

_ADDRESS = re.compile(
    r"[^\u4e00-\u9fff]{0,8}?(?:不安全|安全)?[^\u4e00-\u9fff\w]{0,4}(?<![\w.@-])"
    rf"(file:/{{0,3}}|[a-z]:[/\\]|{_SCHEME}localhost(?![\w.-])"
    rf"|{_SCHEME}\d{{1,3}}(?:\.\d{{1,3}}){{3}}(?![\w.])"
    rf"|{_SCHEME}(?:[a-z0-9-]+\.)+(?:{_DOMAINS})(?![\w.-]))",
    re.IGNORECASE,
)
"""At the beginning of what stands there, behind no more than the browser's own signs; no label
says that it is somebody's site, as at the foot of commercial pages."""

_BAR = 0.2
"""Share of a page's height in which a browser's bar stands; it prints the address at the foot."""

_FOOT = 0.92

_PRINTED = re.compile("https?:|file:", re.IGNORECASE)

_OFFICIAL = "gov"
"""The label before .cn of authorities' hosts."""


def elsewhere(text: DocumentText, address: re.Pattern[str]) -> Span | None:
    """The host in the browser's bar where it is neither what ``address`` finds nor an
    authority's, nor one that a misreading may have made of such; None: nothing says so."""
    shown = sorted(_addresses(text), key=lambda span: (span.box.y0, span.box.x0))
    first = next(iter(shown), None)
    if first is None or address.fullmatch(first.text) or _may_be_official(first.text):
        return None
    return first


def _addresses(text: DocumentText) -> Iterator[Span]:
    """The address each place in the bar, or at the foot, begins with."""
    for page in text.pages:
        for place in page.places:
            found = (
                _ADDRESS.match(place.flow.text) if _is_in_frame(place, page.page_height) else None
            )
            if found and (place.box.y1 < _BAR * page.page_height or _PRINTED.match(found[1])):
                yield Span(place.flow, *found.span(1))


def _is_in_frame(place: Place, height: float) -> bool:
    return place.box.y1 < _BAR * height or place.box.y0 > _FOOT * height


def _may_be_official(host: str) -> bool:
    """Whether the host ends with gov.cn, or with what one misread letter makes of it."""
    labels = host.lower().rpartition("/")[2].split(".")
    return labels[-1] == "cn" and Levenshtein.distance(labels[-2], _OFFICIAL) <= 1
