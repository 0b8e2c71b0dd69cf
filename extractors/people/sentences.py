"""Who has which role in running text: 张玥同志担任…项目经理, 项目经理：张三，总监：李四."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from extractors.language.flow import Flow, Span
from extractors.language.pipeline import Mark, MarkKind

_TO_NAME = re.compile(r"(?:一职|职务)?(?:为|是|由|:|(?:姓名|签名|签字)|\([^()]{0,8}\))*[:]?")
_EXPLICIT = re.compile(r"(?:\([^()]{0,8}\))?(?:(?:一职|职务)?由|为|是|:)")
_LISTED = re.compile(r"[、,和及与]?(?:同志)?[、,和及与]?(?:\([^()]*\))?[、,]?")
_ASKS = re.compile(
    r"(?:(?:人员|成员|其)中,?|兹证明|证明|聘请|聘任|兹聘|任命|聘用|授予|乙方|劳动者|学生|学员|职工|员工|申报人|申请人|持证人|单位|公司|我司|姓名):?$"
)
_CONFIRMS = re.compile(
    r"(?:、[\u4e00-\u9fff·]{2,8})*等?[0-9一二三四五六七八九十]{0,3}[位名人]?同志|先生|女士|[,(、]?(?:性别:?)?[,]?[男女](?![\u4e00-\u9fff])|[,(]?身份证"
)
_FUNCTION_WORDS = "于时从和向由因经任曾现及与同应能所该全并连相后关方而有将对"
"""Surnames that mostly are other words: in prose they need a word that asks for a name."""
_TAKES = ("担任", "任", "为", "作为", "出任")
"""What makes a name even of such a word, where a word that asks for a name stands before it."""
_SERVES = re.compile(
    r"(?:协助|配合|辅助|跟随|服从|接受|代表|向|经|由|报|与|和|同(?!志))[^,。;]{0,6}$"
)
"""张玥协助项目经理: the role is somebody else's."""
_DENIED = re.compile(
    r"(?:不|未|没有|并非|不再|未曾|拒绝|免去|免)(?:再|能)?(?:担任|任|是|为)?$|免去|不再"
    r"|(?:不|未|没有|无法|停止|终止|禁止|拒绝)(?:得|能|宜|准|可|应|曾|再|继续|实际)*(?:担任|出任|任(?!何))"
)
"""张玥不再担任项目经理: the role is not theirs."""
_REMOVED = re.compile(
    "(?:免去|免除|撤销|撤换|撤下|解除|解聘|取消|停止|暂停|罢免|换下|调离|更换(?!为))(?!.*(?:任命|聘任|聘用|改由|变更为|更换为|换为|由))"
)
"""撤销张玥同志的项目经理职务: no longer theirs; 免去张玥…任命李明: the second one's it is."""
_HANDS_OVER = re.compile(r"(?:任|担任|为|作为|是|系)$")
_STOP = re.compile(r"[。;](?!该(?:同志|员工|职工|人员)|其(?:在|于|担任|任|主要))")
"""What ends a sentence, and is not followed by one about the same person: 该同志在…中任…."""
_GIVES_WITHIN = re.compile("(?:为|任)[^,。;:、]*$")
_GOES_ON = re.compile("[\u4e00-\u9fff](?<!的)[^,。;:、]*")
"""What stands between the one who is given a post and it, a name by its look among it."""
_ALSO = re.compile(
    r"(?:\([^()]{1,6}\))?(?:[,、]?并?(?:同时)?兼(?:任|职|做)?|、|以?及|和|与|\((?:同时)?兼(?:任|职|做)?)"
)
"""What hands a second post to whom the first one was given: 资料员、安全员, 质量员（兼资料员）."""

_OWN = re.compile(r"(?:同志)?(?:\([^()]*\))?,?(?:担任|出任|接任|任(?![命何职])|作为|为)[^,。;]*$")
"""What stands between a name and a post that are one another's."""

_REPLACES = re.compile("(?:接替|替换|顶替)(?:原[^,。;]{2,10})?$")
_WAS = re.compile("原[为由系]$")
_TAKES_ON = re.compile("(?:同志)?,?(?:[于自在从][^,。;由被将]{0,60})?(?:接任|接替)")
"""What says that the one named before it follows somebody."""
_OF_UNIT = "(?:[^,。;、]{2,25}(?:公司|院|所))?"
"""Whose one is may stand before the name."""

