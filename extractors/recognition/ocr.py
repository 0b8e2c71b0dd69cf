"""OcrEngine, the one contract for reading text off pixels; PaddleOCR behind it."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pixels import Corners, Image
from extractors.recognition import ctc, tiles, weights
from extractors.refusals import PARSER_FAULTS
from extractors.settings import OcrSettings
from models.errors import SettingsError

HEIGHT = 48
"""Pixels: the height the recogniser was trained on."""

STEP = 32
"""Pixels: widths are rounded up to this, so that few input shapes occur (PaddleOCR #15866)."""

WIDEST = 3200
"""Pixels: a wider line is squeezed, as PaddleOCR does."""

GRID = 64
"""Pixels the sides of a detector's picture are multiples of; the default side is one."""

BATCH = 8
"""Lines of one width recognised together; more costs memory and gains nothing on a CPU."""


STROKE = 0.04
"""Share of a column's middle rows that is dark where a stroke crosses it."""


class Recognition(NamedTuple):
    """The text of one crop; ``cuts`` are fractions of the crop's width (len(text) + 1)."""

    text: str
    cuts: tuple[float, ...]
    certainties: tuple[float, ...]


class OcrEngine(Protocol):
    """Finds lines of text and reads them. Engines hold no state between calls."""

    version: str
    """Names the weights; part of the reader's version."""
    alphabet: frozenset[str]
    """Every character the engine can give back."""

    def detect(self, image: Image) -> list[Corners]:
        """Where lines of text stand, in pixels of ``image``; empty where there are none."""
        ...

    def recognise(self, crops: Sequence[Image]) -> list[Recognition]:
        """The text of each upright single-line crop, in the order given."""
        ...


def alphabet(settings: OcrSettings) -> frozenset[str]:
    """Every character an engine with these settings can give back."""
    return frozenset(weights.characters(settings)) - {""}


class PaddleEngine:
    """PaddleOCR's detector and recogniser, driven separately, on ONNX Runtime.

    Detection sees a reduced image, recognition crops of the full one, sorted by width.
    Decoding is ours (``ctc``): PaddleOCR's keeps a line's mean certainty only, and a name
    must not be decided on a line's mean.
    """

    def __init__(self, settings: OcrSettings) -> None:
        # PaddleX would look for its model hosts at import; nothing may be fetched here.
        os.environ["PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK"] = "True"
        from paddleocr import TextDetection, TextRecognition

        self._side = settings.detection_side
        self._characters = weights.characters(settings)
        self.alphabet = alphabet(settings)
        self.version = settings.version
        options: dict[str, Any] = {
            "device": settings.device,
            "engine": "onnxruntime",
            "engine_config": {
                "intra_op_num_threads": settings.threads,
                # Both caches grow with every new input shape (RapidOCR #187).
                "enable_cpu_mem_arena": False,
                "enable_mem_pattern": False,
            },
        }
        with tempfile.TemporaryDirectory(prefix="zuozheng-") as folder:
            self._detection = TextDetection(
                model_name=settings.detection_model,
                model_dir=str(weights.detection_folder(settings, Path(folder))),
                **options,
            )
            recognition = TextRecognition(
                model_name=settings.recognition_model,
                model_dir=str(weights.recognition_folder(settings, Path(folder))),
                **options,
            )
        self._run = recognition.paddlex_predictor.runner

    def detect(self, image: Image) -> list[Corners]:
        """See OcrEngine. The image is reduced to ``detection_side`` for looking only.

        Long pictures (stitched screenshots) are looked at piece by piece; where the text
        turns out small, a second look is taken at a larger size.
        """
        found: list[tuple[tiles.Piece, list[Corners]]] = []
        for piece in tiles.cut(image):
            corners = self._look(piece.image, self._side)
            scale = min(1.0, self._side / max(piece.image.shape[:2]))
            if tiles.is_small(corners, scale):
                corners = self._look(piece.image, int(self._side * tiles.CLOSER))
            found.append((piece, corners))
        return tiles.together(found)

    def _look(self, image: Image, side: int) -> list[Corners]:
        padded, scale = _reduced(image, side)
        found = self._detection.predict(padded, limit_side_len=side, limit_type="max")[0]
        return [np.asarray(corners, np.float32) / scale for corners in found["dt_polys"]]

    def recognise(self, crops: Sequence[Image]) -> list[Recognition]:
        """See OcrEngine."""
        readings: dict[int, Recognition] = {}
        for batch in _by_width([_fitted(crop) for crop in crops]):
            inputs = np.stack([_normalised(image) for _, image, _ in batch])
            probabilities = self._run(x=[inputs])[0]
            for (index, image, used), columns in zip(batch, probabilities, strict=True):
                share = used / image.shape[1]
                blank = _blanks(image[:, :used])
                readings[index] = Recognition(
                    *ctc.decode(columns, self._characters, share, HEIGHT / used, blank)
                )
        return [readings[index] for index in range(len(crops))]


_Fitted = tuple[Image, int]
_Numbered = tuple[int, Image, int]


def _reduced(image: Image, side: int) -> tuple[Image, float]:
    """The image with its long side at ``side`` at most, its sides padded to multiples of 64.

    Few shapes keep memory flat, and the detector, which takes multiples of 32, scales nothing
    a second time; padding is white so that no text is found in it.
    """
    height, width = image.shape[:2]
    scale = min(1.0, side / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA) if scale < 1 else image
    bottom, right = -small.shape[0] % GRID, -small.shape[1] % GRID
    white = (255, 255, 255)
    padded = cv2.copyMakeBorder(small, 0, bottom, 0, right, cv2.BORDER_CONSTANT, value=white)
    return np.asarray(padded, np.uint8), scale


def _fitted(crop: Image) -> _Fitted:
    """The crop at the recogniser's height, padded to a step of width, and the width it uses."""
    height, width = crop.shape[:2]
    used = min(WIDEST, max(1, round(width * HEIGHT / height)))
    shrinking = height > HEIGHT
    scaled = cv2.resize(
        crop, (used, HEIGHT), interpolation=cv2.INTER_AREA if shrinking else cv2.INTER_CUBIC
    )
    padding = -used % STEP or STEP
    padded = cv2.copyMakeBorder(scaled, 0, 0, 0, padding, cv2.BORDER_REPLICATE)
    return np.asarray(padded, np.uint8), used


def _by_width(fitted: list[_Fitted]) -> Iterator[list[_Numbered]]:
    """Batches of images of one width, with their places in the list."""
    numbered = [(index, image, used) for index, (image, used) in enumerate(fitted)]
    numbered.sort(key=lambda item: item[1].shape[1])
    for _, same in groupby(numbered, key=lambda item: item[1].shape[1]):
        members = list(same)
        for start in range(0, len(members), BATCH):
            yield members[start : start + BATCH]


def _normalised(image: Image) -> NDArray[np.float32]:
    """3 x height x width, BGR, -1 to 1, as PP-OCR recognisers are trained."""
    bgr = image[:, :, ::-1].astype(np.float32).transpose(2, 0, 1)
    return np.ascontiguousarray(bgr / 127.5 - 1.0)


def _blanks(line: Image) -> ctc.Blank:
    """What tells how much blank a fitted line shows between two places. Rows at the very top and
    bottom are left out: underlines and rulings run through every gap."""

    @cache
    def inked() -> NDArray[np.bool_]:
        rows = line[round(0.2 * HEIGHT) : round(0.8 * HEIGHT)].min(axis=2)
        dark = rows < (int(rows.min()) + int(rows.max())) / 2
        return np.asarray(dark.mean(axis=0) > STROKE, np.bool_)

    def blank(start: float, end: float) -> float:
        columns = inked()[round(start * line.shape[1]) : round(end * line.shape[1])]
        edges = np.flatnonzero(np.concatenate([[True], columns, [True]]))
        return float(np.max(np.diff(edges)) - 1) / int(line.shape[1])

    return blank


def paddle_engine(settings: OcrSettings) -> OcrEngine:
    """An engine with these settings; SettingsError where its weights are not there, or nothing
    here runs them so."""
    try:
        return PaddleEngine(settings)
    except PARSER_FAULTS as fault:  # PaddleX promises no narrower set
        raise SettingsError(
            f"the OCR models {settings.version} do not start on device {settings.device!r}: {fault}"
        ) from fault
