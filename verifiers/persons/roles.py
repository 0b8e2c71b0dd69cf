"""Roles: which part a document gives to the applicant and nobody else, by the notice's classes."""

import re
from functools import lru_cache
from typing import NamedTuple

from models.application import Category, Scale
from models.document import Document, DocumentType
from models.lines import TextSource
from models.page import Ink
from models.report import Presence, ReadRole, RoleClass
from verifiers.persons.given_titles import granted
from verifiers.persons.legibility import FOUND
from verifiers.persons.names import NameReading
from verifiers.rulebooks.sections import Post, Roles
from verifiers.text.characters import canonical
from verifiers.text.fields import ink_of

_RANKS = (RoleClass.LEAD, RoleClass.BACKBONE, RoleClass.PARTICIPANT)
_OPENING, _CLOSING = "([{【〔", ")]}】〕"
_CUT_SHORT = re.compile("负责$")
"""Narrow cells wrap 人 alone to a line of its own, where detection misses it."""
_SEPARATORS = "/\\、,，;；|+&"
_AND = re.compile("(?<=.)[,、]?并?(?:同时)?兼(?:任|职|做)?(?=.)")
"""What parts two posts that one person holds: 项目经理兼技术负责人."""
_ALSO = re.compile(r"[(\[【〔](?:同时)?兼(?:任|职|做)?([^()\[\]【】〔〕]{2,10})[)\]】〕]")
"""The second post in brackets: 质量员（兼资料员）."""
_LINK = re.compile("(?<=[员师人理监长])(?:以及|[及和与])(?=.)")
"""The same between two posts of a sentence: 施工员和质量员."""


class Part(NamedTuple):
    """A role as the notice sees it: its post, its class (None: a person decides)."""

    title: str
    post: str | None = None
    role_class: RoleClass | None = None
    sole: bool = False
    confirm: bool = False
    """The notice is silent about the post: a person confirms its class."""
    trade: str | None = None
    """The trade the words put the post in, where the post itself names none: 施工员（土建）."""

    def is_of_other_trade(self, other: "Part") -> bool:
        """Whether both say a trade, and not the same one: 结构专业负责人, 给排水专业负责人."""
        if self.trade is None or other.trade is None:
            return False
        return self.trade not in other.trade and other.trade not in self.trade


class Context(NamedTuple):
    """What the meaning of a title depends on besides its words."""

    category: Category
    document_type: DocumentType | None = None
    scale: Scale | None = None


class Held(NamedTuple):
    """A role that a document gives to a person: where it stands and what it is."""

    ink: Ink
    parts: tuple[Part, ...]

    @property
    def best(self) -> Part:
        """The part of the highest class; one without a class comes last."""
        return min(self.parts, key=lambda part: rank(part.role_class))


class RoleReading(NamedTuple):
    """The roles a document gives to the applicant, the best supported one first."""

    status: Presence
    held: tuple[Held, ...] = ()
    reason: str | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(part for held in self.held for part in held.parts)

    @property
    def report(self) -> ReadRole:
        """The contract's ``applicant_role``."""
        if not self.held:
            return ReadRole(status=self.status, reason=self.reason)
        first = self.held[0]
        return ReadRole(
            status=self.status,
            value="".join(first.ink.text.split()),
            role_class=first.best.role_class,
            page=first.ink.page,
            bbox=first.ink.box,
            confidence=first.ink.confidence,
            reason=self.reason,
        )


def rank(role_class: RoleClass | None) -> int:
    """0 for the highest class, rising; a role without a class ranks last."""
    return _RANKS.index(role_class) if role_class is not None else len(_RANKS)


