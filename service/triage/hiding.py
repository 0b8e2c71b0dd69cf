"""Identity numbers of one application, hidden on its pages however they were misread."""

from collections.abc import Callable, Iterator, Mapping

from models.document import Document
from models.report import ReadError, Report
from service.masking import masking


def shown(report: Report, documents: Mapping[str, Document | ReadError]) -> Callable[[str], str]:
    """What makes a text fit to be shown: where a digit is lost no pattern tells, but the place on
    the document the number was read at does."""
    read = (each for each in documents.values() if isinstance(each, Document))
    people = (number for each in read for number in _of_people(each))
    return masking([*_of_fields(report), *people])


def _of_fields(report: Report) -> Iterator[str]:
    for attachment in report.attachments:
        for field in attachment.fields:
            if field.name == "id_number" and isinstance(field.value, str):
                yield field.value


def _of_people(document: Document) -> Iterator[str]:
    yield from (each.id_number.text for each in document.people if each.id_number)
    yield from (each.text for each in document.ownerless_numbers)
