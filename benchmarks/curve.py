"""Draws the endurance run's memory: worker and reading process over the pages read."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.endure import Sample


def draw(samples: Sequence["Sample"], path: Path) -> None:
    """A PNG of the curve; ImportError names the extra ``bench`` where matplotlib is missing."""
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ImportError("the plot wants matplotlib: pip install -e '.[bench]'") from error
    figure = Figure(figsize=(9, 4), layout="constrained")
    axes = figure.add_subplot()
    read = [each.pages for each in samples]
    both = [each.worker + each.reader for each in samples]
    axes.plot(read, both, label="worker and its reading process", linewidth=1)
    axes.plot(read, [each.reader for each in samples], label="reading process", linewidth=0.8)
    axes.plot(read, [each.worker for each in samples], label="worker", linewidth=1)
    axes.plot(read, [each.endpoint for each in samples], label="endpoint", linewidth=1)
    axes.set(xlabel="pages read", ylabel="resident MB", xlim=(0, None), ylim=(0, None))
    axes.set_title("Memory of one service worker, pages of changing size")
    axes.grid(alpha=0.3)
    figure.legend(loc="outside lower center", ncols=4)
    figure.savefig(path)
