"""Lines of text on a page, each character with its place and its certainty."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Any, Self, overload

from pydantic import Field as Setting
from pydantic import GetCoreSchemaHandler, TypeAdapter, model_validator
from pydantic_core import CoreSchema, core_schema

from models.base import Frozen
from models.geometry import Box, Quad

Confidence = Annotated[float, Setting(ge=0, le=1)]
"""How sure the reader is, 0 to 1: the lowest character decides for a piece of text."""


class TextSource(StrEnum):
    """Where a piece of text was read from (the contract's field ``source``)."""

    TEXT_LAYER = "text_layer"
    OCR = "ocr"
    SEAL = "seal"
    QR_CODE = "qr_code"
    DIGITAL_SIGNATURE = "digital_signature"


class TextLine(Frozen):
    """One line of text as it runs on the displayed page.

    ``cuts`` are ``len(text) + 1`` fractions along the reading direction of ``quad``:
    character ``i`` stands between ``cuts[i]`` and ``cuts[i + 1]``. ``certainties`` has
    one confidence a character.
    """

    text: str
    quad: Quad
    cuts: tuple[float, ...]
    certainties: tuple[float, ...]
    source: TextSource

    @model_validator(mode="after")
    def _one_place_a_character(self) -> "TextLine":
        if len(self.cuts) != len(self.text) + 1 or len(self.certainties) != len(self.text):
            raise ValueError("a line needs len(text) + 1 cuts and len(text) certainties")
        return self

    @property
    def box(self) -> Box:
        return self.quad.box

    @property
    def confidence(self) -> float:
        return min(self.certainties, default=0.0)

    def box_of(self, start: int, end: int) -> Box:
        """Where the characters ``start`` to ``end`` (exclusive) stand."""
        return self.quad.part(self.cuts[start], self.cuts[end]).box

    def part(self, start: int, end: int) -> "TextLine":
        """The line cut down to the characters ``start`` to ``end`` (exclusive)."""
        first, last = self.cuts[start], self.cuts[end]
        width = (last - first) or 1.0
        return TextLine(
            text=self.text[start:end],
            quad=self.quad.part(first, last),
            cuts=tuple((cut - first) / width for cut in self.cuts[start : end + 1]),
            certainties=self.certainties[start:end],
            source=self.source,
        )


class Lines(Sequence[TextLine]):
    """Lines that are read as one ``text``; ``texts`` is what each says.

    As they were stored they stay JSON until one of them is looked at: whoever judges asks every
    text of a page and few places on it, and most of a reading is places.
    """

    def __init__(self, texts: Sequence[str], lines: tuple[TextLine, ...] | str) -> None:
        self.texts = texts
        self.text = "".join(texts)
        self._lines = lines

    @classmethod
    def of(cls, lines: Iterable[TextLine]) -> Self:
        held = tuple(lines)
        return cls([line.text for line in held], held)

    @property
    def _held(self) -> tuple[TextLine, ...]:
        if isinstance(self._lines, str):
            self._lines = _STORED.validate_json(self._lines)
        return self._lines

    @overload
    def __getitem__(self, at: int) -> TextLine: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[TextLine, ...]: ...
    def __getitem__(self, at: int | slice) -> TextLine | tuple[TextLine, ...]:
        return self._held[at]

    def __iter__(self) -> Iterator[TextLine]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self.texts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lines) and self._held == other._held

    def __hash__(self) -> int:
        return hash(self._held)

    def __repr__(self) -> str:
        return f"Lines({self.texts})"

    def _stored(self) -> dict[str, Any]:
        kept = self._lines
        text = kept if isinstance(kept, str) else _STORED.dump_json(kept).decode()
        return {"texts": self.texts, "json": text}

    @classmethod
    def _made(cls, given: Any) -> Self:
        """Of lines, of what was stored, or of lines as an earlier release stored them."""
        if isinstance(given, cls):
            return given
        if isinstance(given, dict):
            return cls(given["texts"], given["json"])
        return cls.of(_STORED.validate_python(given))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._made,
            serialization=core_schema.plain_serializer_function_ser_schema(cls._stored),
        )


_STORED = TypeAdapter(tuple[TextLine, ...])
