"""All papers made out to the applicant must be one person's: one ID number, birth date, gender."""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

from models.application import Applicant
from models.page import Ink
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.presence import is_somebody_elses
from verifiers.persons.identity import Agreement, compare_id, is_plausible, valid_id
from verifiers.rule import ApplicationRule, Verdict, idle, passed, ruled
from verifiers.samples.examples import (
    APPLICANT,
    Example,
    application,
    diploma,
    education,
    registration_form,
)
from verifiers.text.dates import PrintedDate, read_date
from verifiers.text.fields import inks_of


class _Said(NamedTuple):
    """What a paper says of the applicant, or what the application declares (no exhibit)."""

    value: str
    place: str
    exhibit: Exhibit | None = None
    ink: Ink | None = None


def check(case: Case) -> Iterator[Verdict]:
    """``attachment.id-number`` compares with what is declared; this compares papers, and gender."""
    applicant, own = case.application.applicant, list(_own(case))
    numbers = [] if applicant.id_number else list(_read(own, "id_number"))
    births = [] if applicant.born_on else list(_births(own))
    verdicts = [
        *_differing(case, "身份证号", numbers, _numbers_differ),
        *_differing(case, "出生日期", births, _births_differ),
        *_differing(case, "性别", list(_genders(own, applicant)), _plainly_differ),
    ]
    yield from verdicts[:1]
    if not verdicts and own:
        yield passed("载明申报人的各份材料在身份证号、出生日期、性别上没有矛盾")
    elif not verdicts:
        yield idle("没有载明申报人的材料可相互核对")


def _own(case: Case) -> Iterator[Exhibit]:
    """The papers made out to the applicant; who is merely listed holds none of their fields."""
    for exhibit in (paper for file in case.exhibits.values() for paper in file.papers):
        holder = exhibit.is_holders or exhibit.text("holder_name") is None
        if exhibit.names_applicant and holder and not is_somebody_elses(exhibit):
            yield exhibit


def _read(own: list[Exhibit], field: str) -> Iterator[_Said]:
    for exhibit in own:
        people = exhibit.document.people if exhibit.document else ()
        if exhibit.document and (exhibit.is_holders or len(people) <= 1):
            yield from (
                _Said(i.text, exhibit.title, exhibit, i) for i in inks_of(exhibit.document, field)
            )


def _births(own: list[Exhibit]) -> Iterator[_Said]:
    """Printed ones, and those inside whole ID numbers."""
    for said in _read(own, "birth_date"):
        document = said.exhibit.document if said.exhibit else None
        if document and is_plausible(said.value, document):
            yield said
    for said in _read(own, "id_number"):
        if valid_id(said.value):
            day = f"{said.value[6:10]}-{said.value[10:12]}-{said.value[12:14]}"
            yield said._replace(value=day)


def _genders(own: list[Exhibit], applicant: Applicant) -> Iterator[_Said]:
    """The declared one, and what papers print; the 17th digit of an ID number is odd for men."""
    if applicant.gender:
        yield _Said(applicant.gender, "申报信息")
    if applicant.id_number and valid_id(applicant.id_number):
        yield _Said("男" if int(applicant.id_number[16]) % 2 else "女", "申报的身份证号")
    yield from (said for said in _read(own, "gender") if said.value in {"男", "女"})


def _differing(
    case: Case, what: str, said: list[_Said], differ: Callable[[_Said, _Said], bool]
) -> Iterator[Verdict]:
    for one, other in combinations(said, 2):
        if differ(one, other):
            status = ruled(case.rulebook.application.two_identities)
            shown = [e for s in (one, other) if s.exhibit for e in s.exhibit.show(s.ink)]
            message = f"{one.place}与{other.place}的{what}不一致，请核对是否为同一人的材料"
            yield Verdict(status, message, tuple(shown))
            return


def _numbers_differ(one: _Said, other: _Said) -> bool:
    whole, rest = (one, other) if valid_id(one.value) else (other, one)
    confidence = rest.ink.confidence if rest.ink else 1.0
    wrong = {Agreement.CONTRADICTS, Agreement.DOUBTFUL}
    return valid_id(whole.value) and compare_id(rest.value, whole.value, confidence) in wrong


def _births_differ(one: _Said, other: _Said) -> bool:
    a, b = read_date(one.value), read_date(other.value)
    return a is not None and b is not None and not _may_be_one(a, b)


def _may_be_one(one: PrintedDate, other: PrintedDate) -> bool:
    """Equal as far as both are printed."""
    return all(None in pair or len(set(pair)) == 1 for pair in zip(one, other, strict=True))


def _plainly_differ(one: _Said, other: _Said) -> bool:
    return one.value != other.value


def examples() -> tuple[Example, ...]:
    declared = application(education("a1", "a2"))
    nameless = APPLICANT.model_copy(update={"id_number": None, "gender": None})
    bare = application(education("a1", "a2"), applicant=nameless)
    number, other = "330106199003074525", "320582198811025417"

    def papers(one: dict[str, str], two: dict[str, str], made: object = bare) -> Example:
        read = {"a1": diploma(**one), "a2": registration_form(**two)}
        return Example(declared if made is declared else bare, dict(read), FindingStatus.REVIEW)

    same_number = papers({"id_number": number}, {"id_number": "3301**********25"})
    return (
        Example(declared, {"a1": diploma(), "a2": registration_form()}, FindingStatus.PASS),
        Example(declared, {}, FindingStatus.NOT_APPLICABLE),
        same_number._replace(expect=FindingStatus.PASS),
        papers({"id_number": number}, {"id_number": other}),
        papers({"id_number": number}, {"birth_date": "1988-11-02"}),
        papers({"birth_date": "1990-03"}, {"birth_date": "1990-04-07"}),
        papers({"gender": "女"}, {"gender": "男"}),
        papers({"gender": "男"}, {}, declared),
    )


RULE = ApplicationRule(
    citation="附件2 二（二）",
    check=check,
    examples=examples,
    parameters=("application.two_identities",),
)
