"""Reservations: what a paper says that takes back, limits or puts off what else it says.

A letter can name the applicant and the post and still prove nothing: the post is intended, was
refused, was held in somebody's stead, is over, or the writer does not vouch for it. There is no end
to such wordings, so they are looked for by what they are made of, and found ones go to a person.

Each alternative of a pattern begins with a letter, not with a group or a look-behind: so ``re``
passes over text in which none can begin, and most papers hold none.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from models.document import DocumentType
from models.page import Ink, Passage
from verifiers.case import Case, Exhibit
from verifiers.data import read_words
from verifiers.evidence import successions
from verifiers.evidence.known import known_names, roles_of
from verifiers.text.characters import canonical

LONGEST_LETTER = 1200
"""Characters of a letter; of a longer paper only what stands beside the applicant counts."""

REACH = 12
"""Characters of a clause that are shown on either side of what takes back."""

_PROSE = frozenset(
    {
        DocumentType.EMPLOYER_STATEMENT,
        DocumentType.APPOINTMENT_LETTER,
        DocumentType.POST_INFORMATION_FORM,
        DocumentType.OTHER,
    }
)

_STATEMENTS = frozenset({DocumentType.SOCIAL_INSURANCE_RECORD, DocumentType.INTEGRITY_COMMITMENT})
"""Their notes are full of what is not paid, what shall not be done and what follows if it is."""

LONGEST_NOTE = 40
"""Characters of a note on a paper; the text of an article speaks of anything."""

_FOLDER = "reservations"
"""Of the data files: what takes something back in a kind of paper, and what is harmless."""

_TURNING = "|".join("不未没无非暂缓停撤退离辞废销替换代借另仅只若拟")
"""Characters with which most of what takes something back is written, whatever its words: no list
of these ends. What they are harmless in does: ``harmless.txt``."""


def _alternatives(*files: str) -> str:
    """Of these files, the longest first: of two that begin in one place it is the one that says."""
    words = {word for file in files for word in read_words(f"{_FOLDER}/{file}.txt")}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_IN_PROSE = re.compile(f"{_alternatives('turning', 'prose')}|{_TURNING}")
_ON_FORMS = re.compile(f"{_alternatives('turning', 'notes')}|{_TURNING}")
_ON_STATEMENTS = re.compile(_alternatives("turning", "notes"))
_IN_NOTES = re.compile(_alternatives("notes"))
_OF_TYPES: dict[DocumentType | None, re.Pattern[str]] = {
    DocumentType.LABOR_CONTRACT: re.compile(_alternatives("contracts")),
    DocumentType.PAPER: re.compile(_alternatives("papers")),
    DocumentType.SELF_ASSESSMENT_SHEET: re.compile(_alternatives("sheets")),
    **dict.fromkeys(_STATEMENTS, _ON_STATEMENTS),
    **dict.fromkeys(_PROSE, _IN_PROSE),
}
_USUAL = re.compile(_alternatives("harmless"))
_KINDS = dict.fromkeys(each.pattern for each in (_IN_PROSE, _ON_FORMS, *_OF_TYPES.values()))
_ANY = re.compile("|".join(_KINDS))

_NOTE = re.compile(
    "(?:注|说明|提示|声明|[^,，。；;:：]{0,14}(?:说明|须知|事项|提示|提醒|声明))[:：]|[0-9一二三四五六七八九十]{1,2}[、.．].{14}"
)
_PEOPLE = re.compile("负责人|项目经理|总监|签字人")

_TURNS = ("变更", "更换", "改由", "改派", "替换", "接任", "接替")
"""Words by which a post goes from one to another."""

_TAKEN_ON = ("接任", "接替")
"""Those behind whom the post goes to."""

_ASKS = re.compile("(?:在岗|到岗|履职|到位|属实|有效|合格|通过|同意)[?？:]?$")
_NO = re.compile("(?:[^\u4e00-\u9fff☑√✓■✔]{0,3}[口囗]?是)?[☑√✓■✔]?否|否|[×✗✘]")


def reservation(case: Case, exhibit: Exhibit) -> Ink | None:
    """The clause in which the paper takes back, limits or puts off something; None: none does."""
    return next(_reservations(case, exhibit), None)


def _reservations(case: Case, exhibit: Exhibit) -> Iterator[Ink]:
    if exhibit.document is None or exhibit.type is DocumentType.ID_PHOTO:
        return
    passages = [said for page in exhibit.document.pages for said in page.passages]
    yield from _answered_no(passages)
    if not _ANY.search("\n".join(exhibit.texts)):  # many papers: asked once, not line by line
        return
    own = canonical(exhibit.name.ink.text).text if exhibit.name.ink else ""
    pattern = _OF_TYPES.get(exhibit.type, _ON_FORMS)
    if exhibit.type is DocumentType.PAPER:
        passages = [said for said in passages if len(said.text) <= LONGEST_NOTE]
    elif exhibit.type in _PROSE and sum(len(text) for text in exhibit.texts) > LONGEST_LETTER:
        passages = [said for said in passages if own and own in canonical(said.text).text]
    harmless = {*known_names(case, exhibit), *successions.granting(case, exhibit)}
    longest_first = tuple(sorted(harmless, key=lambda words: (-len(words), words)))
    posts = {own, *roles_of(exhibit)} - {""}
    yield from _matches(passages, pattern, own, posts, longest_first)


def _answered_no(passages: list[Passage]) -> Iterator[Ink]:
    """是否在岗 | ☐是 ☑否: the answer in the place behind what is asked of the people."""
    for asked, answer in pairwise(passages):
        if _ASKS.search(canonical(asked.text).text) and _NO.fullmatch(canonical(answer.text).text):
            yield answer.ink(0, len(answer.text))


def _matches(
    passages: list[Passage],
    pattern: re.Pattern[str],
    own: str,
    people: set[str],
    names: tuple[str, ...],
) -> Iterator[Ink]:
    """What changed hands and came to the applicant is theirs: 项目经理变更为张玥."""
    for passage in passages:
        said = canonical(passage.text)
        of_people = _PEOPLE.search(said.text) or any(one in said.text for one in people)
        explains = _NOTE.match(said.text) and not of_people
        fitting = _IN_NOTES if pattern is _ON_FORMS and explains else pattern
        if not fitting.search(said.text):
            continue
        plain = said.text
        for name in names:
            plain = plain.replace(name, "·" * len(name))
        plain = _USUAL.sub(lambda usual: "·" * len(usual[0]), plain)
        for found in fitting.finditer(plain):
            if own and found[0].startswith(_TURNS) and _came_to(own, said.text, found):
                continue
            start, end = _clause(plain, *found.span())
            yield passage.ink(said.places[start], said.places[end - 1] + 1)


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around what was found, as far as ``REACH``."""
    stops = [stop.start() for stop in re.finditer("[,，。;；:：]", text)]
    first = max((at + 1 for at in stops if at < start), default=0)
    last = min((at for at in stops if at >= end), default=len(text))
    return max(first, start - REACH), min(last, end + REACH)


def _came_to(own: str, text: str, turn: re.Match[str]) -> bool:
    """Whether a post went to the applicant: 变更为张玥, 由张玥接任; who is relieved is named before
    somebody else (张玥由李明接替)."""
    if text[turn.end() :].startswith(_led(own)):
        return not turn[0].startswith(_TAKEN_ON)
    follower = re.search(
        f"{re.escape(own)}(?:同志|先生|女士)?[,，]?(?:[于自在从][^由被将,，。；;]{{0,60}})?$",
        text[: turn.start()],
    )
    return turn[0].startswith(_TAKEN_ON) and follower is not None


def _led(own: str) -> tuple[str, ...]:
    """The name as it stands behind such a word."""
    return tuple(f"{lead}{own}" for lead in ("", "为", "由", "“", '"', "为“", '为"'))
