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

REPORT: Extra = {
    "application": "2024-0001",
    "rulebook": {"id": "hangzhou-2024-engineer", "version": "1"},
    "reader_version": "1/PP-OCRv6_small_det+PP-OCRv6_small_rec",
    "outcome": "review",
    "attachments": [
        {
            "id": "a1",
            "file": "permit.pdf",
            "sha256": "ab" * 32,
            "pages": 1,
            "document_type": {"value": "construction_permit", "confidence": 0.98},
            "applicant_name": {
                "status": "found",
                "value": "张玥",
                "page": 1,
                "bbox": [0.2, 0.5, 0.26, 0.52],
                "confidence": 0.99,
            },
            "applicant_role": {"status": "absent"},
        }
    ],
    "claims": [
        {"id": "p1", "kind": "project", "outcome": "review", "reason": "请人工核对担任的职务"}
    ],
    "findings": [
        {
            "rule": "project.name-present",
            "status": "pass",
            "claim": "p1",
            "attachment": "a1",
            "message": "施工许可证载明申报人姓名“张玥”",
            "citation": "附件2 二（十三）12",
            "evidence": [
                {"attachment": "a1", "page": 1, "bbox": [0.2, 0.5, 0.26, 0.52], "text": "张玥"}
            ],
        }
    ],
}

REPORT_ANSWER: Extra = {"content": {"application/json": {"example": REPORT}}}

READ: Extra = {
    "file": "permit.pdf",
    "sha256": "ab" * 32,
    "media_type": "application/pdf",
    "reader_version": "1/PP-OCRv6_small_det+PP-OCRv6_small_rec",
    "pages": 1,
    "document_type": {"value": "construction_permit", "confidence": 0.98},
    "fields": [
        {
            "name": "permit_number",
            "value": "330106202401150101",
            "page": 1,
            "bbox": [0.12, 0.08, 0.4, 0.11],
            "confidence": 0.99,
            "source": "ocr",
        }
    ],
}

READ_ANSWER: Extra = {"content": {"application/json": {"example": READ}}}

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
