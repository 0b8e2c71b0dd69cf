"""Reading in parallel: the same content once, and a file that vanishes is that file's error."""

from pathlib import Path

import pytest

from models.errors import AttachmentError
from models.report import ReadError
from service.reading import Reading, digest
from service.settings import Settings
from tests.service import made

SAMPLES = Path(__file__).parents[2] / "fixtures/samples"


class Told:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def expect(self, attachments: int) -> None:
        pass

    def read(self, name: str, pages: int, error: str | None) -> None:
        self.names.append(f"{name} {pages} {error}")


def test_the_same_content_is_read_once(tmp_path: Path) -> None:
    letter = SAMPLES / "doubts/07-statement.jpg"
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(letter.read_bytes())
    told = Told()
    with Reading(Settings(processes=1), pictures=True) as reading:
        first, second = (reading.begin(tmp_path / name) for name in ("a.jpg", "b.jpg"))
        first.report_to(told, "a")
        second.report_to(told, "b")
        assert first is second
        assert first.document() is second.document()
        assert len(first.pictures()) == 1
    assert sorted(told.names) == ["a 1 None", "b 1 None"]


def test_a_file_that_is_gone_or_broken_has_an_error_and_no_pictures(tmp_path: Path) -> None:
    (tmp_path / "b.jpg").write_bytes(made.picture(255)[:300])
    told = Told()
    with Reading(Settings(processes=1), pictures=True) as reading:
        gone, broken = (reading.begin(tmp_path / name) for name in ("a.jpg", "b.jpg"))
        gone.report_to(told, "a")
        said = (gone.document(), broken.document())
        assert gone.pictures() == broken.pictures() == ()
    assert isinstance(said[0], ReadError)
    assert said[0].code == "missing_file"
    assert isinstance(said[1], ReadError)
    assert told.names == ["a 0 missing_file"]


def test_what_cannot_be_opened_has_no_key_and_says_why(tmp_path: Path) -> None:
    with pytest.raises(AttachmentError, match="missing_file"):
        digest(tmp_path / "a.jpg")
    with Reading(Settings(processes=1)) as reading:
        said = reading.begin(Path("/proc/self/mem")).document()
    assert isinstance(said, ReadError)
    assert said.code == "no_access"
