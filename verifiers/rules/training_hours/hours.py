"""A record of training must say the hours and their year; a rulebook may ask for so many a year."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from models.application import Claim, ClaimKind
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper, unsure
from verifiers.evidence.points import read_number
from verifiers.persons.identity import SURE
from verifiers.rule import ClaimRule, Verdict, doubted, failed, passed
from verifiers.rulebooks.sections import TrainingRules
from verifiers.samples.examples import Example
from verifiers.samples.specimens import enclosing, hours, unsurely
from verifiers.text.dates import read_date


class _Year(NamedTuple):
    year: str
    hours: Decimal | None


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """The notice names no number: what was read is told, and what was not is for a person; so is a
    record of long ago, or one of far fewer hours than a year usually needs.

    Where a number is asked, the year of the application is not over yet.
    """
    yield from each_paper(case, claim, partial(_judge, case))


def _judge(case: Case, exhibit: Exhibit) -> Verdict:
    latest = unsure(exhibit, "hours", "学时") or unsure(exhibit, "year", "年度")
    listed = exhibit.field("yearly_hours")
    if listed and listed.rows and listed.confidence < SURE:
        latest = doubted(f"{exhibit.title}的历年学时识别把握不足，请人工核对", (), exhibit.id)
    return latest or _compare(case, exhibit)


def _compare(case: Case, exhibit: Exhibit) -> Verdict:
    years, submitted = _years(exhibit), case.application.submitted_on
    wanted = case.rulebook.training.hours_per_year
    told = "、".join(f"{year}年{'未读出' if read is None else read}学时" for year, read in years)
    said, evidence = f"{exhibit.title}载明{told}", exhibit.show_fields("hours", "year")
    if any(_is_odd(one, submitted) or not (one.hours or wanted) for one in years):
        message = f"{said}，学时或年度不能确认，请人工核对"
        return doubted(message, evidence, exhibit.id)
    if doubt := _unusual(years, submitted, case.rulebook.training):
        return doubted(f"{said}，{doubt}", evidence, exhibit.id)
    if wanted is None:
        return passed(f"{said}，通知未规定学时数", evidence, exhibit.id)
    short = [year for year, read in years if read is not None and read < wanted]
    if not short:
        return passed(f"{said}，达到每年{wanted}学时", evidence, exhibit.id)
    message = f"{said}，{'、'.join(short)}年不足每年{wanted}学时，请补充登记"
    over = set(short) - {str(submitted.year)}
    return (failed if over else doubted)(message, evidence, exhibit.id)


def _unusual(years: tuple[_Year, ...], submitted: date, rules: TrainingRules) -> str | None:
    """Why a record tells little of present training: its years are long past, or none of those
    that are over reached what a year usually needs, where the plan asks for no number itself."""
    printed = [(day.year, one.hours) for one in years if (day := read_date(one.year))]
    latest = max((year for year, _ in printed), default=submitted.year)
    if latest < submitted.year - rules.years_back:
        return f"最近年度{latest}年距申报已久，请补充近年的学时记录或人工核对"
    usual = None if rules.hours_per_year else rules.usual_hours
    over = [hours for year, hours in printed if year < submitted.year and hours is not None]
    if over and usual is not None and max(over) < usual:
        return f"各年均未达到通常要求的每年{usual}学时，请人工核对"
    return None


def _years(exhibit: Exhibit) -> tuple[_Year, ...]:
    listed = exhibit.field("yearly_hours")
    rows = listed.rows if listed else ()
    rows = rows or ((exhibit.text("year") or "", exhibit.text("hours")),)
    return tuple(
        _Year(year.strip().removesuffix("年"), read_number(number)) for year, number in rows
    )


def _is_odd(one: _Year, submitted: date) -> bool:
    """Hours that are no number, or a year that is none or was still to come."""
    printed = read_date(one.year)
    if one.hours is None or one.hours < 0 or printed is None:
        return True
    return printed.year > submitted.year


def examples() -> tuple[Example, ...]:
    records = [
        (hours(), "pass"),
        (hours(("2022", "90"), ("2023", "96")), "pass"),
        (hours(hours=""), "review"),
        (hours(hours="0"), "review"),
        (hours(year="2031"), "review"),
        (hours(("2022", "若干"), ("2023", "96")), "review"),
        (unsurely(hours(), "hours"), "review"),
        (hours(hours="24"), "review"),
        (hours(("2022", "24"), ("2023", "96")), "pass"),
        (hours(year="2024", hours="24"), "pass"),
        (hours(year="2014"), "review"),
    ]
    return enclosing(ClaimKind.TRAINING_HOURS, records)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.TRAINING_HOURS}),
    citation="附件2 二（五）6",
    check=check,
    examples=examples,
    parameters=("training.hours_per_year", "training.usual_hours", "training.years_back"),
    decides=True,
)
