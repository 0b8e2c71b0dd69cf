"""What was done to names after their page was made: struck out, typed over, glued over."""

from collections.abc import Sequence

from extractors.pixels import Image
from extractors.recognition.heavier import heavier
from extractors.recognition.slips import is_on_slip
from extractors.recognition.struck import is_struck
from models.document import Person


def retouched(people: Sequence[Person], picture: Image) -> tuple[Person, ...]:
    """The people of a page with what its upright ``picture`` shows of their names. Signatures are
    written by hand: neither their strokes nor their paper says anything."""
    printed = [n for n, one in enumerate(people) if not one.signed]
    found = heavier(picture, [(people[n].name.text, people[n].name.box) for n in printed])
    bold = {printed[place] for place in found}
    return tuple(
        one.model_copy(
            update={
                "struck": is_struck(picture, one.name.box),
                "heavier": n in bold,
                "on_slip": not one.signed and is_on_slip(picture, one.name.box),
            }
        )
        for n, one in enumerate(people)
    )
