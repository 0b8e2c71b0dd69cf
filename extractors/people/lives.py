"""What a list's row says of its person besides post and number: day of birth, sex."""

from extractors.forms.pairs import PageText
from extractors.forms.place import Place
from extractors.language.dates import find_dates
from extractors.language.flow import Span
from extractors.people.person import Named
from models.page import Ink

_BORN = frozenset({"出生日期", "出生年月", "出生年月日", "出生时间", "生日"})
_SEX = frozenset({"性别"})
_SEXES = ("男", "女")


def with_lives(page: PageText, found: list[Named]) -> list[Named]:
    """Each person with the day of birth and the sex that stand in the row of the name."""
    headed = {
        heading: [place for place in page.places if place.flow.text in heading]
        for heading in (_BORN, _SEX)
    }
    if not any(headed.values()):
        return found
    by_flow = {id(place.flow): place for place in page.places}
    return [
        named._replace(
            born=_day(_in_row(page, by_flow.get(id(named.name.flow)), headed[_BORN])),
            sex=_sex(_in_row(page, by_flow.get(id(named.name.flow)), headed[_SEX])),
        )
        for named in found
    ]


def _in_row(page: PageText, place: Place | None, headings: list[Place]) -> Span | None:
    """What stands beside the name under one of the headings; None where two things do."""
    if place is None:
        return None
    beside = [
        cell.whole
        for cell in page.row_of(place)
        if cell is not place
        and cell.flow.text
        and any(heading in page.above(cell) for heading in headings)
    ]
    return beside[0] if len(beside) == 1 else None


def _day(said: Span | None) -> Ink | None:
    days = find_dates(said.text) if said else []
    return said.ink.model_copy(update={"text": days[0].iso}) if said and len(days) == 1 else None


def _sex(said: Span | None) -> Ink | None:
    return said.ink if said is not None and said.text in _SEXES else None
