"""Addresses: the web addresses a page shows, which say whose page it is."""

import re
from collections.abc import Iterator

from models.page import Ink
from verifiers.case import Exhibit

_ENDS = "COM|CN|NET|ORG|CC|TOP|XYZ|INFO|VIP|SITE|ONLINE|CLUB|LTD|SHOP|TECH|IO|ME|CO"

_ADDRESS = re.compile(
    r"(?:HTTPS?:/*(?P<led>[A-Z0-9.:_-]+(?: [A-Z0-9-]*\.[A-Z0-9.-]+)?)"
    rf"|(?P<named>WWW\.[A-Z0-9.-]+\.(?:{_ENDS})(?![A-Z0-9.-]))"
    r"|(?P<local>FILE:/+|LOCALHOST|(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?=[:/])))",
    re.IGNORECASE,
)
"""Led by http or www, or none of the web at all: a saved file, a page of one's own computer."""

_LOOKS = str.maketrans("01", "OI")


def addresses(exhibit: Exhibit) -> Iterator[tuple[str, Ink]]:
    """Every host the paper prints, in lower case, and where; a local one as it is printed."""
    pages = exhibit.document.pages if exhibit.document else ()
    for passage in (said for page in pages for said in page.passages):
        # Canonical texts have no stops within a line.
        for found in _ADDRESS.finditer(passage.text):
            host = _joined(found["led"] or found["named"] or found["local"])
            yield host.partition(":")[0].strip(".").lower(), passage.ink(*found.span())


def _joined(host: str) -> str:
    """Without a blank that a recogniser saw in it (jxzs.m ohrss.gov.cn); what stands behind a whole
    host is none of it."""
    first, _, rest = host.partition(" ")
    whole = first.rpartition(".")[2].upper() in _ENDS.split("|")
    return first if whole else first + rest


def elsewhere(exhibit: Exhibit, hosts: tuple[str, ...]) -> Ink | None:
    """The first address that is on none of ``hosts`` (registrable domains); None: there is none.

    What OCR cannot tell apart (O and 0, I and 1, m and rn) is no other address.
    """
    known = tuple(f".{_plain(host)}" for host in hosts)
    return next(
        (ink for host, ink in addresses(exhibit) if not f".{_plain(host)}".endswith(known)), None
    )


def _plain(host: str) -> str:
    return host.upper().replace("RN", "M").replace("L", "I").translate(_LOOKS)
