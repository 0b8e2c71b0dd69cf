"""From folders to reports: every attachment read in parallel, every application judged."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from extractors.recognition import ocr
from models.application import Application
from models.document import Document
from models.errors import ApplicationError, ZuozhengError
from models.report import ReadError, Report
from service import engine, folder
from service.folder import Folder
from service.reading import Begun, Pictures, Reading, Watcher
from service.rulebooks import rules
from service.settings import Settings
from verifiers.rulebooks.rulebook import Rulebook
from verifiers.verify import verify


class Verified(NamedTuple):
    """One application, what its attachments say, and what was judged; all by attachment id.

    ``pictures`` are empty unless they were asked for; ``unknown_keys`` stand in the manifest
    and mean nothing to us.
    """

    application: Application
    documents: Mapping[str, Document | ReadError]
    report: Report
    pictures: Mapping[str, Pictures]
    unknown_keys: tuple[str, ...] = ()


class Unusable(NamedTuple):
    """A folder there is no report for, and why."""

    path: Path
    error: ZuozhengError


class _Prepared(NamedTuple):
    folder: Folder
    rules: Rulebook


def verify_folders(
    paths: Iterable[Path], settings: Settings, watcher: Watcher, *, pictures: bool = False
) -> Iterator[Verified | Unusable]:
    """The report of each folder, in the order given; a broken folder stops no other."""
    prepared = [_prepared(path) for path in paths]
    usable = [each for each in prepared if isinstance(each, _Prepared)]
    if not usable:
        yield from (each for each in prepared if isinstance(each, Unusable))
        return
    engine.check(settings.ocr)
    alphabet = ocr.alphabet(settings.ocr)
    with Reading(settings, pictures=pictures) as reading:
        watcher.expect(sum(len(each.folder.files) for each in usable))
        begun = [(each, _begun(each, reading, watcher)) for each in prepared]
        for each, attachments in begun:
            if isinstance(each, Unusable):
                yield each
            else:
                yield _judged(each, attachments, alphabet)


def _prepared(path: Path) -> _Prepared | Unusable:
    try:
        found = folder.load(path)
        return _Prepared(found, _rules(found))
    except ZuozhengError as error:
        return Unusable(path, error)


def _rules(found: Folder) -> Rulebook:
    try:
        return rules(found.application.rulebook)
    except ApplicationError as error:
        raise folder.refused(found.path, [f"rulebook: {error}"]) from error


def _begun(prepared: _Prepared | Unusable, reading: Reading, watcher: Watcher) -> dict[str, Begun]:
    if isinstance(prepared, Unusable):
        return {}
    begun = {}
    for attachment, path in prepared.folder.files.items():
        begun[attachment] = reading.begin(path)
        begun[attachment].report_to(watcher, f"{prepared.folder.application.id}/{attachment}")
    return begun


def _judged(prepared: _Prepared, begun: dict[str, Begun], alphabet: frozenset[str]) -> Verified:
    application = prepared.folder.application
    documents = {attachment: each.document() for attachment, each in begun.items()}
    report = verify(application, documents, prepared.rules, alphabet)
    pictures = {attachment: each.pictures() for attachment, each in begun.items()}
    return Verified(application, documents, report, pictures, prepared.folder.unknown)
