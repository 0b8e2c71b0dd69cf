"""What a run over folders keeps in its output folder for the next one: readings and last reports.

Readings lie by content, so any folder may use them. Reports lie by the folder of applications they
are about: two folders may hold applications of one name that are not of one person.
"""

import hashlib
from pathlib import Path
from typing import NamedTuple

from models.application import Application
from models.document import Document
from models.errors import AttachmentError
from models.report import ReadError, Report
from service import reading
from service.folder import Folder
from service.presentation import output

READINGS, REPORTS, NEXT = "readings", "reports", "reports.next"


class Kept(NamedTuple):
    """The places under the folder ``output`` for the applications in the folder ``home``."""

    output: Path
    home: Path

    @property
    def readings(self) -> Path:
        return self.output / READINGS

    @property
    def reports(self) -> Path:
        return self.output / REPORTS / self._name

    @property
    def _next(self) -> Path:
        return self.output / NEXT / self._name

    @property
    def _name(self) -> str:
        return hashlib.sha256(str(self.home.resolve()).encode()).hexdigest()[:16]

    def make(self) -> None:
        """Makes the folders, for their owner alone: they hold what attachments say of people."""
        for folder in (self.readings, self.reports.parent, self._next.parent):
            folder.mkdir(exist_ok=True)
            folder.chmod(0o700)
        for folder in (self.reports, self._next):
            folder.mkdir(exist_ok=True, mode=0o700)

    def cached(self, key: str, version: str | None) -> bool:
        """Whether the content ``key`` is read; by the reader ``version``, unless that is None."""
        file = self.readings / f"{key}.json"
        if not file.exists():
            return False
        return version is None or _document(file).reader_version == version

    def keep_reading(self, key: str, said: Document | ReadError) -> None:
        """Keeps what the content ``key`` says, or why it does not."""
        kind = "json" if isinstance(said, Document) else "refusal"
        output.deliver(said.model_dump_json(), self.readings / f"{key}.{kind}")

    def documents(self, loaded: Folder) -> dict[str, Document | ReadError]:
        """What the application's attachments say, by their ids, as far as it is known."""
        said: dict[str, Document | ReadError] = {}
        for attachment, file in loaded.files.items():
            try:
                key = reading.digest(file)
            except AttachmentError as error:
                said[attachment] = ReadError(code=error.code, message=error.message)
                continue
            read, refused = self.readings / f"{key}.json", self.readings / f"{key}.refusal"
            if read.exists():
                said[attachment] = _document(read)
            elif refused.exists():
                said[attachment] = ReadError.model_validate_json(refused.read_bytes())
        return said

    def report(self, name: str, application: Application) -> Report | None:
        """The last report of the folder ``name``; None where it is about another application."""
        file = self.reports / f"{name}.json"
        if not file.exists():
            return None
        report = Report.model_validate_json(file.read_bytes())
        return report if report.application == application.id else None

    def keep_report(self, name: str, report: Report) -> None:
        """Lays the folder's new report aside until the run is whole."""
        output.deliver(report.model_dump_json(), self._next / f"{name}.json")

    def settle(self) -> None:
        """The reports of a run that is whole become what the next one is compared with."""
        for report in sorted(self._next.glob("*.json")):
            report.replace(self.reports / report.name)


def _document(file: Path) -> Document:
    return Document.model_validate_json(file.read_bytes())
