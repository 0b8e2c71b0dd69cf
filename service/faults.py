"""A manifest's faults in words: where, what is wrong, what to do; values are never repeated."""

import re
from collections.abc import Iterator
from typing import TypeGuard, get_args

from pydantic import BaseModel, JsonValue, ValidationError

from models.application import loose_ends

_WORDS = {
    "missing": "is missing; add it",
    "string_type": "must be a text in quotation marks",
    "string_too_short": "must not be empty",
    "model_type": "must be an object, {…}",
    "extra_forbidden": "is not known here; leave it out",
    "tuple_type": "must be a list, […]",
    "date_from_datetime_parsing": "must be a day written as 2024-08-30",
    "date_parsing": "must be a day written as 2024-08-30",
    "date_type": "must be a day written as 2024-08-30",
    "date_from_datetime_inexact": "must be a day written as 2024-08-30",
}


class _Claim(BaseModel):
    id: str
    attachments: tuple[str, ...] = ()
    project: str | None = None


class _Attachment(BaseModel):
    id: str


class _References(BaseModel):
    """The ids of a manifest, whatever else is wrong with it."""

    claims: tuple[_Claim, ...] = ()
    attachments: tuple[_Attachment, ...] = ()


def in_words(error: ValidationError, given: JsonValue) -> list[str]:
    """One line a fault, in the manifest's order. No value is shown: it may be personal data."""
    return [f"{place}: {what}" for place, what in listed(error, given)]


def listed(error: ValidationError, given: JsonValue) -> list[tuple[str, str]]:
    """Each fault of the manifest ``given`` as its place and what has to change there."""
    faults = error.errors()
    told = [(where(fault["loc"]), what(fault["type"], fault["msg"])) for fault in faults]
    if any(fault["loc"] for fault in faults):  # then pydantic has not followed the references
        told += [(where(()), end) for end in _loose_ends(given)]
    return told


def _loose_ends(given: JsonValue) -> list[str]:
    try:
        said = _References.model_validate(given)
    except ValidationError:
        return []  # the ids themselves are wrong, which is told already
    return loose_ends(said.claims, [each.id for each in said.attachments])


def where(path: tuple[str | int, ...]) -> str:
    """``('claims', 1, 'kind')`` as ``claims[1].kind``."""
    words = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return words.removeprefix(".") or "the manifest"


def what(kind: str, message: str) -> str:
    """What has to change, in words of our own where pydantic's do not say what to do."""
    if kind in {"enum", "literal_error"}:
        return message.replace("Input should be", "must be", 1)
    plain = message.removeprefix("Value error, ")
    plain = re.sub(r"^(Input|String|Value|Tuple|List) should", "must", plain)
    return _WORDS.get(kind, plain)


def unknown_keys(model: type[BaseModel], given: JsonValue, at: str = "") -> Iterator[str]:
    """The keys in ``given`` that ``model`` does not know, as paths."""
    if not isinstance(given, dict):
        return
    for key, value in given.items():
        path = f"{at}.{key}".removeprefix(".")
        field = model.model_fields.get(key)
        if field is None:
            yield path
        else:
            yield from _unknown_inside(field.annotation, value, path)


def _unknown_inside(annotation: object, value: JsonValue, path: str) -> Iterator[str]:
    inner = next((a for a in (annotation, *get_args(annotation)) if _is_model(a)), None)
    if inner is None:
        return
    many = value if isinstance(value, list) else None
    for place, item in enumerate([value] if many is None else many):
        yield from unknown_keys(inner, item, path if many is None else f"{path}[{place}]")


def _is_model(annotation: object) -> TypeGuard[type[BaseModel]]:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
