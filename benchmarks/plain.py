"""The process to compare with: ``PaddleOCR.predict`` with its defaults, on the same weights."""

import json
import os
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Protocol, cast

import numpy as np

from extractors.intake import open_attachment
from extractors.pixels import Image
from extractors.recognition import weights
from extractors.settings import Limits, OcrSettings
from extractors.source import SourcePage

DIFFERENCES = (
    "Plain PaddleOCR: page orientation, unwarping and line orientation are off, for their models "
    "are in no package; it is given the page already decoded or rendered, at the size read here; "
    "it looks for no seal, code, table or field."
)


class Pipeline(Protocol):
    """The part of ``paddleocr.PaddleOCR`` that is measured."""

    def predict(self, input: Image) -> list[object]:  # noqa: A002 (PaddleOCR's name)
        """One result an image; ``input`` is height x width x 3, BGR."""
        ...


def seconds(data: bytes) -> float:
    """CPU seconds PaddleOCR takes for all pages of a file."""
    pipeline = _pipeline(OcrSettings())
    spent = 0.0
    for picture in _pictures(data):
        bgr = np.ascontiguousarray(picture[:, :, ::-1])
        started = time.process_time()
        pipeline.predict(bgr)
        spent += time.process_time() - started
    return spent


def _pictures(data: bytes) -> Iterator[Image]:
    """Every page as displayed, at the resolution it is read at here."""
    for page in open_attachment(data, Limits()):
        if isinstance(page, SourcePage):
            yield page.picture()


@cache
def _pipeline(settings: OcrSettings) -> Pipeline:
    os.environ["PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK"] = "True"
    from paddleocr import PaddleOCR

    with tempfile.TemporaryDirectory(prefix="zuozheng-plain-") as folder:
        plain = PaddleOCR(
            text_detection_model_name=settings.detection_model,
            text_detection_model_dir=str(weights.detection_folder(settings, Path(folder))),
            text_recognition_model_name=settings.recognition_model,
            text_recognition_model_dir=str(_recognition_folder(settings, Path(folder))),
            use_doc_orientation_classify=False,
            use_doc_unwarping=False,
            use_textline_orientation=False,
            device=settings.device,
            engine="onnxruntime",
            engine_config={"intra_op_num_threads": settings.threads},
        )
    return cast(Pipeline, plain)


def _recognition_folder(settings: OcrSettings, under: Path) -> Path:
    """The reader's own weights with the list of characters, which PaddleOCR decodes with."""
    folder = weights.recognition_folder(settings, under)
    config = folder / "inference.yml"
    steps = json.loads(config.read_text(encoding="utf-8"))
    # PaddleOCR adds the blank before and the space behind itself.
    steps["PostProcess"]["character_dict"] = weights.characters(settings)[1:-1]
    config.write_text(json.dumps(steps), encoding="utf-8")
    return folder
