"""What a person's name looks like, wherever it stands."""

import re

from extractors.language.flow import Span
from extractors.vocabulary import surnames, transliterating, words

HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
"""One Chinese character, rare ones among them."""

DOTTED = re.compile(rf"{HAN}{{2,8}}(?:[·•・.]{HAN}{{2,8}})+")
"""A minority name: 热孜宛·库尔班."""

LETTERS = re.compile(rf"{HAN}+")
"""Nothing but Chinese characters."""

_PAPERS = ("书", "表", "函", "章", "证", "证明", "说明", "名单", "通知", "决定")
"""What papers' titles end with (项目负责人授权书), and names of no common surname do not."""

_NEVER = ("的", "变更", "项目", "工程", "证书", "学生", "毕业", "签字", "签名", "签章", "盖章")
"""What no name holds: a label broken off (建设单位项目负 / 责人), a menu's words run together."""

_LONGEST = 8
"""Characters of a name without a dot that is written by its sound: 赛音吉日嘎拉."""

LEADS = frozenset("为有由系是")
"""What leads to a name in a sentence: 有张玥、何平等人."""

_LINKS = frozenset("为系是有")
"""Names with a dot, written down by their sounds, begin with none of them."""


def is_common(name: str) -> bool:
    """Whether a name begins with a listed surname."""
    return bool({name[:1], name[:2]} & surnames())


def is_transliterated(text: str) -> bool:
    """Whether it is a name of three characters and more written by its sound: 萨仁高娃, 其其格.
    It has no surname; all its characters are such as write sounds."""
    return 3 <= len(text) <= _LONGEST and set(text) <= transliterating()


def cleaned(text: str) -> str | None:
    """``text``, read off a signature, as a name: its characters without what a pen's slips were
    read as. None where no name is left."""
    letters = "".join(c for c in text if LETTERS.fullmatch(c) or c in "·•・")
    alone = (
        DOTTED.fullmatch(letters)
        or is_transliterated(letters)
        or (2 <= len(letters) <= 4 and LETTERS.fullmatch(letters) and could_be_name(letters))
    )
    return letters if alone else None


def could_be_name(text: str) -> bool:
    """Whether letters in a row can be a name: no known word, and no longer than names are."""
    if text in words("placeholders") or text in words("roles") or text in words("titles"):
        return False
    if text in words("labels") or text.endswith(("公司", "单位", "部门", "专业", "项目部")):
        return False
    if any(word in text for word in _NEVER) or (
        text.endswith(_PAPERS) and text[0] not in surnames()
    ):
        return False
    # Four characters are a compound surname or two surnames (张李某某), or written by the sound.
    two = text[:2] in surnames() or set(text[:2]) <= surnames()
    return len(text) < 4 or two or is_transliterated(text)


def without_link(name: Span) -> Span:
    """技术负责人为买买提·艾力, 由买买提·艾力担任: what leads to a name with a dot is no part of it;
    由努斯·艾力 is a name where nothing says that it takes a post."""
    taken = name.flow.text.startswith(("担任", "任", "负责", "接任"), name.end)
    linked = name.text[:1] in _LINKS or (name.text[:1] == "由" and taken)
    bare = Span(name.flow, name.start + 1, name.end)
    return bare if linked and DOTTED.fullmatch(bare.text) else name
