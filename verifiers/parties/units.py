"""Units: is who issued a document the applicant's own unit, its affiliate, or somebody else?

The dangerous mistake is to take the own unit for an independent third party. So a name that is
nearly the own unit's or an affiliate's is ``unknown``, one that shares its brand is an
``affiliate``, and only a name that is plainly another organisation's is a ``third_party``.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from models.application import Application, Employer
from models.document import Issuer, IssuerVia
from models.lines import TextSource
from models.report import JudgedIssuer, Relation
from verifiers.parties.companies import CompanyName, take_apart
from verifiers.parties.likeness import Likeness, likeness
from verifiers.parties.organisations import (
    ends_plainly,
    is_authority,
    is_authority_address,
    is_nobodys_department,
    tells_who,
)
from verifiers.parties.printed import confirmed
from verifiers.rulebooks.sections import Organisations

LEGIBLE = 0.60
"""Least certainty of the weakest character before a name counts as that of a third party.
Provisional; below it, wrong glyphs in seal rings are common. To be set on the benchmark sets."""

SURE = 0.95
"""From here on a ring is taken to be what was read; below, what looks like it is possible too, and
a printed name may confirm it. Wrong rings went up to 0.94, right ones of clean scans mostly had
0.93 and more (fixture seeds 1 and 501, 2026-11-23)."""

PrintedNames = Callable[[], Iterable[CompanyName]]
"""The names printed on a paper, looked for where a ring is unsure."""

_FIRMS = ("公司", "集团", "厂")
_PUBLIC = ("大学", "学院", "学校", "中学", "小学", "幼儿园", "医院", "卫生院")
"""How the names of schools and hospitals end."""

_OWN = frozenset({Relation.OWN_UNIT, Relation.AFFILIATE})


class Units(NamedTuple):
    """The applicant's own units, present and former, with all their names, and their affiliates."""

    own: tuple[CompanyName, ...]
    affiliates: tuple[CompanyName, ...]
    words: Organisations

    @classmethod
    def of(cls, application: Application, words: Organisations) -> "Units":
        employers = (application.employer, *application.previous_employers)
        return cls(
            tuple(name for employer in employers for name in _names_of(employer, words)),
            tuple(take_apart(name, words) for e in employers for name in e.affiliates),
            words,
        )

    def judge_all(
        self, issuers: Iterable[Issuer], printed: PrintedNames = tuple
    ) -> tuple[JudgedIssuer, ...]:
        """All who issued a document: not the own unit whose seal stands beside 与原件一致, which
        certifies a copy of somebody's paper and says nothing itself.

        Anybody else's seal there may have issued or certified, an archive's too, which certifies
        copies of what firms wrote: nobody knows.
        """
        judged = ((self.judge(issuer, printed), issuer.beside_copy_words) for issuer in issuers)
        return tuple(
            one.model_copy(update={"relation": Relation.UNKNOWN}) if beside else one
            for one, beside in judged
            if not (beside and one.relation in _OWN)
        )

    def judge(self, issuer: Issuer, printed: PrintedNames = tuple) -> JudgedIssuer:
        """The issuer with its relation to the applicant's own units.

        ``printed`` tells the names printed on the same paper: one of them may confirm a ring.
        """
        ink, certainty = issuer.ink, _certainty(issuer)
        if issuer.via in (IssuerVia.PLATFORM_PAGE, IssuerVia.QR_CODE):
            name, relation = ink.text, self._platform(ink.text)
        elif issuer.via is IssuerVia.SEAL and certainty < SURE:
            name, relation = self._ring(ink.text, certainty, printed)
        else:
            name, relation = ink.text, self.relation(ink.text, certainty)
        return JudgedIssuer(
            name=name,
            relation=relation,
            via=issuer.via,
            page=ink.page,
            bbox=ink.box,
            confidence=ink.confidence,
        )

    def _ring(self, text: str, certainty: float, printed: PrintedNames) -> tuple[str, Relation]:
        """Who an unsure ring is; what may be the own unit's seal is nobody else's.

        Where a printed name of somebody else is as near as the own unit's, neither is taken.
        """
        read = take_apart(text, self.words)
        own = self._likeness(read, (*self.own, *self.affiliates), certainty)
        name = confirmed(read, printed())
        if name is None:
            return text, self.relation(text, certainty)
        relation = self.relation(name.entity)
        if own is Likeness.OTHER or relation in _OWN or name.entity == read.entity:
            return name.entity + read.branch, relation
        return text, Relation.UNKNOWN

    def _platform(self, title: str) -> Relation:
        """A page shows whose platform it is by its title, its operator or its address; else it is
        nobody's."""
        named = is_authority(take_apart(title, self.words).full, self.words)
        known = named or is_authority_address(title, self.words)
        return Relation.AUTHORITY if known else Relation.UNKNOWN

    def relation(self, name: str, confidence: float = 1.0) -> Relation:
        """What the organisation of that name is to the applicant's own units."""
        read = take_apart(name, self.words)
        own = self._likeness(read, self.own, confidence)
        if own is Likeness.SAME:
            return Relation.OWN_UNIT
        kindred = self._likeness(read, self.affiliates, confidence)
        if kindred is Likeness.SAME:
            return Relation.AFFILIATE
        anybodys = own is Likeness.OTHER and is_nobodys_department(read, self.words)
        if Likeness.NEAR in (own, kindred) or anybodys or not tells_who(read, self.words):
            return Relation.UNKNOWN
        authority = is_authority(read.full, self.words)
        alike_by_place = authority and self._is_authority_itself
        if own is Likeness.KIN and not (alike_by_place or self._is_no_firm_s(read, authority)):
            return Relation.AFFILIATE
        if confidence < LEGIBLE and not ends_plainly(read.full, self.words):
            return Relation.UNKNOWN
        return Relation.AUTHORITY if authority else Relation.THIRD_PARTY

    def _is_no_firm_s(self, read: CompanyName, authority: bool) -> bool:
        """Whether it can be no affiliate of a firm by its name: an authority, a school, a hospital
        shares a place's name with firms (三峡大学), unless the firm bears the whole of its name."""
        firms = all(unit.full.endswith(_FIRMS) for unit in self.own)
        public = authority or read.full.endswith(_PUBLIC)
        return firms and public and not any(read.full in unit.full for unit in self.own)

    @property
    def _is_authority_itself(self) -> bool:
        """Whoever works for an authority: other authorities are not its affiliates."""
        return any(is_authority(unit.full, self.words) for unit in self.own)

    def _likeness(
        self, read: CompanyName, units: Iterable[CompanyName], confidence: float
    ) -> Likeness:
        sure = confidence >= SURE
        known = (likeness(read, unit, self.words, sure) for unit in units)
        return max(known, default=Likeness.OTHER)


def _certainty(issuer: Issuer) -> float:
    return 1.0 if issuer.ink.source is TextSource.TEXT_LAYER else issuer.ink.confidence


def _names_of(employer: Employer, words: Organisations) -> Iterator[CompanyName]:
    """The employer's names taken apart; an alias without a region lies in the employer's."""
    full = take_apart(employer.name, words)
    yield full
    for alias in employer.aliases:
        short = take_apart(alias, words)
        yield short if short.regions else short._replace(regions=full.regions)
