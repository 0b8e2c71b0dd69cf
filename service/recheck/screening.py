"""Finding applications whose report still holds, with as little of each as that takes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import JsonValue
from pydantic_core import from_json

from models.application import Application, ClaimKind
from models.document import Document
from models.errors import ZuozhengError
from models.report import Finding, Outcome, ReadError
from service import grounds
from service.recheck.judge import Bases, Bench
from service.store.grounds import Basis
from service.store.rechecks import Outline, Sheet
from verifiers import screen
from verifiers.case import Case, open_case
from verifiers.lazy import Lazy
from verifiers.registry import Entry
from verifiers.rule import ClaimRule

Texts = Mapping[tuple[str, str | None], str]
"""Readings as JSON by content and reader version."""

Documents = Mapping[str, Document | ReadError]
"""By attachment id."""


class NotFetchedError(ZuozhengError):
    """A rule looked at an attachment that was not expected to matter to it."""


@dataclass(frozen=True)
class Screening:
    """An application of which only the rules ``asked`` can answer differently.

    Where one is ``recast`` equal answers are not enough: it is about other claims now, or counts
    differently. ``texts`` may grow: what is not there yet is looked for anew.
    """

    application: Application
    asked: tuple[Entry, ...]
    recast: bool
    bench: Bench
    sheets: Sequence[Sheet]
    texts: Texts

    @property
    def wanted(self) -> list[Sheet]:
        """The sheets of the claims these rules are about; all, where one is about no claim."""
        claims = [e.rule.kinds for e in self.asked if isinstance(e.rule, ClaimRule)]
        if len(claims) < len(self.asked):
            return list(self.sheets)
        kinds = frozenset[ClaimKind]().union(*claims)
        ids = {i for c in self.application.claims if c.kind in kinds for i in c.attachments}
        return [sheet for sheet in self.sheets if sheet.attachment in ids]

    @cached_property
    def case(self) -> Case:
        """The case by the bench's rulebook, opened once."""
        rulebook = self.bench.by(self.application.rulebook)
        read = documents(self.sheets, self.texts)
        return open_case(self.application, read, rulebook, self.bench.alphabet)


def screening(
    outline: Outline, before: Mapping[str, Basis], bases: Bases, texts: Texts
) -> Screening | None:
    """Which rules to ask; None: judge in full, for more than the rulebook differs, or unknown."""
    known = before.get(outline.basis or "")
    if known is None or outline.readings != readings(outline.sheets):
        return None
    suspects = bases.can_differ(known, outline.rulebook)
    if suspects is None:
        return None
    application = Application.model_validate_json(outline.manifest)
    return Screening(application, *suspects, bases.bench, outline.sheets, texts)


def readings(sheets: Iterable[Sheet]) -> str:
    """The digest of what would be judged now."""
    named = {each.attachment: _named(each) for each in sheets}
    return grounds.readings({id_: name for id_, name in named.items() if name})


def holds(screened: Screening, report: str) -> bool:
    """Whether the report as filed holds; False too where that cannot be told from these rules."""
    if not screened.asked:
        return True
    said = from_json(report)
    outcomes = {claim["id"]: Outcome(claim["outcome"]) for claim in said["claims"]}
    try:
        return screen.still_holds(
            screened.case, screened.asked, _said(said, screened.asked), outcomes
        )
    except NotFetchedError:
        return False


def documents(sheets: Sequence[Sheet], texts: Texts) -> Documents:
    """What is said of each attachment, decoded when it is looked at."""
    known = {each.attachment: each for each in sheets if each.refusal or each.reader_version}
    return Lazy(known, lambda id_: _document(known[id_], texts))


def _document(sheet: Sheet, texts: Texts) -> Document | ReadError:
    if sheet.refusal:
        return sheet.refusal
    text = texts.get((sheet.sha256, sheet.reader_version))
    if text is None:
        raise NotFetchedError(sheet.attachment)
    return Document.model_validate_json(text)


def _named(sheet: Sheet) -> str | None:
    if sheet.reader_version:
        return grounds.reading(sheet.sha256, sheet.reader_version)
    return grounds.refusal(sheet.refusal) if sheet.refusal else None


def _said(report: Mapping[str, Sequence[JsonValue]], asked: Iterable[Entry]) -> screen.Said:
    """What these rules said, as it was filed."""
    keys = {entry.key for entry in asked}
    mine = (each for each in report["findings"] if isinstance(each, dict) and each["rule"] in keys)
    return screen.said(Finding.model_validate(each) for each in mine)
