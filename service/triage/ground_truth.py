"""Corrections as ground truth: application folders ``benchmarks.accuracy --folder`` measures."""

import json
import shutil
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from uuid import UUID

from pydantic import JsonValue

from models.application import Application
from models.document import DocumentType
from models.report import Presence
from service.blobs import Blobs
from service.store import applications, decisions
from service.store.decisions import Correction
from service.store.sql import Connection

TYPE, NAME, ROLE = "document_type", "applicant_name", "applicant_role"
"""Corrections that are of no field."""

_ISSUER = "issuer"


async def export(connection: Connection, blobs: Blobs, folder: Path) -> int:
    """Writes a folder for each corrected application; how many there are.

    ``truth.json`` says only what a person said: an attachment or a field nobody corrected is not
    in it. A corrected issuer stands in ``corrections.json`` alone: whose unit it is was not said.
    """
    made = await decisions.corrections(connection)
    groups = groupby(made, key=lambda each: (each.application, each.revision))
    written = 0
    for (application, revision), each in groups:
        said = await applications.declared(connection, application, revision)
        if said is not None:
            place = folder / str(application)
            await _write(connection, blobs, (place, said), (revision, list(each)))
            written += 1
    return written


async def _write(
    connection: Connection,
    blobs: Blobs,
    target: tuple[Path, JsonValue],
    corrected: tuple[int, Sequence[Correction]],
) -> None:
    (place, said), (revision, made) = target, corrected
    place.mkdir(parents=True, exist_ok=True)
    application = Application.model_validate(said)
    _dump(place / "application.json", said)
    _dump(place / "truth.json", truth(application, made))
    _dump(place / "corrections.json", [_plain(each) for each in made])
    files = await applications.attachments(connection, made[0].application, revision, "")
    for file in files:
        path = place / file.file
        path.parent.mkdir(parents=True, exist_ok=True)
        async with blobs.local(file.sha256) as kept:
            shutil.copyfile(kept, path)


def truth(application: Application, made: Sequence[Correction]) -> dict[str, JsonValue]:
    """What a person said of these documents, in the form of ``fixtures.truth.Truth``."""
    documents: list[JsonValue] = []
    for attachment in application.attachments:
        said = {each.field: each.value for each in made if each.attachment == attachment.id}
        declared = attachment.declared_type or DocumentType.OTHER
        if said:
            documents.append(_document(attachment.id, attachment.file, declared, said))
    return {
        "application": application.id,
        "purpose": "corrected by reviewers",
        "outcomes": [],
        "documents": documents,
        "claims": [],
    }


def _document(
    id_: str, file: str, declared: DocumentType, said: dict[str, str]
) -> dict[str, JsonValue]:
    fields: dict[str, JsonValue] = {
        name: value for name, value in said.items() if name not in {TYPE, NAME, ROLE, _ISSUER}
    }
    document: dict[str, JsonValue] = {"id": id_, "file": file, "fields": fields}
    document |= {"type": said.get(TYPE, declared.value), "style": "real", "condition": "scan"}
    document |= {"family": "corrected"}
    for field, name in ((NAME, "name"), (ROLE, "role")):
        if field in said:
            document[name] = [Presence.FOUND if said[field] else Presence.ABSENT]
    if said.get(ROLE):
        document["role_value"] = said[ROLE]
    return document


def _plain(correction: Correction) -> dict[str, JsonValue]:
    told = correction._asdict()
    texts = {name: str(v) if isinstance(v, UUID) else v for name, v in told.items()}
    return texts | {"corrected_at": correction.corrected_at.isoformat()}


def _dump(path: Path, value: JsonValue) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
