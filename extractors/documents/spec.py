"""What a document type is to the reader: titles, anchors, wanted values, its own readings."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from extractors.forms.pairs import PageText, Pair
from extractors.forms.place import Place
from extractors.forms.signatures import Signature
from extractors.language.flow import Span
from models.document import DocumentType, Field, Issuer
from models.page import Code, Seal


class Kind(StrEnum):
    """What a wanted value looks like."""

    TEXT = "text"
    PHRASE = "phrase"
    ORGANISATION = "organisation"
    PERSON = "person"
    DATE = "date"
    NUMBER = "number"
    CODE = "code"
    GENDER = "gender"


@dataclass(frozen=True)
class Wanted:
    """A field that stands behind one of ``labels`` (folded, without spaces)."""

    name: str
    labels: tuple[str, ...]
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class DocumentText:
    """All readable pages of an attachment, with what else stands on them."""

    pages: tuple[PageText, ...]
    seals: tuple[Seal, ...] = ()
    codes: tuple[Code, ...] = ()
    signatures: tuple[Signature, ...] = ()

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        return tuple(pair for page in self.pages for pair in page.pairs)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Cells and paragraphs of all pages, in reading order."""
        return tuple(place for page in self.pages for place in page.texts)

    @cached_property
    def text(self) -> str:
        """Everything, a line a place; for asking whether something is said at all."""
        return "\n".join(place.flow.text for place in self.places)

    def search(self, pattern: re.Pattern[str], group: int = 1) -> Iterator[Span]:
        """Where ``group`` of ``pattern`` stands, in every cell and paragraph."""
        for place in self.places:
            for match in pattern.finditer(place.flow.text):
                if match.group(group):
                    yield Span(place.flow, *match.span(group))


FieldReader = Callable[[DocumentText], Iterable[Field]]
IssuerReader = Callable[[DocumentText], Iterable[Issuer]]


@dataclass(frozen=True)
class DocumentSpec:
    """One document type, or one of its neighbours that must not be taken for it.

    ``titles`` stand as a line of their own; ``anchors`` are words such documents use, three
    of which make the type likely; ``never`` are words that rule it out. All are folded and
    without spaces. ``fields`` and ``issuers`` read what labels alone do not give.
    """

    type: DocumentType
    titles: tuple[str, ...]
    anchors: tuple[str, ...] = ()
    telltale: re.Pattern[str] | None = None
    """What documents without a title of their own say instead; it counts as much."""
    never: tuple[str, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    of_one: bool = False
    """Whether the document speaks of one person, so that the first one named is its holder."""
    is_letter: bool = False
    """Whether one page holds it: another one with its title that somebody issued is a second
    letter, of another term or from another unit."""
    alone: tuple[str, ...] = ()
    """Those of ``titles`` that are but the kind of a paper: titles of many others end with them and
    labels begin so (毕业证书, 证书名称). They say something only where nothing stands beside."""
    personnel: bool = False
    """Whether it lists people and posts, which become the field ``personnel``."""
    platform: bool = False
    """Whether it is a platform's page: companies on it are entries, not signatures."""
    fields: FieldReader | None = None
    issuers: IssuerReader | None = None
