"""What a paper says of its author must fit the applicant: a namesake's paper is nobody else's."""

import re
from collections.abc import Iterator
from functools import partial

from models.application import Claim, ClaimKind
from models.document import Document
from models.report import Relation
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper
from verifiers.parties.units import Units
from verifiers.rule import ClaimRule, Verdict, doubted, passed
from verifiers.samples.examples import OWN, Example, passage
from verifiers.samples.specimens import article, enclosing
from verifiers.text.characters import canonical

_UNIT = "[\u4e00-\u9fff]{4,30}?(?:公司|集团|院|局|中心|大学|学校|所|站|处|厂|部|委员会|政府)"

_AFFILIATIONS = re.compile(f"\\(?[0-9.]*({_UNIT})(?:[,，]|$)")
"""Below the authors, in brackets: (浙江宏远建设集团有限公司,浙江杭州310012)."""

_SCHOOLS = ("大学", "学院", "学校", "研究所")
"""Where many an author studied when the paper was written."""

_LONGEST = 80
"""Characters of a line of affiliations."""

_OWN = frozenset({Relation.OWN_UNIT, Relation.AFFILIATE})


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """What is not printed contradicts nobody."""
    yield from each_paper(case, claim, partial(_judge, case))


def _judge(case: Case, exhibit: Exhibit) -> Verdict:
    if born := _born_otherwise(case, exhibit):
        message = (
            f"{exhibit.title}的作者简介写有“{born}”，与申报人的不符，可能是同名作者，请人工核对"
        )
        return doubted(message, (), exhibit.id)
    units = Units.of(case.application, case.rulebook.organisations)
    printed = list(_affiliations(exhibit))
    known = any(units.relation(unit) in _OWN or unit.endswith(_SCHOOLS) for unit in printed)
    if printed and not known:
        message = (
            f"{exhibit.title}的作者单位为“{printed[0]}”，不是申报的现工作单位或原工作单位，"
            "可能是同名作者，请人工核对"
        )
        return doubted(message, (), exhibit.id)
    return passed(f"{exhibit.title}所载作者单位和简介与申报人没有矛盾", (), exhibit.id)


def _affiliations(exhibit: Exhibit) -> Iterator[str]:
    """The units of the first bracketed line that names any."""
    for text in exhibit.texts:
        if text.startswith("(") and len(text) <= _LONGEST:
            found = (each[1] for each in _AFFILIATIONS.finditer(text))
            units = [unit for unit in found if not unit.startswith(("有限", "股份"))]
            if units:
                yield from units
                return


def _born_otherwise(case: Case, exhibit: Exhibit) -> str | None:
    """The year of birth, or the sex, that the author's note gives and the applicant has not."""
    applicant = case.application.applicant
    name = re.escape(canonical(applicant.name).text)
    note = re.compile(rf"{name}\((\d{{4}})(?:年|[—–~-]|\.\d)[^()]*\)[,，]?([男女])?")
    for found in (m for text in exhibit.texts for m in note.finditer(text)):
        born = applicant.born_on
        if born and int(found[1]) != born.year:
            return found[0]
        if found[2] and applicant.gender and found[2] != applicant.gender:
            return found[0]
    return None


def examples() -> tuple[Example, ...]:
    def saying(text: str) -> Document:
        made = article()
        page = made.pages[0]
        said = (*page.passages, passage(text, place=7))
        return made.model_copy(update={"pages": (page.model_copy(update={"passages": said}),)})

    papers = [
        (article(), "pass"),
        (saying(f"（{OWN}，浙江杭州310012）"), "pass"),
        (saying(f"（1.浙江工业大学，浙江杭州310014；2.{OWN}，浙江杭州310012）"), "pass"),
        (saying("（甘肃省水利工程公司，甘肃兰州730000）"), "review"),
        (saying("作者简介：张玥（1990—），工程师。"), "pass"),
        (saying("作者简介：张玥（1962—），教授。"), "review"),
    ]
    return enclosing(ClaimKind.PAPER, papers)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PAPER}),
    citation="附件2 二（十三）11",
    check=check,
    examples=examples,
)
