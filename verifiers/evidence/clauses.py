"""Clauses: whether the words around a name and its post only say that the one holds the other.

What does not belong to the language that grants a post (``persons/granting.py``) is for a person.
"""

import re
from itertools import product
from typing import NamedTuple

from models.page import Ink, Passage
from verifiers.case import Case, Exhibit
from verifiers.evidence import successions
from verifiers.persons.granting import STOPS, strange
from verifiers.text.characters import canonical

LONGEST_ENTRY = 40
"""Characters of a cell or a line that says little more than a name."""

_NAMES = ("_unit", "_name")
"""How fields end that hold the name of a work or of a firm."""


class Clause(NamedTuple):
    """What is said of the applicant's post, and the words in it nobody expects there."""

    ink: Ink
    strange: str


class _Words(NamedTuple):
    """What need not be understood: ``granting`` is the name, the post, and the works and firms that
    are known; ``others`` are whom the paper names besides.
    """

    granting: tuple[str, ...]
    others: tuple[str, ...]


def strange_clause(case: Case, exhibit: Exhibit) -> Clause | None:
    """The clause about the applicant that does not just give them their post; None: one does."""
    name, held = exhibit.name.ink, exhibit.role.held
    if exhibit.document is None or name is None or not held:
        return None
    target, post = canonical(name.text).text, canonical(held[0].ink.text).text
    passages = [p for page in exhibit.document.pages for p in page.passages]
    saying = [p for p in passages if target in canonical(p.text).text]
    both = [p for p in saying if post in canonical(p.text).text]
    words = _words(case, exhibit, target, post)
    clauses = [_judged(p, target, post, words) for p in both] or [
        _alone(p, target, words) for p in _where_held(exhibit, saying)
    ]
    if not clauses or not all(clause.strange for clause in clauses):
        return None
    return min(clauses, key=lambda clause: len(clause.strange))


def _where_held(exhibit: Exhibit, saying: list[Passage]) -> list[Passage]:
    """Where the applicant stands who was given the post; elsewhere the bare name may stand too."""
    held = [person.name for person in exhibit.name.people if person.role]
    return [
        passage
        for passage in saying
        if any(passage.page == n.page and passage.box.holds(n.box.centre) for n in held)
    ] or saying


def _words(case: Case, exhibit: Exhibit, target: str, post: str) -> _Words:
    """Who shares the post may stand beside the applicant: 施工员张玥、李明."""
    said = exhibit.document
    fields, people = (said.fields, said.people) if said else ((), ())
    named = {f.value for f in fields if isinstance(f.value, str) and f.name.endswith(_NAMES)}
    named |= {claim.name for claim in case.application.claims if claim.name}
    named |= {case.application.employer.name} | {issuer.name for issuer in exhibit.issuers}
    named |= {p.name.text for p in people if p.role and canonical(p.role.text).text == post}
    granting = {canonical(each).text for each in named} | {target, post}
    granting |= successions.granting(case, exhibit)
    others = {canonical(person.name.text).text for person in people} - {target}
    return _Words(tuple(sorted(granting - {""}, key=len, reverse=True)), tuple(others - {""}))


def _judged(passage: Passage, target: str, post: str, words: _Words) -> Clause:
    """The clause from the stop before the name and the post to the stop behind them."""
    said = canonical(passage.text)
    first, last = _nearest(said.text, target, post)
    start = max(said.text.rfind(stop, 0, first) for stop in STOPS) + 1
    ends = (at for stop in STOPS if (at := said.text.find(stop, last)) >= 0)
    end = min(ends, default=len(said.text))
    ink = passage.ink(said.places[start], said.places[end - 1] + 1)
    around = (
        _without_others(part, words.others)
        for part in (said.text[start:first], said.text[last:end])
    )
    rest = [strange(part, words.granting) for part in (said.text[first:last], *around)]
    return Clause(ink, "".join(rest) or _aside(said.text, target))


def _alone(passage: Passage, target: str, words: _Words) -> Clause:
    """The place of a name whose post stands elsewhere: all of what a cell or a line says there, as
    far as it is short. Others may be listed with it."""
    text = canonical(passage.text).text
    if len(text) > LONGEST_ENTRY:
        return _judged(passage, target, "", words)
    granting = tuple(sorted((*words.granting, *words.others), key=len, reverse=True))
    rest = strange(text, granting) or _aside(text, target)
    return Clause(passage.ink(0, len(passage.text)), rest)


def _aside(text: str, target: str) -> str:
    """A character in brackets behind the name, which may belong to it: 王伟（明）."""
    aside = re.search(f"{re.escape(target)}\\(([\u4e00-\u9fff])\\)", text)
    return aside[1] if aside and aside[1] not in "男女签章" else ""


def _nearest(text: str, target: str, post: str) -> tuple[int, int]:
    """Where the name and the post that stand nearest each other begin and end."""
    names = [found.span() for found in re.finditer(re.escape(target), text)]
    posts = [found.span() for found in re.finditer(re.escape(post), text)] if post else names
    pairs = [(min(n[0], p[0]), max(n[1], p[1])) for n, p in product(names, posts)]
    return min(pairs, key=lambda pair: pair[1] - pair[0])


def _without_others(part: str, others: tuple[str, ...]) -> str:
    """Without other people behind labels of their own: 总监理工程师：林龙刚 beside the manager."""
    names = "|".join(map(re.escape, sorted(others, key=len, reverse=True)))
    label = "[\u4e00-\u9fff]{2,14}(?:\\([\u4e00-\u9fff]{1,8}\\))?"
    return re.sub(f"{label}:(?:{names})", "·", part) if names else part
