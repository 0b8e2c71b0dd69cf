"""Appointments: terms and levels as letters and contracts state them."""

import re
from datetime import date

from models.application import Claim, ClaimKind
from models.document import DocumentType
from models.page import Ink
from verifiers.case import Case, Exhibit
from verifiers.evidence.days import days_in
from verifiers.evidence.tenure import Term
from verifiers.rulebooks.sections import Titles
from verifiers.text.characters import canonical, same
from verifiers.text.dates import read_date
from verifiers.text.fields import ink_of

_ENDS = re.compile(
    r"$|[^\u4e00-\u9fff]|职务|职称|资格|任职|专业|技术|岗位|一职|工作|职位|级|聘|任期|期|自|从|于|等|并|及|和|与|的|其|享|待遇"
    "|特|此|以上|有效|工资|兼|，|[一二三四五六七八九十]"
)
"""What may follow a title that is given."""

_NO_TITLE = re.compile("(?:名誉|荣誉|候补|见习|挂名|代理|拟聘)$")
"""What before a title makes another thing of it."""

_ASIDE = (
    "(推荐人|联系人|经办人|介绍人|证明人|审核人|校对人?|批准人|主持人|签发人?|填表人|抄送|制表人?)"
)

_STARTS = {
    DocumentType.APPOINTMENT_LETTER: "appointed_on",
    DocumentType.LABOR_CONTRACT: "started_on",
}

_RENEWAL = ("renewed_from", "renewed_until")

_EARLIER = re.compile("首次|初次|续聘|连续|连任|自[^，。；]{4,12}起[^，。；]{0,4}(?:受聘|聘|任)")
"""How a letter goes on with an earlier one."""

DATES = (*_STARTS.values(), "ended_on", *_RENEWAL)
"""The fields terms are read from."""


def proofs(case: Case, claim: Claim) -> tuple[Exhibit, ...]:
    """The claim's exhibits of the types that prove an appointment with this employer."""
    return case.of(claim, *case.rulebook.appointment.proofs[case.application.employer.kind])


def all_proofs(case: Case, claim: Claim) -> tuple[Exhibit, ...]:
    """As ``proofs``, and those of the other claims of this kind: terms add up over them."""
    claims = (claim, *(c for c in case.claims(ClaimKind.APPOINTMENT) if c.id != claim.id))
    return tuple(exhibit for one in claims for exhibit in proofs(case, one))


_TERM_WORDS = ("聘期", "聘任期限", "聘用期限", "聘任期", "任期", "期限", "为期")
_LIMITS = frozenset("：:为自从共一二三四五六七八九十两123456789")
"""What follows one of the words where it states a limit; 聘期内 and 聘任期间 state none."""
_ENDLESS = ("", "计算", "算", "执行", "生效")
"""What may stand behind 自…起 where no last day follows."""
_WITHOUT_TERM = "无固定期限"
"""合同期限：无固定期限：自…起: what follows it is judged by itself."""
_BY_LAW = ("至法定", "到法定")
"""What follows 起 in a contract without a fixed term: it ends where the law says."""


def terms_of(exhibit: Exhibit, generous: bool = False) -> tuple[Term, ...]:
    """The terms a letter or a contract states, a renewal's among them; none where no first day was
    read.

    A day that is printed as a month only counts from its last day on: no day is given away, but
    where one is asked what the term may be, ``generous``.
    """
    if exhibit.type not in _STARTS:
        return ()
    first = _term(exhibit, _STARTS[exhibit.type], "ended_on", generous)
    renewed = _term(exhibit, *_RENEWAL, generous)
    if first is None:
        return ()
    return (first, renewed) if renewed and renewed.end else (first,)


def _term(exhibit: Exhibit, first: str, last: str, generous: bool) -> Term | None:
    start, end = read_date(exhibit.text(first)), read_date(exhibit.text(last))
    if start is None or (end and end.latest < start.latest):
        return None
    return Term(start.earliest if generous else start.latest, end.latest if end else None)


def is_of_level(exhibit: Exhibit, titles: Titles, least: int | None) -> bool:
    """Whether the paper may be of the level a track asks for: a letter that names a lower one is
    not, nor do its years count."""
    post = post_of(exhibit, titles) if exhibit.type is DocumentType.APPOINTMENT_LETTER else None
    rank = rank_of(post.text, titles) if post else None
    return rank is None or least is None or rank >= least


def speaks_of_earlier(exhibit: Exhibit, start: date) -> bool:
    """Whether the paper names an earlier appointment than it makes: 首次聘任时间：2019年3月1日."""
    told = (text for text in exhibit.texts if _EARLIER.search(text))
    return any("续聘" in text or any(day < start for day in days_in(text)) for text in told)


