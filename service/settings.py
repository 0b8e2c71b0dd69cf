"""Settings: the only reader of the environment; frozen, checked at birth."""

import os
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from pydantic_settings import SettingsError as UnreadableVariable

from extractors.settings import Limits, OcrSettings, ReaderSettings
from models.errors import SettingsError
from service.setting_groups import HttpSettings, JobSettings, TriageSettings, WebhookSettings

PREFIX = "ZUOZHENG_"


def _cores() -> int:
    """The processor cores this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Settings(BaseSettings):
    """What an operator can set; a nested value is named by both its words.

    ``limits.pages`` is ``ZUOZHENG_LIMITS_PAGES``, ``ocr.device`` is ``ZUOZHENG_OCR_DEVICE``.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="_",
        env_nested_max_split=1,
        env_ignore_empty=True,
        frozen=True,
        extra="ignore",
    )

    limits: Limits = Limits()
    ocr: OcrSettings = OcrSettings()
    pages_a_process: Annotated[int, Field(gt=0)] = ReaderSettings().pages_a_process
    processes: Annotated[int, Field(gt=0)] = Field(default_factory=_cores)
    """Reading processes; one a core is fastest."""
    picture_width: Annotated[int, Field(ge=200, le=4000)] = 1200
    """Pixels across a page picture in the HTML report: body text stays legible from about
    1,000, and a page costs about 200 kB (looked at on A4 forms at 1366 x 768, 2026-11)."""

    data_dir: Path = Path("zuozheng-data")
    """Where the embedded database, attachments and unfinished uploads are kept."""
    database_url: Annotated[str, Field(pattern="^(postgres(ql)?://.+)?$")] = ""
    """A PostgreSQL server, ``postgresql://…``; empty: an embedded one under ``data_dir``."""
    blobs_url: str = ""
    """Where attachments are kept, as fsspec writes it (``s3://…``); empty: under ``data_dir``."""
    http: HttpSettings = HttpSettings()
    jobs: JobSettings = JobSettings()
    webhook: WebhookSettings = WebhookSettings()
    triage: TriageSettings = TriageSettings()

    @property
    def reader(self) -> ReaderSettings:
        return ReaderSettings(
            limits=self.limits, ocr=self.ocr, pages_a_process=self.pages_a_process
        )


def load() -> Settings:
    """The settings of this environment; SettingsError names every variable that is wrong."""
    _check_names()
    try:
        return Settings()
    except ValidationError as error:
        faults = [_fault(variable(*fault["loc"]), fault["msg"]) for fault in error.errors()]
        raise SettingsError("; ".join(faults)) from error
    except UnreadableVariable as error:
        remedy = f"set its parts one by one, as {variable('limits', 'pages')}"
        raise SettingsError(f"{error}; {remedy}") from error


def _check_names() -> None:
    """A misspelt variable would leave the operator with a default they think they have changed."""
    known = [*variables(), *(variable(name) for name in Settings.model_fields)]
    given = {name.upper() for name, value in os.environ.items() if value}
    unknown = sorted(n for n in given if n.startswith(PREFIX) and n not in known)
    told = [f"{name} is no setting{_meant(name)}" for name in unknown]
    if told:
        raise SettingsError("; ".join(told))


def _meant(name: str) -> str:
    words = [known.removeprefix(PREFIX) for known in variables()]
    near = get_close_matches(name.removeprefix(PREFIX), words, n=1)
    return f"; perhaps {PREFIX}{near[0]} is meant" if near else "; the README lists them all"


_MUST_BE = {
    "ZUOZHENG_DATABASE_URL": "must be an address as postgresql://user@host:5432/name",
    "ZUOZHENG_OCR_DEVICE": "must be cpu, gpu, or gpu:1 for the second",
}
"""What a value has to be, where it is told by a pattern."""


def _fault(name: str, message: str) -> str:
    plain = message.replace("Input should be", "must be", 1)
    return f"{name}: {_MUST_BE.get(name, plain)}"


def variable(*path: str | int) -> str:
    """The environment variable that sets the value at ``path``."""
    return PREFIX + "_".join(str(part) for part in path).upper()


def variables() -> dict[str, object]:
    """Every variable there is, with its default."""
    found: dict[str, object] = {}
    for name, field in Settings.model_fields.items():
        default = field.get_default(call_default_factory=True)
        if isinstance(default, BaseModel):
            found |= {variable(name, inner): value for inner, value in default}
        else:
            found[variable(name)] = default
    return found
