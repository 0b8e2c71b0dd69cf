"""The HTML report: one self-contained file, readable offline and on paper."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment

from service import words
from service.presentation.report_html.album import Album
from service.presentation.report_html.view import ApplicationView
from service.presentation.templates import environment
from service.verification import Verified

_HERE = Path(__file__).parent

Shown = Callable[[str], str]
"""What makes a stranger's text fit to be shown."""


def render(verified: Sequence[Verified], appendix: str = "", shown: Shown = words.printable) -> str:
    """One page for all applications given; each page picture stands in it once.

    ``appendix`` stands at its end; text that is no ``Markup`` is escaped.
    """
    album = Album()
    applications = [
        ApplicationView.of(each, album, f"a{number}") for number, each in enumerate(verified, 1)
    ]
    return (
        _environment(shown)
        .get_template("report.html")
        .render(
            applications=applications,
            appendix=appendix,
            pictures=album.pictures,
            style=(_HERE / "style.css").read_text(encoding="utf-8"),
            words=words,
        )
    )


@lru_cache(maxsize=4)  # one dossier's way to hide is no other's
def _environment(shown: Shown) -> Environment:
    return environment(_HERE, printable=shown)
