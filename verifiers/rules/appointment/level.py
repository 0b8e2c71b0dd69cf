"""The post held must be of the level the track asks for, and of the series that is claimed."""

from collections.abc import Iterator
from functools import partial

from models.application import Claim, ClaimKind, Track
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.appointments import post_of, proofs, rank_of
from verifiers.persons.identity import SURE
from verifiers.rule import ClaimRule, Verdict, doubted, failed, idle, passed
from verifiers.rulebooks.sections import Titles
from verifiers.samples.examples import (
    Example,
    application,
    appointment,
    contract,
    document,
    letter,
    person,
)
from verifiers.text.characters import canonical


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Only a letter states a level; a contract is judged by its technical post."""
    rules = case.rulebook.appointment
    required = rules.required_level[case.application.track]
    letters = [e for e in proofs(case, claim) if e.type is DocumentType.APPOINTMENT_LETTER]
    if required is None or not letters:
        yield idle("本申报方式不要求或没有聘任文件，不核对职务级别")
        return
    least = rules.titles.ranks.index(required)
    verdicts = [_judge(exhibit, claim, rules.titles, least) for exhibit in letters]
    enough = any(verdict.status is FindingStatus.PASS for verdict in verdicts)
    # An earlier letter of a lower level beside one that is enough is how a career goes.
    yield from (v for v in verdicts if not (enough and v.status is FindingStatus.FAIL))


def _judge(exhibit: Exhibit, claim: Claim, titles: Titles, required: int) -> Verdict:
    post = post_of(exhibit, titles)
    rank = rank_of(post.text, titles) if post else None
    evidence = exhibit.show(exhibit.name.ink, post)
    if post is None or rank is None:
        message = f"{exhibit.title}未读到申报人的可判断级别的专业技术职务，请人工核对"
        return doubted(message, evidence, exhibit.id)
    said = f"{exhibit.title}载明聘任“{post.text}”"
    if post.confidence < SURE:
        return doubted(f"{said}，但字迹识别把握不足，请人工核对", evidence, exhibit.id)
    if rank < required:
        return failed(f"{said}，低于要求的职务级别", evidence, exhibit.id)
    if _series(post.text, titles) - _series(claim.title or "", titles):
        message = f"{said}，与申报的“{claim.title}”不是同一系列，请人工核对"
        return doubted(message, evidence, exhibit.id)
    return passed(f"{said}，级别符合", evidence, exhibit.id)


def _series(title: str, titles: Titles) -> frozenset[str]:
    """The series outside engineering that a title is of."""
    text = canonical(title).text
    return frozenset(word for word in titles.other_series if word in text)


def examples() -> tuple[Example, ...]:
    claim = application(appointment("a1"))
    second = claim.model_copy(update={"track": Track.SECOND_SPECIALITY})
    others = [person("李建国", "助理工程师"), person("王伟明", "工程师")]
    listed = partial(document, DocumentType.APPOINTMENT_LETTER, fields={"position": "助理工程师"})
    return (
        Example(claim, {"a1": letter()}, FindingStatus.PASS),
        Example(claim, {"a1": letter(position="技术员")}, FindingStatus.FAIL),
        Example(claim, {"a1": letter(position="助理会计师")}, FindingStatus.REVIEW),
        Example(claim, {"a1": letter(position="项目经理")}, FindingStatus.REVIEW),
        Example(claim, {"a1": letter(position="总工程师助理")}, FindingStatus.REVIEW),
        Example(claim, {"a1": letter(position="土建工程师助理")}, FindingStatus.REVIEW),
        Example(claim, {"a1": contract()}, FindingStatus.NOT_APPLICABLE),
        Example(second, {"a1": letter(position="工程师")}, FindingStatus.PASS),
        Example(second, {"a1": letter()}, FindingStatus.FAIL),
        Example(claim, {"a1": listed(person("张玥", "助理工程师"), *others)}, FindingStatus.PASS),
        Example(claim, {"a1": listed(person("张玥", "技术员"), *others)}, FindingStatus.FAIL),
        Example(claim, {"a1": listed(person("张玥"), *others)}, FindingStatus.REVIEW),
        Example(claim, {"a1": listed(person("张玥"), person("李建国"))}, FindingStatus.PASS),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.APPOINTMENT}),
    citation="附件2 二（五）2",
    check=check,
    examples=examples,
    parameters=(
        "appointment.required_level",
        "appointment.titles.assistant",
        "appointment.titles.intermediate",
        "appointment.titles.other_series",
        "appointment.titles.posts",
        "appointment.titles.helpers",
    ),
)
