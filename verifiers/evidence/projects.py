"""Project names: do two of them mean the same work?"""

import re
from functools import lru_cache

from models.document import DocumentType
from verifiers.case import Exhibit
from verifiers.text.characters import canonical, look_alike, replaced

_MARKS = str.maketrans("", "", "()[]{}〔〕【】《》“”\"'、,，.。:：;；-—―_/#~〜·号")
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

_DASH = re.compile("[-—―–－~～〜]+")

_NUMBERS = {
    **{numeral: str(place) for place, numeral in enumerate("一二三四五六七八九十", 1)},
    "I": "1",
    "L": "1",
    "II": "2",
    "III": "3",
    "IV": "4",
    "V": "5",
    "VI": "6",
}
"""How a section or a phase is numbered; a lone I is often read as l."""

_NUMBERED = re.compile(
    "(?<![A-Z一二三四五六七八九十])([一二三四五六七八九十]|I{1,3}|IV|VI?|L)(?=标段?|期|区块|阶段)"
)
"""The number of a section or a phase: 一期, I标段."""

_NARROWED = re.compile(
    "(?:建设)?(?:工程|项目)?(?:[0-9]{1,2}|[A-G甲乙丙丁东西南北]|第[0-9一二三四五六七八九十]+)?"
    "(?:(?:标段?|期|区块|地块|阶段)(?!间)|配套|附属|室外|周边|外围|连接线|延伸线|二次|改造|扩建|维修|加固|拆除)"
)
"""What makes of a project's name that of a part of it, or of other works: …二期, …配套道路."""

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
    text = _counted(canonical(name).text.translate(_MARKS))
    while (shorter := _shortened(text)) != text:
        text = shorter
    return text


def _counted(name: str) -> str:
    """The name with its sections and phases in digits: 一期 is 1期, I标段 is 1标段."""
    return _NUMBERED.sub(lambda number: _NUMBERS[number[1]], name)


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
    """Whether a passage's text holds the project's name, and not as the beginning of the name of
    a part of it, or of works beside it."""
    return any(_holds(said, plain) for plain, said in ((name, text), _with_dashes(name, text)))


def _holds(text: str, name: str) -> bool:
    plain, said = _plain(name), _counted(canonical(text).text.translate(_MARKS))
    if len(plain) < 4:
        return False
    found = (match.end() for match in re.finditer(re.escape(plain), said))
    return any(not _NARROWED.match(said, end) for end in found)


def is_about(exhibit: Exhibit, name: str) -> bool:
    """Whether the exhibit is about that project: by the applicant's row, where a list names one;
    by what it calls its project, where several are named by the one the applicant stands under;
    else by any of its passages."""
    rows = [person.project.text for person in exhibit.name.people if person.project]
    if rows:
        return any(same_project(one, name) for one in rows)
    printed = _projects_named(exhibit)
    if printed:
        return any(same_project(one, name) for one in printed)
    pages = exhibit.document.pages if exhibit.document else ()
    mentioned = any(mentions_project(p.text, name) for page in pages for p in page.passages)
    return mentioned and not _lists_works(exhibit)


def _lists_works(exhibit: Exhibit) -> bool:
    """Whether a platform's page, which calls no project its own, gives one post to several people:
    then it lists works, and nobody knows whose name stands in which."""
    if exhibit.document is None or exhibit.type is not DocumentType.REGISTRY_SCREENSHOT:
        return False
    held = {(p.role.text, p.party, p.name.text) for p in exhibit.document.people if p.role}
    return len(held) > len({(role, party) for role, party, _ in held})


def _projects_named(exhibit: Exhibit) -> list[str]:
    """The name of the document's project; of several, those named last before the applicant."""
    field, document = exhibit.field("project_name"), exhibit.document
    if field is None or document is None:
        return []
    first = (field.page, str(field.value))
    named = sorted([first, *((ink.page, ink.text) for ink in document.further_projects)])
    pages = {person.name.page for person in exhibit.name.people}
    if len(named) == 1 or not pages:
        return [first[1]]
    above = ([text for number, text in named if number <= page] for page in pages)
    return [texts[-1] if texts else named[0][1] for texts in above]
