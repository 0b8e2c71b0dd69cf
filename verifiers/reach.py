"""Which settings of a rulebook a function can read, seen from the program itself.

A setting is read by its attribute's name: a function that names neither it nor anything that names
it cannot read it. Every name counts, whatever object it is asked of, so what comes out is at least
what is read. Who looks fields up by computed names reads everything.
"""

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from types import CodeType, FunctionType, ModuleType

import models
import verifiers

_COMPUTED = frozenset({"getattr", "vars", "__dict__", "model_fields", "model_dump",
                       "model_dump_json", "attrgetter"})  # fmt: skip


class Names(frozenset[str]):
    """The names a function and all it can call use."""

    def has(self, *wanted: str) -> bool:
        """Whether it can read ``rulebook.section.setting``, both named."""
        return not _COMPUTED.isdisjoint(self) or self.issuperset(wanted)


@lru_cache(maxsize=512)
def names_of(function: Callable[..., object]) -> Names:
    """The names in a function of ours and in all it can call."""
    reached: set[CodeType] = set()
    names: set[str] = set()
    waiting = [*_functions(function), *_implicit()]
    while waiting:
        one = waiting.pop()
        for code in _codes(one.__code__):
            if code in reached:
                continue
            reached.add(code)
            for name, called in _used(code, one.__globals__):
                names.add(name)
                waiting += called
        for cell in one.__closure__ or ():
            waiting += _functions(cell.cell_contents)
    return Names(names)


def _codes(code: CodeType) -> Iterator[CodeType]:
    """The code and all that is defined within: lambdas, comprehensions."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _used(code: CodeType, scope: Mapping[str, object]) -> Iterator[tuple[str, list[FunctionType]]]:
    """Each name with what of ours it may call: a global, a module imported here, any method of that
    name. Which of them it is stands in the instructions, which every Python release changes."""
    for name in code.co_names:
        held = (scope.get(name), sys.modules.get(name))
        yield name, [*(f for value in held for f in _functions(value)), *_methods().get(name, [])]


def _functions(value: object) -> Iterator[FunctionType]:
    """The functions of ours in a value: itself, what it wraps or holds, a module's own."""
    value = inspect.unwrap(value) if callable(value) else value
    if isinstance(value, FunctionType):
        yield from [value] if _is_written(value) else []
    elif isinstance(value, ModuleType):
        yield from _own(value) if _is_ours(value.__name__) else []
    elif isinstance(value, Mapping):
        yield from (each for held in value.values() for each in _functions(held))
    elif isinstance(value, tuple | list | set | frozenset):
        yield from (each for held in value for each in _functions(held))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (f for each in fields(value) for f in _functions(getattr(value, each.name)))


def _own(module: ModuleType) -> Iterator[FunctionType]:
    for value in vars(module).values():
        unwrapped = inspect.unwrap(value) if callable(value) else value
        if isinstance(unwrapped, FunctionType) and unwrapped.__module__ == module.__name__:
            yield unwrapped


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] in {models.__name__, verifiers.__name__}


@lru_cache(maxsize=1)
def _methods() -> Mapping[str, list[FunctionType]]:
    """Every function of every class of ours by its name."""
    found: dict[str, list[FunctionType]] = {}
    for module in _modules():
        for value in vars(module).values():
            if isinstance(value, type) and value.__module__ == module.__name__:
                for name, held in vars(value).items():
                    found.setdefault(name, []).extend(_of_class(held))
    return found


def _of_class(held: object) -> Iterator[FunctionType]:
    """A method, or what stands behind a property, a class method or a cached property."""
    parts = ("fget", "func", "__func__", "__wrapped__")
    for value in (held, *(getattr(held, part, None) for part in parts)):
        if isinstance(value, FunctionType) and _is_written(value):
            yield value


def _is_written(function: FunctionType) -> bool:
    """Whether it stands in a file of ours: what ``dataclass`` adds compares and copies only."""
    module = sys.modules.get(function.__module__)
    if module is None or not _is_ours(module.__name__):
        return False
    return function.__code__.co_filename == inspect.getfile(module)


def _modules() -> Iterator[ModuleType]:
    for package in (models, verifiers):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


@lru_cache(maxsize=1)
def _implicit() -> tuple[FunctionType, ...]:
    """What is called without being named: comparison, construction, membership and the like."""
    named = _methods().items()
    return tuple(f for name, held in named if name.startswith("__") for f in held)
