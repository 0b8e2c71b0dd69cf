"""Masked numbers (3301************25), read once more: what stands before the mask and what stands
behind it, each by itself. Recognisers run a mask's equal marks together, and lose digits in them.
"""

import re
from collections.abc import Sequence

import cv2
import numpy as np

from extractors.pixels import Image
from extractors.recognition.marks import Mask, find_masks
from extractors.recognition.ocr import OcrEngine, Recognition

MARK = "*"

FEWEST = 3
"""Digits and marks that may be a masked number's, at least."""

NARROW = 3
"""Pixels: parts that are narrower hold no digit."""

UNSURE = 0.8
"""Digits in a line read less surely may stand beside marks: 361102********4336 was read as
361102 … 43 36."""

SIDES = 0.3
"""Blank around a part, in heights: without it a digit at the edge is lost."""

AIR = 0.15
"""Blank over and under it in the second look, in heights."""

DISPUTED = 0.3
"""What a character is trusted that two looks read differently, at most."""

_LEFT_OVER = " *×·•\"'^`"
"""What marks are read as that touch a digit and were cut off with it."""

_ZEROS = str.maketrans("Oo", "00")

LENGTH = 18
"""Characters of an identity number (GB 11643)."""

_MASKED = re.compile(r"(?<![0-9A-Za-z])[0-9][0-9 ]*\*+[0-9 ]*[0-9Xx]?(?![\w*])")


def read_again(
    crops: Sequence[Image], readings: Sequence[Recognition], engine: OcrEngine
) -> list[Recognition]:
    """The readings of the crops, in their order, those of masked numbers mended."""
    return [
        _reread(crop, reading, engine) if is_suspect(reading) else reading
        for crop, reading in zip(crops, readings, strict=True)
    ]


def is_suspect(reading: Recognition) -> bool:
    """Whether the text may be a masked number's, well or badly read."""
    digits = sum(character.isdecimal() for character in reading.text)
    stars = reading.text.count(MARK)
    unsure = digits > FEWEST and min(reading.certainties) < UNSURE
    return unsure or (stars > 0 and stars + digits >= FEWEST)


def _is_whole(reading: Recognition) -> bool:
    match = _MASKED.search(reading.text)
    return match is not None and len(match.group()) == LENGTH


def _reread(crop: Image, reading: Recognition, engine: OcrEngine) -> Recognition:
    """The first reading around a mask that is whole, or the one whose digits are surest; without
    asterisks in the first reading, what is not whole is a row of something else (dashes)."""
    best = reading
    for mask in find_masks(crop):
        if _is_whole(reading) and reading.text.count(MARK) == mask.marks:
            return reading
        found = _around(crop, mask, engine)
        if found is not None and (MARK in reading.text or _is_whole(found)):
            best = max(best, found, key=_worth)
            if _is_whole(found):
                break
    return best


def _worth(reading: Recognition) -> tuple[bool, float]:
    """Whole ones before others, then by the digit that is read worst."""
    pairs = zip(reading.text, reading.certainties, strict=True)
    digits = (certainty for character, certainty in pairs if character.isdecimal())
    return _is_whole(reading), min(digits, default=0.0)


def _around(crop: Image, mask: Mask, engine: OcrEngine) -> Recognition | None:
    """The two sides of the mask with its marks between them; None where no digit stands right
    before it."""
    before = _part(crop, 0, mask.start, engine)
    behind = _part(crop, mask.end, crop.shape[1], engine)
    head = _cut(before, 0, len(before.text.rstrip(_LEFT_OVER)))
    tail = _cut(behind, len(behind.text) - len(behind.text.lstrip(_LEFT_OVER)), len(behind.text))
    if not head.text[-1:].isdecimal():
        return None
    left = before.text[len(head.text) :] + behind.text[: len(behind.text) - len(tail.text)]
    count = mask.marks + len("".join(left.split()))
    marks = np.linspace(head.cuts[-1], tail.cuts[0] if tail.text else mask.end, count + 1)
    cuts = (*head.cuts[:-1], *marks, *tail.cuts[1:])
    return _closed_up(
        Recognition(
            text=head.text + MARK * count + tail.text.translate(_ZEROS),
            cuts=tuple(float(cut) / crop.shape[1] for cut in cuts),
            certainties=(*head.certainties, *[1.0] * count, *tail.certainties),
        )
    )


def _closed_up(reading: Recognition) -> Recognition:
    """Without the spaces inside what is a whole number without them: in parts as short as these
    a digit's place is too unsure for what is told from it."""
    match = _MASKED.search(reading.text)
    if match is None or len(match.group().replace(" ", "")) != LENGTH:
        return reading
    kept = [i for i, letter in enumerate(reading.text) if letter != " " or not _in(match, i)]
    return Recognition(
        "".join(reading.text[i] for i in kept),
        (*(reading.cuts[i] for i in kept), reading.cuts[-1]),
        tuple(reading.certainties[i] for i in kept),
    )


def _in(match: re.Match[str], place: int) -> bool:
    return match.start() <= place < match.end()


def _part(crop: Image, start: int, end: int, engine: OcrEngine) -> Recognition:
    """What stands between two columns, looked at twice; ``cuts`` are pixels of the crop."""
    if end - start < NARROW:
        return Recognition("", (float(start),), ())
    part, side = crop[:, start:end], round(SIDES * crop.shape[0])
    looks = (_framed(part, 0, side), _framed(part, round(AIR * crop.shape[0]), side))
    first, second = engine.recognise(looks)
    places = (start - side + cut * looks[0].shape[1] for cut in first.cuts)
    return Recognition(
        text=first.text,
        cuts=tuple(min(float(end), max(float(start), place)) for place in places),
        certainties=_agreed(first, second),
    )


def _framed(part: Image, above: int, side: int) -> Image:
    ground = [int(level) for level in np.median(part, axis=(0, 1))]
    framed = cv2.copyMakeBorder(part, above, above, side, side, cv2.BORDER_CONSTANT, value=ground)
    return np.asarray(framed, np.uint8)


def _agreed(first: Recognition, second: Recognition) -> tuple[float, ...]:
    """How sure either look is of each character of the first, spaces aside."""
    seen = [pair for pair in zip(second.text, second.certainties, strict=True) if pair[0] != " "]
    alike = len(seen) == len(first.text.replace(" ", ""))
    again = iter(seen if alike else [("", 0.0)] * len(first.text))

    def agreed(character: str, certainty: float) -> float:
        if character == " ":
            return certainty
        other, other_certainty = next(again)
        return min(certainty, other_certainty if other == character else DISPUTED)

    return tuple(map(agreed, first.text, first.certainties))


def _cut(part: Recognition, start: int, end: int) -> Recognition:
    """The characters ``start`` to ``end`` (exclusive) of a part."""
    cuts = part.cuts[start : end + 1]
    return Recognition(part.text[start:end], cuts, part.certainties[start:end])
