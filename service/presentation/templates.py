"""HTML out of templates: every value escaped, a name that is not given an error."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from service import words


def environment(*folders: Path, printable: Callable[[str], str] = words.printable) -> Environment:
    """Templates of these folders; ``printable`` makes a stranger's text fit to be shown."""
    made = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["printable"] = printable
    return made
