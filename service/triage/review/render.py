"""The review page as HTML."""

from pathlib import Path

from models.geometry import Box
from service import words
from service.presentation.templates import environment
from service.triage import hiding, wording
from service.triage.review.context import Choice, LeaseState, ReviewContext
from service.triage.review.marks import LEGEND
from service.triage.review.view import ReviewView

_HERE = Path(__file__).parent
_ENVIRONMENT = environment(_HERE / "templates", _HERE.parent / "templates")
_ENVIRONMENT.filters["local"] = wording.local

CHOICE = {Choice.ACCEPT: "认可", Choice.REJECT: "不认可", Choice.RETURN: "退回补正"}
KEYS = {Choice.ACCEPT: "A", Choice.REJECT: "R", Choice.RETURN: "S"}
"""What the buttons say, and the keys that press them."""


def page(context: ReviewContext) -> str:
    """The whole page; every text of a document or a manifest in it is escaped."""
    hides = hiding.shown(context.report, context.documents)
    return _ENVIRONMENT.get_template("review.html").render(
        context=context,
        view=ReviewView.of(context),
        words=words,
        wording=wording,
        reviewer={**context.reviewer._asdict(), "csrf": context.csrf},
        legend=LEGEND,
        sample=Box(3, 3, 31, 17),
        choices=CHOICE,
        keys=KEYS,
        states=LeaseState,
        said=words.printable if context.revealed else hides,
    )
