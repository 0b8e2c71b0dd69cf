"""Project names: do two of them mean the same work?"""

import re
from functools import lru_cache

from verifiers.case import Exhibit
from verifiers.text.characters import canonical, look_alike, replaced

_MARKS = str.maketrans("", "", "()[]{}〔〕【】《》“”\"'、,，.。:：;；-—_/#~·号")
_ENDINGS = (
    "建设工程项目",
    "工程项目",
    "建设项目",
    "建设工程",
    "施工工程",
    "工程施工",
    "工程",
    "项目",
    "施工",
)
_TELLING = frozenset("0123456789一二三四五六七八九十甲乙丙丁东南西北中上下左右ABCDEFG")
"""Characters that tell one phase, section or block from another: never a misreading."""

_DASH = re.compile("[-—–－~～]+")

_LONG = 8
"""From so many characters on, one misread glyph leaves a project's name itself."""


def same_project(one: str, other: str) -> bool:
    """Whether the names mean the same project: brackets, blanks and 工程/项目 do not count."""
    readings = [(_plain(a), _plain(b)) for a, b in ((one, other), _with_dashes(one, other))]
    return any(a and b and (a == b or _misread(a, b)) for a, b in readings)


def _with_dashes(one: str, other: str) -> tuple[str, str]:
    """The names with each dash as the 一 it is read as in Chinese print (兴业路一风情路), where
    one of them prints it so and the other has a dash."""
    return _DASH.sub("一", one), _DASH.sub("一", other)


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    text = canonical(name).text.translate(_MARKS)
    while (shorter := _shortened(text)) != text:
        text = shorter
    return text


def _shortened(text: str) -> str:
    """Without one ending; sentences append another to a name that has one: …改建工程工程."""
    shorter = (text.removesuffix(ending) for ending in _ENDINGS if text.endswith(ending))
    return next((stem for stem in shorter if len(stem) >= 4), text)


def _misread(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LONG:
        return False
    different = replaced(one, other)
    if different is None:
        return False
    a, b = different
    return a not in _TELLING and b not in _TELLING and look_alike(a, b)


def mentions_project(text: str, name: str) -> bool:
    """Whether a passage's text holds the project's name."""
    plain = _plain(name)
    return len(plain) >= 4 and plain in canonical(text).text.translate(_MARKS)


def is_about(exhibit: Exhibit, name: str) -> bool:
    """Whether the exhibit is about that project: by its field, else by any of its passages."""
    printed = exhibit.text("project_name")
    if printed:
        return same_project(printed, name)
    pages = exhibit.document.pages if exhibit.document else ()
    return any(mentions_project(p.text, name) for page in pages for p in page.passages)
