"""The certificate must be of the profession, and the grade, that is claimed."""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from models.application import Claim, ClaimKind
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper
from verifiers.evidence.professions import Profession, profession_in
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.rulebooks.sections import RegistrationRules
from verifiers.samples.examples import Example
from verifiers.samples.specimens import claimed, registration
from verifiers.text.characters import canonical

_BRACKETS = re.compile(r"\(([\u4e00-\u9fff、,/]{2,20})\)")


class _Asked(NamedTuple):
    """The profession that is claimed, and the speciality in brackets behind it, if any."""

    profession: Profession
    speciality: str


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """A claim that names no profession is compared with nothing."""
    wanted = profession_in(claim.name or claim.title or "", case.rulebook.registration)
    if wanted is None:
        yield idle("申报未写明注册执业资格的名称，不核对")
    else:
        speciality = _BRACKETS.search(canonical(claim.name or claim.title or "").text)
        asked = _Asked(wanted, speciality[1] if speciality else "")
        yield from each_paper(case, claim, partial(_judge, asked, case.rulebook.registration))


def _judge(asked: _Asked, rules: RegistrationRules, exhibit: Exhibit) -> Verdict:
    wanted, speciality = asked
    evidence, claimed_as = exhibit.show_fields("title"), f"{wanted.grade or ''}{wanted.name}"
    printed = _printed(exhibit, rules)
    if printed is None:
        message = (
            f"{exhibit.title}未读到注册执业资格的名称，不能与申报的“{claimed_as}”核对，请人工核对"
        )
        return doubted(message, evidence, exhibit.id)
    said = f"{exhibit.title}为“{printed.grade or ''}{printed.name}”"
    registered = canonical(exhibit.text("speciality") or "").text
    if speciality and registered and not _overlap(speciality, registered):
        message = f"{said}，注册专业为“{registered}”，与申报的“{speciality}”不一致，请人工核对"
        return doubted(message, exhibit.show_fields("speciality"), exhibit.id)
    if printed.name == wanted.name and wanted.grade in {None, printed.grade}:
        return passed(f"{said}，与申报一致", evidence, exhibit.id)
    return doubted(f"{said}，与申报的“{claimed_as}”不一致，请人工核对", evidence, exhibit.id)


def _overlap(one: str, other: str) -> bool:
    """Whether one of them names what the other does, 工程 and 专业 aside: 建筑 and 建筑工程."""
    bare = [re.sub("(?:公用)?工程|专业", "", text) for text in (one, other)]
    pieces = [set(re.split("[,，、/;；]", text)) - {""} for text in bare]
    return any(a in b or b in a for a in pieces[0] for b in pieces[1])


def _printed(exhibit: Exhibit, rules: RegistrationRules) -> Profession | None:
    """By the title that was read; else by the first text that names a profession. Its grade may
    stand elsewhere on the paper, and where none was read none is proven."""
    texts = (exhibit.text("title") or "", *exhibit.texts)
    named = [found for text in texts if (found := profession_in(text, rules))]
    of_one = (found for found in named if found.name == named[0].name and found.grade)
    return next(of_one, named[0] if named else None)


def examples() -> tuple[Example, ...]:
    def said(
        name: str | None, status: str, title: str = "二级建造师", speciality: str = ""
    ) -> Example:
        made = claimed(ClaimKind.REGISTRATION, "a1")
        claims = tuple(one.model_copy(update={"name": name}) for one in made.claims)
        papers = {"a1": registration(title=title, speciality=speciality)}
        return Example(made.model_copy(update={"claims": claims}), papers, FindingStatus(status))

    return (
        said("二级建造师", "pass"),
        said("二级注册建造师（建筑工程）", "pass"),
        said("注册建造师", "pass"),
        said("一级建造师", "review"),
        said("监理工程师", "review"),
        said("二级建造师", "review", title="注册建造师"),
        said(None, "not_applicable"),
        said("二级建造师（建筑工程）", "pass", speciality="建筑工程、市政公用工程"),
        said("二级建造师（建筑工程）", "review", speciality="矿业工程"),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.REGISTRATION}),
    citation="附件2 二（十三）4、5",
    check=check,
    examples=examples,
    parameters=("registration.professions",),
)
