"""The HTML report: one self-contained file, readable offline and on paper."""

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from service import words
from service.report_html.album import Album
from service.report_html.view import ApplicationView
from service.verification import Verified

_HERE = Path(__file__).parent

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_HERE),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.filters["printable"] = words.printable


def render(verified: Sequence[Verified], appendix: str = "") -> str:
    """One page for all applications given; each page picture stands in it once.

    ``appendix`` stands at its end; text that is no ``Markup`` is escaped.
    """
    album = Album()
    applications = [
        ApplicationView.of(each, album, f"a{number}") for number, each in enumerate(verified, 1)
    ]
    return _ENVIRONMENT.get_template("report.html").render(
        applications=applications,
        appendix=appendix,
        pictures=album.pictures,
        style=(_HERE / "style.css").read_text(encoding="utf-8"),
        words=words,
    )