def end_is_missing(exhibit: Exhibit) -> bool:
    """Whether the paper speaks of a limited term whose last day was not read: 聘期三年,
    聘任期限：…. An appointment without any such words has no end."""
    if exhibit.field("ended_on") or exhibit.document is None:
        return False
    texts = (passage.text for page in exhibit.document.pages for passage in page.passages)
    said = "\n".join("".join(text.split()) for text in texts)
    return any(
        _states_a_limit(said[found.end() :])
        for word in _TERM_WORDS
        for found in re.finditer(word, said)
    )


def renewal_is_missing(exhibit: Exhibit) -> bool:
    """Whether a contract speaks of a renewal by its days, which were not read."""
    if all(map(exhibit.field, _RENEWAL)) or exhibit.document is None:
        return False
    passages = (p.text for page in exhibit.document.pages for p in page.passages)
    return any(re.search(r"续[订签].*\d{4}", "".join(text.split())) for text in passages)


def _states_a_limit(behind: str) -> bool:
    """聘期三年 and 聘期自…至… do; 聘期自2018年5月28日起 says when it begins and no more."""
    if behind[:1] not in _LIMITS:
        return False
    clause = behind.lstrip("：:为").replace("；", "。").replace("：", "。").partition("。")[0]
    opening, begins, rest = clause.partition("起")
    if clause.startswith(_WITHOUT_TERM):
        # What follows is judged by itself; beside another choice nobody knows which was made.
        return re.search("(?<!无)固定期限", behind.partition("。")[0]) is not None
    line, _, below = rest.partition("\n")
    endless = line.strip("，,") in _ENDLESS and not below.startswith(("至", "到"))
    lasting = endless or line.strip("，,").startswith(_BY_LAW)
    return not (begins and opening.startswith(("自", "从")) and lasting)


def post_of(exhibit: Exhibit, titles: Titles) -> Ink | None:
    """The technical title the paper gives the applicant; None where it gives none.

    A notice that appoints many prints each one's title beside the name; what it says once for
    all (``position``) is the applicant's only on a paper made out to the applicant.
    """
    beside = [held.ink for held in exhibit.role.held if _ranks(held.ink.text, titles)]
    if beside:
        return max(beside, key=lambda ink: rank_of(ink.text, titles) or 0)
    said = ink_of(exhibit.field("position"))
    if said and any(
        canonical(said.text).text in canonical(h.ink.text).text for h in exhibit.role.held
    ):
        return None  # A part of what stands beside the name: the 工程师 of a 总工程师助理.
    if said is None or _others_with_titles(exhibit, titles) > (1 if exhibit.is_holders else 0):
        return None
    return said if _ranks(said.text, titles) else None


def of_something_else(exhibit: Exhibit, post: Ink) -> str | None:
    """What follows the title wherever the paper names it, where that makes another thing of it:
    助理工程师评审委员会秘书; None: nothing does."""
    title = re.compile(re.escape(canonical(post.text).text))
    places = [(text, found) for text in exhibit.texts for found in title.finditer(text)]
    before = (_NO_TITLE.search(text[: found.start()]) for text, found in places)
    if honorary := next((found[0] for found in before if found), None):
        return honorary
    behind = [text[found.end() :] for text, found in places]
    strange = [re.split("[^\u4e00-\u9fff]", rest)[0] for rest in behind if not _ENDS.match(rest)]
    return strange[0] if behind and len(strange) == len(behind) else None


def is_aside(exhibit: Exhibit) -> str | None:
    """The label of those who only have to do with a letter, where the applicant stands behind
    nothing else: 推荐人：张玥."""
    name = canonical(exhibit.name.ink.text).text if exhibit.name.ink else ""
    said = [text for text in exhibit.texts if name and name in text]
    asides = [
        found[1] for text in said if (found := re.search(f"{_ASIDE}[:：]{re.escape(name)}", text))
    ]
    return asides[0] if said and len(asides) == len(said) else None


def _others_with_titles(exhibit: Exhibit, titles: Titles) -> int:
    people = exhibit.document.people if exhibit.document else ()
    own = exhibit.name.ink.text if exhibit.name.ink else ""
    roles = [p.role.text for p in people if p.role and not same(p.name.text, own)]
    return sum(_ranks(role, titles) for role in roles)


def _ranks(title: str, titles: Titles) -> bool:
    return rank_of(title, titles) is not None


def rank_of(title: str, titles: Titles) -> int | None:
    """The rank of a title's level, 0 the lowest; None where it is no technical title.

    The longest title wins: 助理工程师 is no 工程师; nor is 总工程师, a post, or whoever helps one.
    """
    text = canonical(title).text
    levels = (*((rank, words) for rank, (_, words) in enumerate(titles.ranked)), (-1, titles.posts))
    named = [
        (len(known), rank, known) for rank, words in levels for known in words if known in text
    ]
    if not named:
        return None
    _, rank, known = max(named, key=lambda one: (one[0], -one[1]))
    helps = text.partition(known)[2].lstrip("的").startswith(titles.helpers)
    return None if rank < 0 or helps else rank
