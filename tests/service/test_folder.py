"""Application folders: all faults at once and in words, nothing read from outside the folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import JsonValue

from models.errors import ApplicationError
from service import folder
from tests.conftest import Manifest, WriteFolder


def refusal(path: Path) -> str:
    with pytest.raises(ApplicationError) as refused:
        folder.load(path)
    return str(refused.value)


def test_a_sound_folder_gives_its_application_and_files(
    manifest: Manifest, write_folder: WriteFolder
) -> None:
    path = write_folder(manifest)
    loaded = folder.load(path)
    assert loaded.application.applicant.name == "张玥"
    assert loaded.files == {"a1": path / "a.jpg"}
    assert loaded.unknown == ()


def test_sub_folders_are_allowed(manifest: Manifest, write_folder: WriteFolder) -> None:
    manifest["attachments"] = [{"id": "a1", "file": "scans/一.jpg"}]
    path = write_folder(manifest, files=("scans/一.jpg",))
    assert folder.load(path).files["a1"].name == "一.jpg"


def test_every_fault_is_told_at_once(manifest: Manifest, write_folder: WriteFolder) -> None:
    manifest["submitted_on"] = "30.8.2024"
    manifest["category"] = "building"
    del manifest["employer"]
    manifest["claims"] = [{"id": "p1", "kind": "projekt", "attachments": "a1"}]
    told = refusal(write_folder(manifest))
    assert "submitted_on: must be a day written as 2024-08-30" in told
    assert "category: must be 'planning_design'" in told
    assert "employer: is missing; add it" in told
    assert "claims[0].kind: must be 'education'" in told
    assert "claims[0].attachments: must be a list" in told


def test_a_fault_never_repeats_what_was_declared(
    manifest: Manifest, write_folder: WriteFolder
) -> None:
    manifest["applicant"] = {"name": "", "gender": "欧阳玥", "id_number": ["330106199003074520"]}
    told = refusal(write_folder(manifest))
    assert "applicant.name" in told
    assert "applicant.id_number" in told
    assert "欧阳玥" not in told
    assert "330106199003074520" not in told


def test_a_text_that_is_too_long_is_told_in_words(
    manifest: Manifest, write_folder: WriteFolder
) -> None:
    manifest["id"] = "x" * 201
    assert "id: must have at most 200 characters" in refusal(write_folder(manifest))


def test_a_claim_that_names_no_attachment_is_refused(
    manifest: Manifest, write_folder: WriteFolder
) -> None:
    manifest["claims"] = [{"id": "p1", "kind": "project", "attachments": ["a9"]}]
    assert "'a9'" in refusal(write_folder(manifest))


def test_references_are_followed_whatever_else_is_wrong(
    manifest: Manifest, write_folder: WriteFolder
) -> None:
    del manifest["submitted_on"]
    manifest["claims"] = [{"id": "p1", "kind": "award", "project": "p2", "attachments": ["a9"]}]
    told = refusal(write_folder(manifest))
    assert all(word in told for word in ("submitted_on", "'a9'", "'p2'"))


@pytest.mark.parametrize(
    "file", ["/etc/passwd", "../a.jpg", "x/../../a.jpg", "C:\\a.jpg", "C:a.jpg", "..\\a.jpg", ""]
)
def test_a_path_that_is_not_relative_is_refused(
    file: str, manifest: Manifest, write_folder: WriteFolder
) -> None:
    manifest["attachments"] = [{"id": "a1", "file": file}]
    assert "attachments[0].file: the path must be relative" in refusal(write_folder(manifest))


def test_a_link_out_of_the_folder_is_refused(manifest: Manifest, write_folder: WriteFolder) -> None:
    path = write_folder(manifest, files=())
    outside = path.parent / "secret.jpg"
    outside.touch()
    (path / "a.jpg").symlink_to(outside)
    assert "leads out of the application's folder" in refusal(path)


def test_a_linked_folder_on_the_way_out_is_refused(
    manifest: Manifest, write_folder: WriteFolder
) -> None:
    manifest["attachments"] = [{"id": "a1", "file": "up/secret.jpg"}]
    path = write_folder(manifest, files=())
    (path.parent / "secret.jpg").touch()
    (path / "up").symlink_to(path.parent)
    assert "leads out of the application's folder" in refusal(path)


def test_a_neighbour_with_the_same_beginning_is_outside(
    manifest: Manifest, write_folder: WriteFolder
) -> None:
    path = write_folder(manifest, name="app", files=())
    neighbour = path.parent / "app-2"
    neighbour.mkdir()
    (neighbour / "a.jpg").touch()
    (path / "a.jpg").symlink_to(neighbour / "a.jpg")
    assert "leads out" in refusal(path)


def test_what_is_no_regular_file_is_refused(manifest: Manifest, write_folder: WriteFolder) -> None:
    manifest["attachments"] = [
        {"id": "a1", "file": "pipe"},
        {"id": "a2", "file": "folder"},
        {"id": "a3", "file": "gone.jpg"},
        {"id": "a4", "file": "x" * 5000},
        {"id": "a5", "file": "loop"},
    ]
    path = write_folder(manifest, files=())
    os.mkfifo(path / "pipe")
    (path / "folder").mkdir()
    (path / "loop").symlink_to(path / "loop")
    told = refusal(path)
    assert "attachments[0].file (of 'a1') is not a regular file" in told
    assert "attachments[1].file (of 'a2') is not a regular file" in told
    assert "attachments[2].file (of 'a3') does not exist" in told
    assert "attachments[3].file (of 'a4') cannot be opened" in told
    assert "attachments[4].file (of 'a5') cannot be opened" in told


def test_keys_nobody_knows_are_named(manifest: Manifest, write_folder: WriteFolder) -> None:
    manifest["remark"] = "urgent"
    manifest["applicant"] = {"name": "张玥", "nickname": "小张"}
    manifest["claims"] = [{"id": "p1", "kind": "project", "atachments": ["a1"]}]
    loaded = folder.load(write_folder(manifest))
    assert set(loaded.unknown) == {"remark", "applicant.nickname", "claims[0].atachments"}


def test_a_byte_order_mark_does_no_harm(manifest: Manifest, write_folder: WriteFolder) -> None:
    path = write_folder(manifest)
    text = json.dumps(manifest, ensure_ascii=False)
    (path / "application.json").write_text(text, encoding="utf-8-sig")
    assert folder.load(path).application.id == "2024-0001"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{'id': 1}", "line 1, column 2 is not JSON"),
        ('{"id": "张玥"}'.encode("gb18030"), "not UTF-8"),
        (b"", "line 1, column 1 is not JSON"),
        (b"[" * 100_000, "not JSON|nested too deeply"),
        (b" " * 5_000_001, "more than 5,000,000"),
        (b"[]", "the manifest: "),
        (b"null", "the manifest: "),
    ],
)
def test_a_manifest_that_is_none_is_refused_in_words(
    content: bytes, told: str, tmp_path: Path
) -> None:
    (tmp_path / "application.json").write_bytes(content)
    with pytest.raises(ApplicationError, match=told):
        folder.load(tmp_path)


def test_a_folder_without_manifest_or_no_folder_at_all(tmp_path: Path) -> None:
    assert "does not exist: name a folder" in refusal(tmp_path)
    assert "does not exist: name a folder" in refusal(tmp_path / "nowhere")
    (tmp_path / "file").touch()
    assert "does not exist: name a folder" in refusal(tmp_path / "file")
    os.mkfifo(tmp_path / "application.json")
    assert "not a regular file" in refusal(tmp_path)


@pytest.mark.parametrize("value", [1, "x", None, [], [[]], {"name": {}}])
def test_no_shape_of_a_value_breaks_the_telling(
    value: JsonValue, manifest: Manifest, write_folder: WriteFolder
) -> None:
    for key in ("applicant", "claims", "attachments"):
        manifest[key] = value
    assert "applicant" in refusal(write_folder(manifest))


def test_a_file_this_user_may_not_read_is_named(
    manifest: Manifest, write_folder: WriteFolder
) -> None:
    path = write_folder(manifest)
    (path / "a.jpg").chmod(0)
    command = [sys.executable, "-m", "service.cli.main", "verify", str(path)]
    if os.geteuid() == 0:  # root reads everything but what a user of another namespace owns
        os.chown(path / "a.jpg", 65534, 65534)
        command = ["unshare", "-r", *command]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "attachments[0].file (of 'a1') may not be read by this user" in done.stderr
