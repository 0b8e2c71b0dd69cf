"""The language that grants a post: what may stand around a name and its post and take nothing back.

Prose can put any relation between them: 张玥是项目经理王强的助手, 投标项目经理张玥. Nobody can list
what denies a post; what grants it is a small language, and the rest is strange to it.
"""

import re

from verifiers.data import read_lines

STOPS = "，,。；;、!！?？\n"
"""What ends a clause."""

_BENDS = "，。；的不未没无参被拟原曾代助投若如由为任担是系作其分"
"""What may bend a clause: no name of a work or a firm is told by its look if it holds one."""

BENDING = frozenset(
    "不未没无非否参被拟原曾代助副备候试见徒前旧假虚免撤离走换调病退缺欠另他妻夫父母子女兄弟"
)

WORK = f"[^{_BENDS}]{{2,40}}(?:工程|项目|标段|小区|大厦|标|段)"
"""The name of a work that was not read as one, free of what could bend the clause."""

UNIT = f"[^{_BENDS}在]{{2,30}}(?:公司|集团|局|院|站|中心|处|所|委员会|项目部)"
"""Likewise that of a firm or an office."""

PIECE = 4
"""Characters of a name that are a piece of it, at least."""

_GRANTS = re.compile("|".join(w for line in read_lines("granting.txt") for w in line.split()))


_QUOTES = str.maketrans("", "", "“”\"‘’'「」『』《》")
"""Names are quoted with whatever the writer's keyboard has."""


def _without_pieces(part: str, name: str) -> str:
    """Without what the text has in common with a name: letters leave out a region, a section."""
    at = 0
    while at + PIECE <= len(part):
        end = at + PIECE
        while end <= len(part) and part[at:end] in name:
            end += 1
        if end > at + PIECE:
            part = f"{part[:at]}·{part[end - 1 :]}"
        at += 1
    return part


def strange(part: str, granting: tuple[str, ...]) -> str:
    """What is left without what is known and what grants a post. Who is in charge of what a work
    consists of (其中桩基工程) is not who is in charge of it; a single character may be a slip of
    the recogniser, if it bends nothing.
    """
    if "其中" in part:
        return "其中"
    part = part.translate(_QUOTES)
    names = [name.translate(_QUOTES) for name in granting]
    for name in names:
        part = part.replace(name, "·")
    for name in names:
        part = _without_pieces(part, name)
    rest = _GRANTS.sub("", re.sub(f"{WORK}|{UNIT}", "·", part))
    return rest if len(rest) > 1 or rest in BENDING else ""