_CHANGED = re.compile("(?:变更|更换|调整|更改|改|换)(?:为|成)")
"""项目经理由唐旭文变更为郑轩: the post is the second one's from now on, the first one's no more."""
_SUCCEEDS = ("接任", "接替", "继任")
_SUCCESSOR = re.compile(",由")
"""吕志军不再担任项目经理，由丁一接任: the post that somebody gave up is the one's named last."""
_FROM = ("", "由", "从", "由原", "从原", "原")
_CHANGED_TO = re.compile(f"{_CHANGED.pattern}$")
_CHANGED_TO_ONE = re.compile(f"{_CHANGED.pattern}{_OF_UNIT}$")
_DAY = r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?"
_PASSED_ON = re.compile(
    rf"(?:一职|职务)?,?(?:[自于从]?{_DAY}起?)?,?(?:原?(?:由|为|系|从)?原?[\u4e00-\u9fff·]{{2,10}})?,?"
    rf"(?:[自于从]?{_DAY}起?)?,?(?:经[^,。;、]{{0,12}}(?:同意|批准|核准|备案),?)?{_CHANGED.pattern}"
    rf"{_OF_UNIT}"
)
"""What stands between a post and the one it goes to, with who had it and when it changed."""

FARTHEST = 80
"""Characters between a name and the role it is given, at most: a long project's name between."""


def assignments(flow: Flow, marks: Sequence[Mark]) -> Iterator[tuple[Span, Span | None]]:
    """Each name in the flow with its role, or None."""
    tokens = [m for m in marks if m.kind in (MarkKind.PERSON, MarkKind.ROLE, MarkKind.TITLE)]
    led = {token.end for token in tokens if token.kind is MarkKind.ROLE}
    named = {token.end for token in tokens if token.kind is MarkKind.PERSON}
    tokens = _without_idle_titles([t for t in tokens if not _is_idle_name(flow, t, led, named)])
    tokens = _without_places(flow, tokens)
    past = [token for token in tokens if _is_past(_span(flow, token)) and token.kind is _PERSON]
    yield from ((_span(flow, token), None) for token in past)
    tokens = [token for token in tokens if token not in past]
    role_first = bool(tokens) and tokens[0].kind is not MarkKind.PERSON
    for place, token in enumerate(tokens):
        if token.kind is MarkKind.PERSON:
            role = _role_of(flow, tokens, place, role_first)
            if role or _is_believable(flow, token):
                yield _span(flow, token), role


_PERSON = MarkKind.PERSON


def is_followed(name: Span) -> bool:
    """Whether somebody else follows whom the sentence names."""
    return _is_past(name) or _CHANGED.match(name.flow.text, name.end) is not None


def _is_past(name: Span) -> bool:
    """接替刘福生, 原为岑寂: they had the post, and nothing behind them is theirs."""
    before = name.flow.text[: name.start]
    return bool(_REPLACES.search(before) or _WAS.search(before))


def follows(name: Span) -> bool:
    """Whether the sentence says that whom it names took over from somebody."""
    text = name.flow.text
    return bool(_CHANGED_TO_ONE.search(text[: name.start]) or _TAKES_ON.match(text, name.end))


def _role_of(flow: Flow, tokens: list[Mark], place: int, role_first: bool) -> Span | None:
    """The posts the sentence gives to the one named at ``place``."""
    own = _is_own(flow, tokens, place)
    if own and place and tokens[place - 1].kind is MarkKind.PERSON:
        role = None  # 项目经理高远，苗青任施工员: what leads the first one is not the second one's
    else:
        role = _role_before(flow, tokens, place, role_first)
    if role is not None:
        return _span(flow, role)
    role = _role_after(flow, tokens, place) if own or not role_first else None
    return _with_others(flow, tokens, place, role) if role else _handed_on(flow, tokens, place)


