"""Certified copies: words that say a copy agrees with the original, and the seals beside them."""

import re
from collections.abc import Iterable

from extractors.characters import fold
from extractors.forms.pairs import PageText
from extractors.forms.place import Place
from models.page import Seal

_AGREES = re.compile(
    "[与同]原.?[件本料相一]|[与同]原.{0,2}核对|^经核对,?.{0,3}$|^经?核对无误|核对[人者]"
    "|原件(?:核对|一致|相符|无误)|(?:复印|影印|扫描)件.{0,8}(?:一致|相符|无误|属实)"
)
"""What is stamped on copies, also with a glyph that the seal beside it hides."""

_REACH = 0.5
"""Of a seal's size: so far from it stand the words it certifies, at most. They are stamped
together, the words across the seal or beside it."""

_LINES = 5
"""Heights of a line below such words within which their writer signs and dates them."""


def speaks_of_copy(text: str) -> bool:
    """Whether ``text``, as read, says that a copy agrees with the original."""
    folded = "".join(map(fold, text))
    return _AGREES.search("".join(folded.split())) is not None


def certifies(seal: Seal, page: PageText, seals: Iterable[Seal]) -> bool:
    """Whether the seal stands beside such words. Whoever certified a copy did not issue what was
    copied; where two of the ``seals`` lie on the words, both may have. One that lies on none,
    near words that another lies on, is the copied paper's."""
    if seal.page != page.number:
        return False
    words = [place.whole.box for place in page.places if speaks_of_copy(place.flow.text)]
    if any(box.meet(seal.box).area > 0 for box in words):
        return True
    others = [other.box for other in seals if other.page == page.number]
    loose = (box for box in words if not any(box.meet(other).area > 0 for other in others))
    reach = seal.box.grown(_REACH * seal.box.width, _REACH * seal.box.height)
    return any(box.meet(reach).area > 0 for box in loose)


def is_certifiers(place: Place, page: PageText) -> bool:
    """Whether the place stands close below such words: who certified signs there, and dates it."""
    own = place.whole.box
    return any(
        0 <= own.centre[1] - said.box.y1 <= _LINES * own.height
        and said.box.x0 - own.width < own.x1
        and own.x0 < said.box.x1
        for said in page.places
        if said is not place and speaks_of_copy(said.flow.text)
    )
