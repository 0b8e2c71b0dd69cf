"""YAML files as rulebooks are written: values, and the line every key stands on."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import JsonValue

from models.errors import SettingsError

Steps = tuple[int | str, ...]
"""The way to a value: keys of mappings and places in lists, as pydantic names it."""


class _Loader(yaml.SafeLoader):
    """Leaves dates as they are written: a wrong one is then a fault with a key and a line."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own way to name them
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


class Source(NamedTuple):
    """A file that was read: ``tree`` knows the lines of ``values``."""

    path: Path
    tree: yaml.Node
    values: Mapping[str, JsonValue]


def read(path: Path) -> Source:
    """The file's mapping; SettingsError names the file and what is wrong with it as YAML."""
    try:
        text = path.read_text(encoding="utf-8")
        tree = yaml.compose(text, Loader=_Loader)
        values = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader
    except OSError as error:
        raise SettingsError(f"rulebook {path}: cannot be read ({error.strerror})") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingsError(f"rulebook {path}: not readable as YAML: {error}") from error
    if tree is None:
        raise SettingsError(f"rulebook {path}: the file is empty")
    if not isinstance(values, dict):
        raise SettingsError(f"rulebook {path}: must be a mapping, key: value")
    _no_key_twice(path, tree)
    return Source(path, tree, values)


def merged(over: JsonValue, under: JsonValue) -> JsonValue:
    """``over`` upon ``under``: mappings key by key, anything else as a whole."""
    if not isinstance(over, dict) or not isinstance(under, dict):
        return over
    both = {key: merged(over[key], under[key]) for key in over.keys() & under.keys()}
    return {**under, **over, **both}


def where(sources: Sequence[Source], steps: Steps) -> tuple[Path, int]:
    """File and line, from 1, of the value the steps lead to, or as near as any file comes.

    The first of equally near files is meant: what it says covers what the others say.
    """
    found = [(_follow(source.tree, steps), source.path) for source in sources]
    (_, line), path = max(found, key=lambda pair: pair[0][0])
    return path, line


def _follow(node: yaml.Node, steps: Steps) -> tuple[int, int]:
    """How many of the steps the tree decides, and the line they lead to.

    Only mappings are put upon each other: whoever says a list or a value decides all of it.
    """
    line, decided = node.start_mark.line + 1, False
    for taken, step in enumerate(steps):
        found = _child(node, step)
        decided = decided or not isinstance(node, yaml.MappingNode)
        if found is None:
            return len(steps) if decided else taken, line
        line, node = found
    return len(steps), line


def _child(node: yaml.Node, step: int | str) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: yaml.Node = node.value[step]
        return child.start_mark.line + 1, child
    return None


def _no_key_twice(path: Path, node: yaml.Node) -> None:
    """YAML lets the last of two equal keys win in silence; a rulebook must not."""
    children = node.value if isinstance(node, yaml.MappingNode | yaml.SequenceNode) else []
    seen: set[str] = set()
    for child in children:
        if isinstance(child, tuple):
            key, value = child
            if key.value in seen:
                line = key.start_mark.line + 1
                raise SettingsError(f"rulebook {path}, line {line}, key {key.value}: stands twice")
            seen.add(str(key.value))
            _no_key_twice(path, value)
        else:
            _no_key_twice(path, child)