def read_role(
    document: Document,
    name: NameReading,
    roles: Roles,
    context: Context,
    known: tuple[str, ...] = (),
) -> RoleReading:
    """The roles given to the people whom ``name`` found to be the applicant; where the reader gave
    them none, the title a sentence gives them in so many words. ``known`` are names of works and
    firms.
    """
    held = [
        Held(person.role, parts_of(person.role.text, person.party, roles, context))
        for person in name.people
        if person.role is not None and person.role.text.strip()
    ]
    if not held and (position := _position(document, name)):
        held = [Held(position, parts_of(position.text, None, roles, context))]
    if not held and name.status is Presence.FOUND and name.ink:
        given = dict.fromkeys(granted(document, name.ink, roles, known))
        held = [Held(ink, parts_of(ink.text, None, roles, context)) for ink in given]
    if name.status is Presence.ABSENT:
        return RoleReading(Presence.ABSENT, reason="未见申报人姓名")
    if not held:
        unsure = name.status is Presence.UNCERTAIN
        status = Presence.UNCERTAIN if unsure else Presence.ABSENT
        return RoleReading(status, reason="姓名旁未见岗位或职务")
    held.sort(key=lambda one: (rank(one.best.role_class), -one.ink.confidence))
    return _sure_or_not(tuple(held), name)


def _sure_or_not(held: tuple[Held, ...], name: NameReading) -> RoleReading:
    if name.status is not Presence.FOUND:
        return RoleReading(Presence.UNCERTAIN, held, "姓名未能确认，岗位归属待人工核对")
    sure = tuple(one for one in held if _is_sure(one.ink))
    if not sure:
        return RoleReading(Presence.UNCERTAIN, held, "岗位字迹识别把握不足，请人工核对")
    return RoleReading(Presence.FOUND, sure)


def _is_sure(ink: Ink) -> bool:
    return ink.source is TextSource.TEXT_LAYER or ink.confidence >= FOUND


def _position(document: Document, name: NameReading) -> Ink | None:
    """On a paper with one holder, its ``position`` field is that holder's: nobody else's name may
    stand beside the one that was found (项目经理为周建平, 联系人：张玥)."""
    others = [person for person in document.people if person not in name.people]
    own = {canonical(name.ink.text).text} if name.ink else set[str]()
    alone = {canonical(person.name.text).text for person in others} <= own
    return ink_of(document.field("position")) if alone else None


@lru_cache(maxsize=4096)
def parts_of(printed: str, party: str | None, roles: Roles, context: Context) -> tuple[Part, ...]:
    """Every role in a printed title: 施工员、质量员 are two. Never empty."""
    text = _CUT_SHORT.sub("负责人", canonical(printed).text)
    text = _LINK.sub("、", _ALSO.sub(r"、\1", text))
    known = tuple(
        part
        for piece in _pieces(_AND.sub("、", text))
        for part in _parts_of_piece(piece, party, roles, context)
    )
    classed = tuple(part for part in known if part.post)
    return classed or known or (Part(printed),)


def _parts_of_piece(
    piece: str, party: str | None, roles: Roles, context: Context
) -> tuple[Part, ...]:
    """One title's part; of two workers' titles whose mark between was not read (资料员施工员), both
    parts."""
    whole = part_of(piece, party, roles, context)
    first, mark, second = piece.partition("员")
    if whole.post or not mark or not second.endswith("员"):
        return (whole,)
    both = tuple(part_of(each, party, roles, context) for each in (first + mark, second))
    return both if all(part.post for part in both) else (whole,)


def _pieces(text: str) -> list[str]:
    """Split at separators outside brackets."""
    pieces, depth = [""], 0
    for character in text:
        depth += (character in _OPENING) - (character in _CLOSING)
        if character in _SEPARATORS and depth <= 0:
            pieces.append("")
        else:
            pieces[-1] += character
    return [piece for piece in pieces if piece]


def part_of(text: str, party: str | None, roles: Roles, context: Context) -> Part:
    """One title's part. The party in the words wins over the party the form gives.

    A bracket may hold a trade (施工员（土建）), a filler (项目经理（一级建造师）) or the title
    itself (注册建造师（项目经理）): the words outside and inside must not name two posts.
    """
    outside, inside = _brackets(text)
    whole = _post(outside + inside, party, roles, context)
    trade = _trade(outside, inside, roles)
    if whole:
        return _part(text, whole, trade, context)
    found = [post for words in (outside, inside) if (post := _post(words, party, roles, context))]
    unknown = [w for w in (outside, inside) if w and not _is_filler(w, roles)]
    names = {post.post for post in found}
    if len(names) == 1 and len(unknown) <= len(found):
        return _part(text, found[0], trade, context)
    return Part(text)


