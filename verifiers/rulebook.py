"""The rulebook: every number, date, award and role of one plan, as checked frozen data."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field, ValidationError, field_validator

from models.application import ClaimKind
from models.base import Frozen
from models.document import DocumentType
from models.errors import SettingsError
from verifiers.sections import (
    AppointmentRules,
    AwardRules,
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

RULEBOOKS = Path(__file__).parent / "rulebooks"


class Rulebook(Frozen):
    """The rules of one plan. Loaded by ``load``; equal files give equal rulebooks."""

    id: str
    version: str
    title: str
    serves: dict[ClaimKind, Annotated[Types, Field(min_length=1)]]
    education: EducationRules
    appointment: AppointmentRules
    project: ProjectRules
    code_hosts: dict[DocumentType, Words]
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

    @field_validator("serves")
    @classmethod
    def _covers_every_kind(cls, serves: dict[ClaimKind, Types]) -> dict[ClaimKind, Types]:
        lacking = sorted(set(ClaimKind) - set(serves))
        if lacking:
            raise ValueError(f"no document type serves {', '.join(lacking)}")
        return serves

    @cached_property
    def parameters(self) -> dict[str, str]:
        """Every setting by its dotted key, as JSON text, for ``zuozheng rules``."""
        return dict(_leaves("", self))


class _Loader(yaml.SafeLoader):
    """Leaves dates as they are written: a wrong one is then a fault with a key and a line."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own way to name them
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def load(reference: str | Path) -> Rulebook:
    """The rulebook of that id, or in that file; SettingsError names file, line and key."""
    path = _path(reference)
    try:
        text = path.read_text(encoding="utf-8")
        tree = yaml.compose(text, Loader=_Loader)
        values = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader
    except OSError as error:
        raise SettingsError(
            f"rulebook {str(reference)!r}: cannot be read ({error.strerror or error}); "
            f"known rulebooks: {', '.join(known())}"
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingsError(f"rulebook {path}: not readable as YAML: {error}") from error
    if tree is None:
        raise SettingsError(f"rulebook {path}: the file is empty")
    try:
        return Rulebook.model_validate(values)
    except ValidationError as error:
        raise SettingsError("\n".join(_faults(path, tree, error))) from error


def known() -> tuple[str, ...]:
    """The ids of the rulebooks that come with the program."""
    return tuple(sorted(path.stem for path in RULEBOOKS.glob("*.yaml")))


def _path(reference: str | Path) -> Path:
    path = Path(reference)
    is_file = path.suffix in {".yaml", ".yml"}
    if not is_file and str(reference) not in known():
        raise SettingsError(
            f"rulebook {str(reference)!r} is not known; known rulebooks: {', '.join(known())}. "
            "Name one of them, or give the path of a .yaml file"
        )
    return path if is_file else RULEBOOKS / f"{reference}.yaml"


def _faults(path: Path, tree: yaml.Node, error: ValidationError) -> Iterator[str]:
    for fault in error.errors():
        key = ".".join(str(step) for step in fault["loc"])
        line = _line(tree, fault["loc"])
        yield f"rulebook {path}, line {line}, key {key}: {fault['msg']}"


def _line(node: yaml.Node, steps: tuple[int | str, ...]) -> int:
    """The line, from 1, of the deepest node on the way that ``steps`` name."""
    line = node.start_mark.line + 1
    for step in steps:
        found = _child(node, step)
        if found is None:
            return line
        line, node = found
    return line


def _child(node: yaml.Node, step: int | str) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: yaml.Node = node.value[step]
        return child.start_mark.line + 1, child
    return None


def _leaves(prefix: str, value: Frozen) -> Iterator[tuple[str, str]]:
    for name in type(value).model_fields:
        key = f"{prefix}{name}"
        part = getattr(value, name)
        if isinstance(part, Frozen):
            yield from _leaves(f"{key}.", part)
        else:
            yield key, value.model_dump_json(include={name}, by_alias=True)
