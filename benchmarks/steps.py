"""Which step of reading the CPU time goes to: the steps are wrapped from outside."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import wraps
from typing import ParamSpec, TypeVar

from extractors import codes, printed, read, sheets
from extractors.layout import rulings
from extractors.recognition.ocr import PaddleEngine
from extractors.seals import beside

P = ParamSpec("P")
R = TypeVar("R")


class Step(StrEnum):
    """What reading a page consists of, in the order it happens."""

    INTAKE = "open the file, judge its text layer"
    PICTURE = "decode or render the page"
    BORNE_OUT = "check the text layer against it"
    UPRIGHT = "put it upright"
    FIND_SEALS = "find seals"
    INK = "ink layer"
    DETECTION = "detect lines"
    RECOGNITION = "recognise lines"
    READ_SEALS = "read seals"
    LAYOUT = "rulings, layout"
    CODES = "codes"
    UNDERSTANDING = "language, type, fields"
    REST = "the rest"


PLACES: tuple[tuple[Step, object, str], ...] = (
    (Step.REST, read, "read"),
    (Step.INTAKE, read, "open_attachment"),
    (Step.INTAKE, read, "_read_pages"),
    (Step.PICTURE, read, "read_page"),
    (Step.BORNE_OUT, sheets, "is_borne_out"),
    (Step.BORNE_OUT, sheets, "names_borne_out"),
    (Step.UPRIGHT, printed, "upright"),
    (Step.UPRIGHT, printed, "orient"),
    (Step.UPRIGHT, printed, "_straightened"),
    (Step.FIND_SEALS, sheets, "find_seals"),
    (Step.FIND_SEALS, printed, "find_seals"),
    (Step.FIND_SEALS, printed, "covered"),
    (Step.FIND_SEALS, beside, "find_seals"),
    (Step.INK, printed, "ink_layer"),
    (Step.INK, printed, "watermark"),
    (Step.DETECTION, PaddleEngine, "detect"),
    (Step.RECOGNITION, sheets, "read_lines"),
    (Step.RECOGNITION, sheets, "overlooked"),
    (Step.RECOGNITION, sheets, "read_aslant"),
    (Step.READ_SEALS, sheets, "read_seals"),
    (Step.READ_SEALS, beside, "read_seals"),
    (Step.LAYOUT, rulings, "cells"),
    (Step.LAYOUT, sheets, "_assembled"),
    (Step.CODES, codes, "find_codes"),
    (Step.UNDERSTANDING, sheets, "people"),
    (Step.UNDERSTANDING, read, "said"),
    (Step.UNDERSTANDING, read, "holds_several"),
    (Step.UNDERSTANDING, read, "_papers"),
)
"""Where each step is called from. A page's picture is made inside ``read_page``, which does
nothing else itself; ``_read_pages`` walks the file, ``_assembled`` lays the page out."""


class Stopwatch:
    """CPU seconds by step; each second counts once, for the innermost step that runs.

    Reading a seal is one step, though it may look for lines within.
    """

    def __init__(self) -> None:
        self.spent: defaultdict[Step, float] = defaultdict(float)
        self._running: list[Step] = []
        self._since = 0.0

    @contextmanager
    def running(self, step: Step) -> Iterator[None]:
        """Within this block, time is ``step``'s."""
        self._settle()
        in_seal = self._running[-1:] == [Step.READ_SEALS]
        self._running.append(Step.READ_SEALS if in_seal else step)
        try:
            yield
        finally:
            self._settle()
            self._running.pop()

    def wrap(self, step: Step, function: Callable[P, R]) -> Callable[P, R]:
        """The function, its time counted for ``step``."""

        @wraps(function)
        def timed(*args: P.args, **kwargs: P.kwargs) -> R:
            with self.running(step):
                return function(*args, **kwargs)

        return timed

    def _settle(self) -> None:
        now = time.process_time()
        if self._running:
            self.spent[self._running[-1]] += now - self._since
        self._since = now


def watched() -> Stopwatch:
    """A stopwatch that every step of reading in this process reports to from now on.

    AttributeError where a step is not where ``PLACES`` says it is.
    """
    watch = Stopwatch()
    for step, owner, name in PLACES:
        setattr(owner, name, watch.wrap(step, getattr(owner, name)))
    return watch