def _is_own(flow: Flow, tokens: list[Mark], place: int) -> bool:
    """Whether the name has a post of its own behind it: 苗青任施工员."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following is None or following.kind is MarkKind.PERSON:
        return False
    between = flow.text[tokens[place].end : following.start]
    return _OWN.match(between) is not None


def _handed_on(flow: Flow, tokens: list[Mark], place: int) -> Span | None:
    """项目经理原为岑寂，2020年7月经我局同意变更为某公司易中: the post right before."""
    roles = [token for token in tokens[:place] if token.kind is not MarkKind.PERSON]
    if not roles or flow.text.startswith("、", tokens[place].end):
        return None
    link = flow.text[roles[-1].end : tokens[place].start]
    between = tokens[tokens.index(roles[-1]) + 1 : place]
    whole = len(between) <= 1 and _PASSED_ON.fullmatch(link)
    return _span(flow, roles[-1]) if whole else None


def _is_believable(flow: Flow, name: Mark) -> bool:
    """Whether the words around what looks like a name say that a person stands here."""
    if _CONFIRMS.match(flow.text, name.end) or _CHANGED.match(flow.text, name.end):
        return True
    return _is_asked(flow, name)


def _is_asked(flow: Flow, name: Mark) -> bool:
    return _ASKS.search(flow.text[: name.start]) is not None


def _is_idle_name(flow: Flow, token: Mark, led: set[int], ends_name: set[int]) -> bool:
    """于杭州, 任土建: a name only where words before and behind it say so. ``led`` are the places
    where roles end (项目副经理于少波，项目经理…, 项目经理为应斌，其…), ``ends_name`` those where
    names do (吕伟民、曾健、林荣富).
    """
    if token.kind is not MarkKind.PERSON or token.value[0] not in _FUNCTION_WORDS:
        return False
    link = flow.text[token.start - 1] if token.start else ""
    given = link == "由" and not flow.text.startswith("任命", token.end)
    taken = (given or _is_asked(flow, token)) and flow.text.startswith(_TAKES, token.end)
    handed = token.start - 1 in led and link in ("为", "是", "由", ":")
    ends = flow.text[token.end : token.end + 1] in (",", "、", "。", ";")
    listed = (token.start in led or handed) and ends
    behind = token.start - 1 in ends_name or flow.text[: token.start - 1].endswith(")")
    enumerated = link == "、" and behind and (ends or flow.text.startswith("(", token.end))
    follows = ends and _CHANGED_TO.search(flow.text[: token.start])
    opens = token.start == 0 and flow.text.startswith((",系", "系"), token.end)
    return not (
        taken or listed or enumerated or follows or opens or _CONFIRMS.match(flow.text, token.end)
    )


def _is_removed(flow: Flow, name: Mark) -> bool:
    """Whether the clause before the name takes a post away from whom it names."""
    clause = re.split("[,。;:]", flow.text[: name.start])[-1]
    return _REMOVED.search(clause) is not None


def _role_before(flow: Flow, tokens: list[Mark], place: int, role_first: bool) -> Mark | None:
    """项目经理：张三、李四: the role right before the name, or before a list of names."""
    if _is_removed(flow, tokens[place]):
        return None
    if _CHANGED.match(flow.text, tokens[place].end):
        return None
    names = list(takewhile(lambda mark: mark.kind is MarkKind.PERSON, reversed(tokens[:place])))
    start = place - len(names)
    if start == 0 or _is_joined(flow, tokens, start - 1):
        return None
    role, chain = tokens[start - 1], tokens[start : place + 1]
    link = flow.text[role.end : chain[0].start]
    beside = role.end == chain[0].start and role.end not in flow.gaps
    wanted = _TO_NAME if role_first or beside else _EXPLICIT
    if link == "的" and _HANDS_OVER.search(flow.text[: role.start]):
        return None if _DENIED.search(flow.text[: role.start]) else role
    if _takes_over(flow, chain):
        listed = flow.text.startswith("、", tokens[place].end)  # 变更为王五、赵六: of two posts
        return role if link in _FROM and not listed else None
    if link == ",由" and flow.text.startswith(_SUCCEEDS, chain[0].end):
        wanted = _SUCCESSOR
    return role if wanted.fullmatch(link) and _is_list(flow, chain) else None


def _is_joined(flow: Flow, tokens: list[Mark], place: int) -> bool:
    """Whether the post is the last of several set side by side, and several names follow: which is
    whose (项目负责人、技术负责人：张玥、李明) the post alone does not say."""
    role, names = tokens[place], tokens[place + 1 : place + 3]
    before = tokens[place - 1] if place else None
    several = len(names) > 1 and all(name.kind is MarkKind.PERSON for name in names)
    beside = before is not None and before.kind is MarkKind.ROLE and several
    return beside and before is not None and flow.text[before.end : role.start] in ("/", "、")


def _role_after(flow: Flow, tokens: list[Mark], place: int) -> Mark | None:
    """张玥担任…项目经理: the next role of the sentence, if no other name stands between."""
    if _is_removed(flow, tokens[place]):
        return None
    rest = tokens[place + 1 :]
    names = list(takewhile(lambda mark: mark.kind is MarkKind.PERSON, rest))
    if len(names) == len(rest) or not _is_list(flow, [tokens[place], *names]):
        return None
    role = rest[len(names)]
    between = flow.text[tokens[place].end : role.start]
    if len(between) > FARTHEST or _STOP.search(between) or _SERVES.search(between):
        return None
    if _DENIED.search(between):
        return None
    following = rest[len(names) + 1 : len(names) + 2]
    return None if _explicit_next(flow, role) or _is_led_to(flow, role, following) else role


def _with_others(flow: Flow, tokens: list[Mark], place: int, role: Mark) -> Span | None:
    """The role, and what is held besides: 项目经理兼技术负责人, 资料员、安全员. Of several people
    only 分别 says whose is which."""
    roles = _in_a_row(flow, tokens, role)
    if len(roles) == 1:
        return _span(flow, role)
    names = _names_around(flow, tokens, place)
    if len(names) == 1:
        said = flow.text[role.end : roles[-1].end]
        return Span(flow, role.start, roles[-1].end + said.count("(") - said.count(")"))
    apart = "分别" in flow.text[names[-1].end : role.start] and len(names) == len(roles)
    return _span(flow, roles[names.index(tokens[place])]) if apart else None


def _in_a_row(flow: Flow, tokens: list[Mark], role: Mark) -> list[Mark]:
    """The role and those joined to it, as far as they are not the next name's."""
    roles, rest = [role], tokens[tokens.index(role) + 1 :]
    for second, following in zip(rest, [*rest[1:], None], strict=False):
        if second.kind is MarkKind.PERSON:
            break
        beside = following and following.kind is MarkKind.PERSON and following.start == second.end
        if beside or _explicit_next(flow, second):
            break
        if not _ALSO.fullmatch(flow.text[roles[-1].end : second.start].removeprefix(")")):
            break
        roles.append(second)
    return roles


