"""The hours a record lists must add up to the total it prints."""

import re
from collections.abc import Iterator
from decimal import Decimal

from models.application import Claim, ClaimKind
from models.document import Document
from models.page import Ink, Passage
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper
from verifiers.evidence.points import read_number
from verifiers.rule import ClaimRule, Verdict, doubted, passed
from verifiers.samples.examples import Example, passage
from verifiers.samples.specimens import enclosing, hours, listing
from verifiers.text.characters import canonical

_TOTAL = re.compile(
    r"(?:合计|总计|共计|总学时|累计学时|合计学时|学时合计|学时总计|总学时数):?(\d[\d.]*(?:个?学时)?)?"
)
_NUMBER = re.compile(r"(\d{1,4}(?:\.\d)?)(?:个?学时)?$")


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """A total may be that of one year or of all; a misread number is a doubt as well."""
    yield from each_paper(case, claim, _judge)


def _judge(exhibit: Exhibit) -> Verdict:
    yearly = _rows(exhibit, "yearly_hours")
    sums = {sum(yearly.values(), Decimal(0)), *yearly.values()}
    wrong_total = next(
        (t for t in _totals(exhibit) if yearly and read_number(t.text) not in sums), None
    )
    if wrong_total:
        message = (
            f"{exhibit.title}印出的合计为{wrong_total.text}学时，与所列学时之和不符，请人工核对"
        )
        return doubted(message, exhibit.show(wrong_total), exhibit.id)
    summed = _rows(exhibit, "summed_hours")
    wrong = [year for year, one in summed.items() if yearly.get(year, one) != one]
    if wrong:
        message = f"{exhibit.title}{'、'.join(wrong)}年各类学时之和与印出的合计不符，请人工核对"
        return doubted(message, exhibit.show_fields("hours"), exhibit.id)
    return passed(
        f"{exhibit.title}所列学时与合计没有矛盾", exhibit.show_fields("hours"), exhibit.id
    )


def _totals(exhibit: Exhibit) -> Iterator[Ink]:
    """The numbers that stand behind 合计 in its row, or next to it on its right."""
    for page in exhibit.document.pages if exhibit.document else ():
        for said in page.passages:
            found = _TOTAL.fullmatch(canonical(said.text).text)
            beside = said if found and found[1] else found and _on_the_right(said, page.passages)
            number = _NUMBER.search(canonical(beside.text).text) if beside else None
            if beside and number:
                yield beside.ink(0, len(beside.text)).model_copy(update={"text": number[1]})


def _on_the_right(said: Passage, others: tuple[Passage, ...]) -> Passage | None:
    middle, edge = said.box.centre.y, said.box.x1
    row = [o for o in others if o.box.y0 <= middle <= o.box.y1 and o.box.x0 >= edge]
    return min(row, key=lambda other: other.box.x0, default=None)


def _rows(exhibit: Exhibit, name: str) -> dict[str, Decimal]:
    field = exhibit.field(name)
    read = ((year, read_number(said)) for year, said in (field.rows if field else ()))
    return {year: number for year, number in read if number is not None}


def examples() -> tuple[Example, ...]:
    two = (("2022", "90"), ("2023", "96"))
    papers = [
        (hours(), "pass"),
        (_headed("合计学时：96", ("2023", "96")), "pass"),
        (_headed("合计学时：186", *two), "pass"),
        (_headed("合计学时：96", *two), "pass"),
        (_headed("合计学时：90", ("2023", "20")), "review"),
        (listing(hours(*two), "summed_hours", two), "pass"),
        (listing(hours(*two), "summed_hours", (("2022", "30"), ("2023", "96"))), "review"),
    ]
    return enclosing(ClaimKind.TRAINING_HOURS, papers)


def _headed(total: str, *rows: tuple[str, str]) -> Document:
    """A record of those years that prints that total."""
    made = hours(*rows)
    page = made.pages[0]
    first = page.model_copy(update={"passages": (*page.passages, passage(total, place=9))})
    return made.model_copy(update={"pages": (first,)})


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.TRAINING_HOURS}),
    citation="附件2 二（二）、二（五）6",
    check=check,
    examples=examples,
)
