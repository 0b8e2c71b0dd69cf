"""A person on a page before it is written down: spans, not ink."""

from typing import NamedTuple

from extractors.language.flow import Span
from models.document import Listed, Person
from models.page import Ink


class Named(NamedTuple):
    """A person on a page before it is written down: spans, not ink; ``born`` in ISO 8601."""

    name: Span
    role: Span | None
    party: str | None = None
    signed: bool = False
    former: bool = False
    successor: bool = False
    id_number: Span | None = None
    born: Ink | None = None
    sex: Ink | None = None
    firm: Ink | None = None
    work: Ink | None = None
    listed: tuple[Listed, ...] = ()

    @property
    def person(self) -> Person:
        return Person(
            name=self.name.ink,
            role=self.role.ink if self.role else None,
            id_number=self.id_number.ink if self.id_number else None,
            birth_date=self.born,
            gender=self.sex,
            unit=self.firm,
            project=self.work,
            party=self.party,
            signed=self.signed,
            former=self.former,
            successor=self.successor,
            listed=self.listed,
        )
