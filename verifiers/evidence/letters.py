"""Letters as a whole: whose work they tell of, and whether who sealed them is named in them."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from models.document import DocumentType, IssuerVia
from models.report import Evidence, JudgedIssuer
from verifiers.case import Case, Exhibit
from verifiers.evidence.firms import ELSES, FIRM, doing, somebody_elses
from verifiers.parties.units import SURE, Units
from verifiers.text.characters import canonical

_TIES = re.compile(
    "(?:全资|控股|参股)?子公司|成员企业|(?:全资|控股)股东|同(?:属|一)[^，,。；;]{0,8}集团|自建自营|更名[后为]|原名|曾用名|前身"
    "|(?:出资|投资|发起)设立|[0-9]{2,3}%(?:的)?股[权份]|关联(?:企业|公司)|母公司"
)
"""By what a letter says that its writer belongs together with somebody."""

_OFFICES = "(法定代表人|出具人|负责人签字|董事长|总经理|执行董事|经办人|单位负责人)"

_EMPLOYED = re.compile(f"(?:劳动|人事|社保|工资)关系(?:均|都)?(?:在|属|隶属于)({FIRM})")
_BORN = re.compile("((?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:出生|生(?!产|效))")

_REGION = re.compile("^(?:[\u4e00-\u9fff]{2,6}?(?:省|自治区|自治州|市|州|地区|盟))+")
_BARE = 6
"""Characters of a name without its region, at least."""

_MISREAD = 2
"""So many glyphs of a seal may be misread."""


def objections(case: Case, exhibit: Exhibit) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Why somebody else's letter may not be about the applicant's work, or not its sealer's."""
    if exhibit.type is not DocumentType.EMPLOYER_STATEMENT:
        return
    units = Units.of(case.application, case.rulebook.organisations)
    for text in exhibit.texts:
        if tie := _TIES.search(text):
            yield f"写有“{tie[0]}”，出具单位与申报人所在单位可能有关联", ()
    if office := _signs(exhibit):
        yield f"申报人为其“{office}”，可能是自己为自己出具证明", ()
    if firm := _employed_elsewhere(exhibit, units):
        yield f"称申报人的劳动关系在“{firm}”，不是申报的现工作单位或原工作单位", ()
    if born := _born_otherwise(case, exhibit):
        yield f"所载“{born}”与申报人的出生日期不符", ()
    if title := _of_another_sex(case, exhibit):
        yield f"称申报人为“{title}”，与申报人的性别不符", ()
    if firm := _works_for_others(exhibit, units):
        yield f"承担该工程的单位为“{firm}”，通篇未见申报的现工作单位或原工作单位", ()
    if seal := _strange_seal(exhibit):
        yield f"盖章单位“{seal.name}”在正文和落款中均未出现", exhibit.show_issuers(seal)


def _signs(exhibit: Exhibit) -> str | None:
    """The office by which the applicant speaks for the unit that certifies."""
    name = re.escape(canonical(exhibit.name.ink.text).text) if exhibit.name.ink else ""
    pattern = re.compile(
        f"{_OFFICES}(?:\\([^()]*\\))?:?{name}|{name}\\((?:[我本][^()]{{0,6}})?{_OFFICES}\\)"
    )
    found = (pattern.search(text) for text in exhibit.texts) if name else iter(())
    return next((match[1] or match[2] for match in found if match), None)


def _employed_elsewhere(exhibit: Exhibit, units: Units) -> str | None:
    found = (_EMPLOYED.search(text) for text in exhibit.texts)
    return somebody_elses((match[1] for match in found if match), units)


def _born_otherwise(case: Case, exhibit: Exhibit) -> str | None:
    """A year of birth that a letter about one person gives, and the applicant has not."""
    born = case.application.applicant.born_on
    found = (_BORN.search(text) for text in exhibit.texts if exhibit.is_holders)
    others = (match for match in found if match and born and int(match[1]) != born.year)
    return next((match[0] for match in others), None)


def _of_another_sex(case: Case, exhibit: Exhibit) -> str | None:
    own, name = case.application.applicant.gender, case.application.applicant.name
    other = {"男": "女士", "女": "先生"}.get(own or "")
    called = f"{canonical(name).text}{other}" if other else None
    return called if called and any(called in text for text in exhibit.texts) else None


def _works_for_others(exhibit: Exhibit, units: Units) -> str | None:
    """Who does the work the letter tells of, where it never names a unit of the applicant's."""
    whole = "".join(exhibit.texts)
    if any(unit.entity in whole for unit in (*units.own, *units.affiliates)):
        return None
    posts = [canonical(held.ink.text).text for held in exhibit.role.held]
    return somebody_elses((firm for text in exhibit.texts for firm in doing(text, posts)), units)


def _strange_seal(exhibit: Exhibit) -> JudgedIssuer | None:
    """Who sealed the letter, where all who did were surely read and none is named in it."""
    seals = [i for i in exhibit.issuers if i.via is IssuerVia.SEAL and i.relation in ELSES]
    sure = all(seal.confidence >= SURE for seal in seals)
    named = any(_is_named(seal.name, exhibit.texts) for seal in seals)
    return seals[0] if seals and sure and not named else None


def _is_named(name: str, texts: tuple[str, ...]) -> bool:
    """Whether the name stands in one of the texts, or nearly, as a line or a firm in a sentence."""
    plain = canonical(name).text
    bare = _REGION.sub("", plain)
    if len(bare) >= _BARE and any(bare in text for text in texts):
        return True
    if any(plain.startswith(firm[0]) for text in texts for firm in re.finditer(FIRM, text)):
        return True  # A branch or a site's department of the firm that is named.
    firms = (firm[0][-len(plain) :] for text in texts for firm in re.finditer(FIRM, text))
    return any(plain in text for text in texts) or any(
        Levenshtein.distance(plain, one) <= _MISREAD for one in (*texts, *firms)
    )