def _brackets(text: str) -> tuple[str, str]:
    outside, inside, depth = "", "", 0
    for character in text:
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        elif depth:
            inside += character
        else:
            outside += character
    return _bare(outside), _bare(inside)


def _bare(text: str) -> str:
    return text.strip(":：.。_-—*＊0123456789#号 ")


def _is_filler(words: str, roles: Roles) -> bool:
    return words in roles.fillers or words in roles.trades or _party_of(words, roles)[1] == ""


def _part(text: str, post: Post, trade: str | None, context: Context) -> Part:
    large = post.large if context.scale is Scale.LARGE else None
    return Part(text, post.post, large or post.role_class, post.sole, post.confirm, trade)


def _trade(outside: str, inside: str, roles: Roles) -> str | None:
    """The trade in brackets, else at either end of words that are no title as they stand."""
    if inside in roles.trades:
        return inside
    words = _party_of(outside, roles)[1]
    if words in roles.titles:
        return None
    ends = (t for t in roles.trades if words.startswith(t) or words.endswith(t))
    return max(ends, key=len, default=None)


def _post(words: str, party: str | None, roles: Roles, context: Context) -> Post | None:
    """The post a title means: first as it stands, then under its party, then without fillers."""
    if not words:
        return None
    posts = _posts(roles, context)
    own_party, rest = _party_of(words, roles)
    under = own_party or party
    if under in roles.foreign.get(context.category, ()):
        return None
    for title in _readings(words, rest, roles):
        post = _titled(title, under, posts, roles)
        if post:
            return post
    return None


def _readings(words: str, rest: str, roles: Roles) -> tuple[str, ...]:
    """The words as they stand, without their party, without fillers around them."""
    return tuple(dict.fromkeys((words, *_without_fillers(rest, roles.fillers))))


@lru_cache(maxsize=4096)
def _without_fillers(words: str, fillers: tuple[str, ...]) -> tuple[str, ...]:
    """The words, then all that is left of them when fillers at either end go, longest first."""
    seen = {words: None}
    for known in seen.copy():
        for filler in fillers:
            for shorter in (known.removeprefix(filler), known.removesuffix(filler)):
                if len(shorter) >= 2 and shorter != known:
                    seen |= dict.fromkeys(_without_fillers(shorter, fillers))
    return tuple(sorted((word for word in seen if word), key=len, reverse=True))


def _party_of(words: str, roles: Roles) -> tuple[str | None, str]:
    """The party whose label the words begin with, and what is left of them."""
    labels = [(label, party) for party, names in roles.parties.items() for label in names]
    for label, party in sorted(labels, key=lambda pair: len(pair[0]), reverse=True):
        if words.startswith(label):
            return party, words.removeprefix(label)
    return None, words


def _titled(title: str, party: str | None, posts: tuple[Post, ...], roles: Roles) -> Post | None:
    """The post with that title; titles that hold only under the party come first."""
    under = next((p for p in posts if party and title in p.under.get(party, ())), None)
    if under:
        return under
    titles = {title, *_with_placeholder(title, roles.trades)}
    return next(
        (p for p in posts if not titles.isdisjoint(p.titles) and not (party and p.unlabelled)),
        None,
    )


@lru_cache(maxsize=4096)
def _with_placeholder(title: str, trades: tuple[str, ...]) -> tuple[str, ...]:
    """土建施工员 and 施工员土建 as ``{trade}施工员``."""
    forms = [
        "{trade}" + rest
        for trade in trades
        for rest in (title.removeprefix(trade), title.removesuffix(trade))
        if rest and rest != title
    ]
    return tuple(dict.fromkeys(forms))


def _posts(roles: Roles, context: Context) -> tuple[Post, ...]:
    """The category's posts; those bound to this type of document come first."""
    posts = roles.posts.get(context.category, ())
    bound = tuple(p for p in posts if context.document_type in p.document_types)
    return bound + tuple(post for post in posts if not post.document_types)
