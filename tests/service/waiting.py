"""Waiting for something that another thread or process does."""

import time
from collections.abc import Callable


def wait_until(holds: Callable[[], bool], seconds: float = 10) -> None:
    """Until ``holds`` is true; fails after ``seconds``."""
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends, f"not within {seconds:g} seconds"
        time.sleep(0.02)
