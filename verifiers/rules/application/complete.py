"""Each track must hold what the notice asks of it; what is missing is named, with its source."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind, Employer, Track
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.evidence.notes import lacking
from verifiers.rule import ApplicationRule, Verdict, passed
from verifiers.rulebooks.sections import Required
from verifiers.samples.examples import OWN, Example, application, appointment, education, project


def check(case: Case) -> Iterator[Verdict]:
    """Looks for the claims; whether their papers prove them is the other rules' business."""
    asked = [item for item in case.rulebook.application.required if _is_asked(item, case)]
    missing = [item for item in asked if not case.claims(item.claim)]
    for item in missing:
        message = f"未申报或未附{item.document}；获取途径：{item.obtained}"
        yield lacking(message, item.missing)
    if not missing:
        yield passed("本申报方式要求的各项均已申报")


def _is_asked(item: Required, case: Case) -> bool:
    application = case.application
    of_track = item.tracks is None or application.track in item.tracks
    return of_track and item.employer in {None, application.employer.kind}


def examples() -> tuple[Example, ...]:
    kept = (ClaimKind.PAPER, ClaimKind.PHOTO, ClaimKind.COMMITMENT, ClaimKind.TRAINING_HOURS)
    others = tuple(Claim(id=kind.value, kind=kind) for kind in kept)
    every = (education(), appointment(), project(), *others)
    insured = Claim(id="s", kind=ClaimKind.SOCIAL_INSURANCE)
    sound = application(*every, insured)
    public = application(*every, employer=Employer(name=OWN, kind="public_institution"))
    direct = application(every[0], *every[2:]).model_copy(update={"track": Track.DIRECT})
    said = (
        (sound, "pass"),
        (application(*every), "not_applicable"),
        (application(*every[1:]), "review"),
        (application(*(c for c in every if c.kind is not ClaimKind.PAPER)), "review"),
        (sound.model_copy(update={"track": Track.SELF_ASSESSED}), "review"),
        (direct, "not_applicable"),
        (public, "review"),
    )
    return tuple(Example(made, {}, FindingStatus(status)) for made, status in said)


RULE = ApplicationRule(
    citation="附件2 二（三）、二（五）、二（十三）11",
    check=check,
    examples=examples,
    parameters=("application.required",),
)