def _names_around(flow: Flow, tokens: list[Mark], place: int) -> list[Mark]:
    """The list of names that the one at ``place`` stands in: a comma before it parts it from
    those that may have a post of their own before them."""
    before = list(takewhile(lambda mark: mark.kind is MarkKind.PERSON, reversed(tokens[:place])))
    after = takewhile(lambda mark: mark.kind is MarkKind.PERSON, tokens[place + 1 :])
    names = [*reversed(before), tokens[place]]
    while any("," in flow.text[a.end : b.start] for a, b in pairwise(names)) or not _is_list(
        flow, names
    ):
        del names[0]
    return [*names, *after]


def _is_led_to(flow: Flow, role: Mark, following: list[Mark]) -> bool:
    """张玥参加，项目经理王强: a role right before a name, and nothing that hands it to the
    name before it (任, 担任, 为), is that name's."""
    beside = [m for m in following if m.kind is MarkKind.PERSON and m.start == role.end]
    return bool(beside) and not _HANDS_OVER.search(flow.text[: role.start])


def _explicit_next(flow: Flow, role: Mark) -> bool:
    """Whether the role is handed on by a colon or 为: it belongs to the name behind it."""
    link = _EXPLICIT.match(flow.text, role.end)
    return link is not None and flow.text[role.end : role.end + 3] not in ("为本项", "为该项")


def _takes_over(flow: Flow, names: list[Mark]) -> bool:
    """Whether the post goes from the first to the second of two."""
    links = [flow.text[one.end : other.start] for one, other in pairwise(names)]
    return len(links) == 1 and _CHANGED.fullmatch(links[0]) is not None


def _is_list(flow: Flow, names: list[Mark]) -> bool:
    return all(
        _LISTED.fullmatch(flow.text[one.end : other.start]) for one, other in pairwise(names)
    )


def _without_idle_titles(tokens: list[Mark]) -> list[Mark]:
    """Professional titles count as roles only where the text names no part in a project."""
    if any(token.kind is MarkKind.ROLE for token in tokens):
        return [token for token in tokens if token.kind is not MarkKind.TITLE]
    return tokens


def _without_places(flow: Flow, tokens: list[Mark]) -> list[Mark]:
    """Without what looks like a name in the work a post is given in: 任命谭梅桂为云栖安置房一期
    项目总监 names one person."""
    kept: list[Mark] = []
    for place, token in enumerate(tokens):
        around = (*kept[-1:], token, *tokens[place + 1 : place + 2])
        if len(around) < 3 or not _is_of_a_work(flow, *around):
            kept.append(token)
    return kept


def _is_of_a_work(flow: Flow, before: Mark, name: Mark, role: Mark) -> bool:
    kinds = (before.kind, name.kind, role.kind)
    if kinds[:2] != (MarkKind.PERSON,) * 2 or kinds[2] is MarkKind.PERSON:
        return False
    given = _GIVES_WITHIN.search(flow.text[before.end : name.start])
    rest = flow.text[name.end : role.start]
    goes_on = _GOES_ON.fullmatch(rest) and not rest.startswith(_TAKES)
    return bool(given and goes_on and _is_asked(flow, before)) and not _CONFIRMS.match(
        flow.text, name.end
    )


def _span(flow: Flow, mark: Mark) -> Span:
    return Span(flow, mark.start, mark.end)
