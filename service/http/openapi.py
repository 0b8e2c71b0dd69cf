"""What the OpenAPI document says beyond what types tell: bodies, examples, problems."""

from typing import Any

from service.http.problems import MEDIA_TYPE, Kind, ProblemDocument

Extra = dict[str, Any]
"""A piece of an OpenAPI document, as FastAPI takes it."""

MANIFEST: Extra = {
    "id": "2024-0001",
    "rulebook": "hangzhou-2024-engineer",
    "submitted_on": "2024-08-30",
    "category": "construction_supervision",
    "applicant": {"name": "张玥"},
    "employer": {"name": "浙江宏远建工集团有限公司"},
    "claims": [{"id": "p1", "kind": "project", "attachments": ["a1"]}],
    "attachments": [{"id": "a1", "file": "permit.pdf"}],
}

_FILES: Extra = {
    "type": "array",
    "items": {"type": "string", "format": "binary"},
    "description": "One part a file; its filename is the manifest's `file`.",
}
_WEBHOOK: Extra = {
    "type": "string",
    "description": "Where to be told that the report is there; the operator allows hosts.",
    "example": "https://platform.example/reports",
}


def application_body(*, manifest_required: bool) -> Extra:
    """A manifest and files."""
    manifest = {"type": "string", "description": "The manifest, as JSON."}
    properties = {"manifest": manifest, "files": _FILES, "webhook": _WEBHOOK}
    return _body(properties, ["manifest"] if manifest_required else [], {"manifest": MANIFEST})


def document_body() -> Extra:
    """One file."""
    return _body({"file": {"type": "string", "format": "binary"}}, ["file"], {"file": "(bytes)"})


def _body(properties: Extra, required: list[str], example: Extra) -> Extra:
    schema: Extra = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        schema["required"] = required
    media = {"schema": schema, "example": example}
    return {"requestBody": {"required": True, "content": {"multipart/form-data": media}}}


def problems(*kinds: Kind) -> dict[int | str, Extra]:
    """Responses for the problems a call can end with."""
    described: dict[int | str, Extra] = {}
    for kind in kinds:
        held = described.setdefault(kind.status, {"description": "", "content": {MEDIA_TYPE: {}}})
        held["description"] = " / ".join(filter(None, (held["description"], kind.title)))
        held["content"][MEDIA_TYPE] = {
            "schema": {"$ref": f"#/components/schemas/{ProblemDocument.__name__}"},
            "example": {
                "type": f"urn:zuozheng:problem:{kind.code}",
                "title": kind.title,
                "status": kind.status,
                "detail": "…",
                "remedy": kind.remedy,
                "instance": "urn:zuozheng:request:9f0c…",
                "errors": [],
            },
        }
    return described
