"""Corrections as ground truth: application folders ``benchmarks.accuracy --folder`` measures."""

import json
import shutil
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from pydantic import JsonValue

from models.application import Application, Attachment
from models.document import DocumentType, IssuerVia
from models.geometry import Box
from models.report import AttachmentReport, Presence, Report
from service.blobs import Blobs
from service.store import applications, decisions, reports
from service.store.decisions import Correction
from service.store.sql import Connection
from verifiers.parties.units import Units
from verifiers.rulebooks import rulebook

TYPE, NAME, ROLE, ISSUER = "document_type", "applicant_name", "applicant_role", "issuer"
"""Corrections that are of no field."""

_BESIDE = 0.002
"""Fractions of a page two boxes of the same ink may differ by: a form rounds them."""


class Case(NamedTuple):
    """A revision with what was corrected in it, and the report that was corrected.

    ``name`` is the folder and the application's id in it: numbers come twice, these do not.
    """

    name: str
    application: Application
    report: Report
    made: Sequence[Correction]


async def export(connection: Connection, blobs: Blobs, folder: Path) -> int:
    """Writes a folder for each corrected revision of an application; how many there are.

    What nobody corrected is in ``truth.json`` only where a comparison needs it: the type and the
    issuers are then those that were recognised.
    """
    made = await decisions.corrections(connection)
    written = 0
    for (id_, revision), each in groupby(made, key=lambda one: (one.application, one.revision)):
        said = await applications.declared(connection, id_, revision)
        report = await _report(connection, id_, revision)
        if isinstance(said, dict) and report is not None:
            name = f"{id_}-{revision}"
            declared = said | {"id": name}
            case = Case(name, Application.model_validate(declared), report, list(each))
            _write(folder / name, case, declared)
            await _copy(connection, blobs, folder / name, case.made[0])
            written += 1
    return written


def truth(case: Case) -> dict[str, JsonValue]:
    """What a person said of these documents, in the form of ``fixtures.truth.Truth``."""
    read = {each.id: each for each in case.report.attachments}
    units = Units.of(case.application, rulebook.load(case.application.rulebook).organisations)
    documents: list[JsonValue] = []
    for attachment in case.application.attachments:
        said = {each.field: each for each in case.made if each.attachment == attachment.id}
        if said and attachment.id in read:
            documents.append(_document(attachment, read[attachment.id], said, units))
    return {
        "application": case.name,
        "purpose": "corrected by reviewers",
        "outcomes": [],
        "documents": documents,
        "claims": [],
    }


def _document(
    attachment: Attachment,
    read: AttachmentReport,
    said: Mapping[str, Correction],
    units: Units,
) -> dict[str, JsonValue]:
    values = {name: each.value for name, each in said.items()}
    fields: dict[str, JsonValue] = {
        name: value for name, value in values.items() if name not in {TYPE, NAME, ROLE, ISSUER}
    }
    document: dict[str, JsonValue] = {"id": attachment.id, "file": attachment.file}
    document |= {"fields": fields, "style": "real", "condition": "scan", "family": "corrected"}
    document["type"] = values.get(TYPE) or _recognised(attachment, read)
    for field, name in ((NAME, "name"), (ROLE, "role")):
        if field in values:
            document[name] = [Presence.FOUND if values[field] else Presence.ABSENT]
    if values.get(ROLE):
        document["role_value"] = values[ROLE]
    issuer = said.get(ISSUER)
    if issuer and _is_of_field(read, issuer):
        fields[ISSUER] = issuer.value
    return document | _issuers(read, issuer, units)


def _recognised(attachment: Attachment, read: AttachmentReport) -> str:
    """The type a reviewer saw and left; of a file that cannot be read, what it was handed in as."""
    if read.document_type:
        return read.document_type.value.value
    return (attachment.declared_type or DocumentType.OTHER).value


def _issuers(read: AttachmentReport, said: Correction | None, units: Units) -> dict[str, JsonValue]:
    """Those recognised, with the corrected one in its place; a seal's name is a seal's as well.

    What the corrected one is to the applicant's unit follows from its name, read without doubt.
    """
    place = _meant(read, said) if said else None
    kept = [each for at, each in enumerate(read.issuers) if at != place]
    told: list[JsonValue] = [{"name": e.name, "relation": e.relation.value} for e in kept]
    if not said or not said.value or (place is None and _is_of_field(read, said)):
        return {"issuers": told}
    told.append({"name": said.value, "relation": units.relation(said.value).value})
    seal = place is not None and read.issuers[place].via is IssuerVia.SEAL
    return {"issuers": told, "seals": [{"name": said.value}] if seal else []}


def _meant(read: AttachmentReport, said: Correction) -> int | None:
    """The issuer a correction is about: the one in its box, else the only one there is."""
    for place, each in enumerate(read.issuers):
        if _is_at(said, each.page, each.bbox):
            return place
    return 0 if len(read.issuers) == 1 and not _is_of_field(read, said) else None


def _is_of_field(read: AttachmentReport, said: Correction) -> bool:
    """Some documents have a field of that name as well."""
    return any(f.name == ISSUER and _is_at(said, f.page, f.bbox) for f in read.fields)


def _is_at(said: Correction, page: int, box: Box) -> bool:
    if said.page != page or not said.bbox:
        return False
    return all(abs(one - other) < _BESIDE for one, other in zip(said.bbox, box, strict=True))


async def _report(connection: Connection, application: UUID, revision: int) -> Report | None:
    """The newest of this revision."""
    listed = await reports.every(connection, application)
    own = [each.id for each in listed if each.revision == revision]
    return await reports.find(connection, own[0]) if own else None


def _write(place: Path, case: Case, declared: JsonValue) -> None:
    place.mkdir(parents=True, exist_ok=True)
    place.chmod(0o700)  # it holds somebody's papers
    _dump(place / "application.json", declared)
    _dump(place / "truth.json", truth(case))
    _dump(place / "corrections.json", [_plain(each) for each in case.made])


async def _copy(connection: Connection, blobs: Blobs, place: Path, made: Correction) -> None:
    for file in await applications.attachments(connection, made.application, made.revision, ""):
        path = place / file.file
        path.parent.mkdir(parents=True, exist_ok=True)
        async with blobs.local(file.sha256) as kept:
            shutil.copyfile(kept, path)
        path.chmod(0o600)


def _plain(correction: Correction) -> dict[str, JsonValue]:
    told = correction._asdict()
    texts = {name: str(v) if isinstance(v, UUID) else v for name, v in told.items()}
    return texts | {"corrected_at": correction.corrected_at.isoformat()}


def _dump(path: Path, value: JsonValue) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    path.chmod(0o600)
