"""From an upload to a stored application: everything checked first, blobs before rows."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from pydantic import JsonValue, ValidationError

from models.application import Application
from models.errors import ApplicationError
from service.background.webhooks import fault as webhook_fault
from service.faults import listed
from service.http.problems import FORBIDDEN, INVALID_MANIFEST, Fault, ProblemError
from service.http.reception import Received, Upload
from service.http.state import Endpoint
from service.manifest import declared
from service.setting_groups import HttpSettings
from service.store.applications import Content, File
from service.store.keys import Key
from verifiers.rulebooks import rulebook


def not_empty(upload: Upload) -> None:
    """ProblemError where a supplement brings nothing."""
    if not upload.files and not upload.texts:
        raise refused([Fault(field="files", detail="nothing was sent; send files or a manifest")])


def manifest_of(upload: Upload) -> JsonValue:
    """The part ``manifest`` as JSON; ProblemError where there is none."""
    if "manifest" not in upload.texts:
        raise refused([Fault(field="manifest", detail="is missing; send it as a part")])
    try:
        return declared(upload.texts["manifest"], "the manifest")
    except ApplicationError as error:
        raise refused([Fault(field="manifest", detail=str(error))]) from error


def application_of(given: JsonValue, key: Key, settings: HttpSettings) -> Application:
    """The manifest as an application this key may submit; ProblemError with every fault at once."""
    faults = _faults_around(given, settings)
    try:
        application = Application.model_validate(given)
    except ValidationError as error:
        faults += [Fault(field=at, detail=what) for at, what in listed(error, given)]
        raise refused(faults) from error
    if faults:
        raise refused(faults)
    if not key.serves(application.rulebook):
        raise ProblemError(
            FORBIDDEN, f"The key does not serve the rulebook {application.rulebook!r}."
        )
    return application


def _faults_around(given: JsonValue, settings: HttpSettings) -> list[Fault]:
    """What the model cannot know: which rulebooks there are, and this operator's limit."""
    faults = []
    said = given if isinstance(given, dict) else {}
    named, enclosed = said.get("rulebook"), said.get("attachments")
    if isinstance(named, str) and named not in rulebook.known():
        known = ", ".join(rulebook.known())
        faults.append(Fault(field="rulebook", detail=f"is not known; it can be: {known}"))
    if isinstance(enclosed, list) and len(enclosed) > settings.attachments:
        detail = f"has more than {settings.attachments} entries; send fewer"
        faults.append(Fault(field="attachments", detail=detail))
    return faults


def content(
    application: Application,
    given: JsonValue,
    files: Sequence[Received],
    kept: Mapping[str, File] | None = None,
) -> Content:
    """What a revision says and encloses; ``kept`` are files of the revision before, by name.

    ProblemError where an attachment has no file, or a file no attachment.
    """
    sent = {file.name: File(file.name, file.sha256, file.bytes) for file in files}
    there = {**(kept or {}), **sent}
    faults = [
        Fault(
            field=f"attachments[{place}].file",
            detail=f"no part `files` has the filename {each.file!r}; send it or take it out",
        )
        for place, each in enumerate(application.attachments)
        if each.file not in there
    ]
    named = [attachment.file for attachment in application.attachments]
    faults += [
        Fault(field="files", detail=f"{name!r} is named by no attachment of the manifest")
        for name in sent
        if name not in named
    ]
    names = [file.name for file in files]
    faults += [
        Fault(field="files", detail=f"{name!r} was sent more than once")
        for name in sorted({name for name in names if names.count(name) > 1})
    ]
    if faults:
        raise refused(faults)
    enclosed = {each.id: there[each.file] for each in application.attachments}
    text = json.dumps(given, ensure_ascii=False)
    return Content(application, text, enclosed, _evidence(given, enclosed))


def webhook_of(upload: Upload, here: Endpoint) -> str | None:
    """Where the caller wants to be told; ProblemError where the operator does not allow it."""
    given = upload.texts.get("webhook", b"").decode("utf-8", "replace").strip()
    if not given:
        return None
    fault = webhook_fault(given, here.settings.webhook)
    if fault:
        raise refused([Fault(field="webhook", detail=fault)])
    return given


async def keep(here: Endpoint, files: Sequence[Received]) -> None:
    """The contents under their hashes; rows may refer to them from now on."""
    await here.blobs.keep({file.sha256: file.path for file in files})


def refused(faults: Sequence[Fault]) -> ProblemError:
    told = "1 fault." if len(faults) == 1 else f"{len(faults)} faults."
    return ProblemError(INVALID_MANIFEST, told, errors=tuple(faults))


def _evidence(given: JsonValue, enclosed: Mapping[str, File]) -> str:
    """One hash over everything that is judged: equal hashes mean equal evidence."""
    said = [given, {id_: [file.file, file.sha256] for id_, file in enclosed.items()}]
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
