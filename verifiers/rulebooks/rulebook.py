"""The rulebook: every number, date, award and role of one plan, as checked frozen data."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Annotated, get_args

from pydantic import Field, JsonValue, ValidationError
from pydantic_core import ErrorDetails

from models.application import ClaimKind
from models.base import Frozen
from models.document import DocumentType
from models.errors import SettingsError
from verifiers.rulebooks.sections import (
    ApplicationRules,
    AppointmentRules,
    AwardRules,
    CommitmentRules,
    EducationRules,
    EmploymentRules,
    Organisations,
    PaperRules,
    PhotoRules,
    PostInformationRules,
    ProjectRules,
    RegistrationRules,
    Roles,
    SelfAssessmentRules,
    TrainingRules,
    Types,
    Words,
)
from verifiers.rulebooks.setting_checks import every
from verifiers.rulebooks.yaml_source import Source, Steps, merged, read, where

RULEBOOKS = Path(__file__).parent
EXTENDS = "extends"
"""The key by which a rulebook takes over everything of another one that it does not say itself."""


class Rulebook(Frozen):
    """The rules of one plan. Loaded by ``load``; equal files give equal rulebooks."""

    id: str
    version: str
    title: str
    serves: Annotated[dict[ClaimKind, Annotated[Types, Field(min_length=1)]], every(ClaimKind)]
    education: EducationRules
    appointment: AppointmentRules
    project: ProjectRules
    application: ApplicationRules
    code_hosts: dict[DocumentType, Words]
    always_coded: Types
    roles: Roles
    awards: AwardRules
    organisations: Organisations
    platform_supplies: tuple[ClaimKind, ...]
    photo: PhotoRules
    post_information: PostInformationRules
    self_assessment: SelfAssessmentRules
    social_insurance: EmploymentRules
    training: TrainingRules
    paper: PaperRules
    registration: RegistrationRules
    commitment: CommitmentRules

    @cached_property
    def parameters(self) -> dict[str, JsonValue]:
        """Every setting by its dotted key, as JSON shows it, for ``zuozheng rules``."""
        return dict(_leaves("", self))


def load(reference: str | Path) -> Rulebook:
    """The rulebook of that id, or in that file.

    A file may say ``extends: ID`` and then only what differs from that rulebook. SettingsError
    names every fault by file, line and key, with what is allowed there.
    """
    sources = _sources(_path(reference))
    values: JsonValue = {}
    for source in reversed(sources):
        values = merged({k: v for k, v in source.values.items() if k != EXTENDS}, values)
    try:
        rulebook = Rulebook.model_validate(values)
    except ValidationError as error:
        faults = (_fault(sources, fault["loc"], *_said(fault)) for fault in error.errors())
        raise SettingsError("\n".join(faults)) from error
    _own_names(sources[0])
    return rulebook


def known() -> tuple[str, ...]:
    """The ids of the rulebooks that come with the program."""
    return tuple(sorted(path.stem for path in RULEBOOKS.glob("*.yaml")))


def _path(reference: str | Path) -> Path:
    path = Path(reference)
    is_file = path.suffix in {".yaml", ".yml"}
    if (not is_file and str(reference) not in known()) or (is_file and not path.exists()):
        raise SettingsError(
            f"rulebook {str(reference)!r} is not known; known rulebooks: {', '.join(known())}. "
            "Name one of them, or give the path of a .yaml file"
        )
    return path if is_file else RULEBOOKS / f"{reference}.yaml"


def _sources(path: Path) -> list[Source]:
    """The file, and those it extends, the nearest first."""
    sources = [read(path)]
    while EXTENDS in sources[-1].values:
        last = sources[-1]
        name = last.values[EXTENDS]
        if name not in known() or RULEBOOKS / f"{name}.yaml" in [s.path for s in sources]:
            said = f"must be another rulebook's id: {', '.join(known())}"
            raise SettingsError(_fault([last], (EXTENDS,), said))
        sources.append(read(RULEBOOKS / f"{name}.yaml"))
    return sources


def _own_names(source: Source) -> None:
    """Nothing of another plan may stand in a report: id, version and title are never inherited."""
    lacking = [name for name in ("id", "version", "title") if name not in source.values]
    if lacking:
        raise SettingsError(
            "\n".join(_fault([source], (name,), "is missing; add it") for name in lacking)
        )


def _fault(sources: Sequence[Source], steps: Steps, said: str, *rest: str) -> str:
    path, line = where(sources, steps)
    key = ".".join(str(step) for step in steps)
    return f"rulebook {path}, line {line}, key {key}: {' '.join((said, *rest))}"


def _said(fault: ErrorDetails) -> tuple[str, ...]:
    """What is wrong, in words, and what is allowed there."""
    if fault["type"] == "missing":
        return ("is missing; add it",)
    if fault["type"] == "extra_forbidden":
        return ("is no setting; known here:", ", ".join(_settings(fault["loc"][:-1])))
    if fault["type"].startswith("date"):
        return ("must be a day written as 2024-09-22",)
    message = fault["msg"].removeprefix("Value error, ")
    return (message.replace("Input should be", "must be", 1),)


def _settings(steps: Steps) -> tuple[str, ...]:
    """The settings of the section the steps lead to."""
    annotation: object = Rulebook
    for step in steps:
        section = _section(annotation)
        field = section.model_fields.get(str(step)) if section else None
        annotation = field.annotation if field else annotation
    section = _section(annotation)
    return tuple(f.alias or name for name, f in section.model_fields.items()) if section else ()


def _section(annotation: object) -> type[Frozen] | None:
    """The model an annotation holds, however deep in dicts and tuples."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return annotation
    return next((s for part in get_args(annotation) if (s := _section(part))), None)


def _leaves(prefix: str, value: Frozen) -> Iterator[tuple[str, JsonValue]]:
    shown = value.model_dump(mode="json", by_alias=True)
    for name in type(value).model_fields:
        key = f"{prefix}{name}"
        part = getattr(value, name)
        if isinstance(part, Frozen):
            yield from _leaves(f"{key}.", part)
        else:
            yield key, shown[type(value).model_fields[name].alias or name]
