"""Fields as ink: what a field says, and where it stands."""

from models.document import Document, Field
from models.page import Ink


def ink_of(field: Field | None) -> Ink | None:
    """The text a field states; None where there is none, or a list of people."""
    if field is None or not isinstance(field.value, str) or not field.value.strip():
        return None
    return Ink(
        text=field.value,
        page=field.page,
        box=field.bbox,
        confidence=field.confidence,
        source=field.source,
    )


def inks_of(document: Document, name: str) -> list[Ink]:
    """All texts that fields of that name state."""
    inks = (ink_of(field) for field in document.fields if field.name == name)
    return [ink for ink in inks if ink]
