"""One file per document type; each names its ``SPECS``. A new file is a new type."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from extractors.documents.spec import DocumentSpec

_MACHINERY = frozenset(
    [
        "spec",
        "recognise",
        "values",
        "certificates",
        "evaluations",
        "parties",
        "addresses",
        "platforms",
        "reports",
    ]
)


@cache
def specs() -> tuple[DocumentSpec, ...]:
    """The specs of every document type in this folder, by file name."""
    names = sorted(m.name for m in iter_modules(__path__) if m.name not in _MACHINERY)
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return tuple(spec for module in modules for spec in module.SPECS)
