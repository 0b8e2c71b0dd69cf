"""What every test may ask for: a folder that can be written to, committed documents as read."""

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from pydantic import JsonValue

from tests.readings import Readings

# What a shell begins in the background ignores Ctrl-C, and so would every program begun here.
signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
# The first call fills caches, and cores are shared: how long one took says nothing of the code.

Manifest = dict[str, JsonValue]
WriteFolder = Callable[..., Path]


@pytest.fixture
def manifest() -> Manifest:
    """A small sound manifest with one attachment, ``a.jpg``."""
    return {
        "id": "2024-0001",
        "rulebook": "hangzhou-2024-engineer",
        "submitted_on": "2024-08-30",
        "category": "construction_supervision",
        "applicant": {"name": "张玥"},
        "employer": {"name": "浙江宏远建工集团有限公司"},
        "claims": [{"id": "p1", "kind": "project", "attachments": ["a1"]}],
        "attachments": [{"id": "a1", "file": "a.jpg"}],
    }


@pytest.fixture
def write_folder(tmp_path: Path) -> WriteFolder:
    """Writes a manifest into a new folder, with an empty file for each name in ``files``."""

    def write(
        declared: JsonValue, name: str = "application", files: tuple[str, ...] = ("a.jpg",)
    ) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        for file in files:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).touch()
        text = json.dumps(declared, ensure_ascii=False)
        (folder / "application.json").write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture(scope="session")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Readings:
    """Reads attachments, each content once a run: the workers of a run share a folder."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return Readings(shared / "readings")
