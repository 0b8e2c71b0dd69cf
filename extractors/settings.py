"""How reading is done: limits, weights, device. Frozen; read from the environment by service."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from models.base import Frozen

READER_VERSION = "12"
"""Goes up with every change that can change what is read; cached readings carry it."""


class Limits(Frozen):
    """What one attachment may cost before it is refused with a clear error."""

    megabytes: Annotated[float, Field(gt=0)] = 50
    pages: Annotated[int, Field(gt=0)] = 100
    megapixels: Annotated[float, Field(gt=0)] = 60
    seconds: Annotated[float, Field(gt=0)] = 300
    """Wall-clock time one attachment may take before its process is killed."""
    memory_megabytes: Annotated[int, Field(gt=0)] = 4096
    """Resident memory the reading process may grow to."""


class OcrSettings(Frozen):
    """Which weights the OCR engine uses and where it runs."""

    detection_model: str = "PP-OCRv6_small_det"
    detection_weights: Path | None = None
    """A folder with ``inference.onnx`` and ``inference.yml``; None: those in the rapidocr wheel."""
    recognition_model: str = "PP-OCRv6_small_rec"
    recognition_weights: Path | None = None
    device: Annotated[str, Field(pattern=r"^(cpu|gpu(:\d+)?)$")] = "cpu"
    """``cpu``, ``gpu`` or ``gpu:1``: what ONNX Runtime is driven on here."""
    threads: Annotated[int, Field(gt=0)] = 1
    """Threads a process; one thread a process and a process a core is fastest."""
    detection_side: Annotated[int, Field(ge=320)] = 960
    """Longest side, in pixels, of the reduced image that text is looked for in."""

    @property
    def version(self) -> str:
        """Names the weights; part of the reader's version."""
        return f"{self.detection_model}+{self.recognition_model}"


class ReaderSettings(Frozen):
    """Everything reading depends on besides the bytes."""

    limits: Limits = Limits()
    ocr: OcrSettings = OcrSettings()
    pages_a_process: Annotated[int, Field(gt=0)] = 400
    """After so many pages a reading process is replaced by a fresh one."""

    @property
    def version(self) -> str:
        """The reader's version: equal versions read the same bytes alike."""
        return f"{READER_VERSION}/{self.ocr.version}"
