"""A file that hangs, crashes or hoards costs that one file; the next is read."""

import logging
import multiprocessing
import sys
from pathlib import Path

import pytest

from extractors.isolation import ReadingPool
from extractors.settings import Limits, OcrSettings, ReaderSettings
from models.errors import AttachmentError, SettingsError
from tests.extractors import hostile_readers as readers
from tests.extractors.hostile import ROWS, corners, encoded, pdf

QUICK = ReaderSettings(limits=Limits(seconds=2, memory_megabytes=400), ocr=OcrSettings(threads=1))


def _pool(reader: object, settings: ReaderSettings = QUICK, processes: int = 1) -> ReadingPool:
    name = getattr(reader, "__name__", "")
    return ReadingPool(settings, processes, reader=f"tests.extractors.hostile_readers.{name}")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good"
    path.write_bytes(b"good")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad"
    path.write_bytes(b"bad")
    return path


@pytest.mark.parametrize(
    ("reader", "code"),
    [
        (readers.hangs, "timed_out"),
        (readers.crashes, "crashed"),
        (readers.leaves, "crashed"),
        (readers.hoards, "out_of_memory"),
        (readers.stumbles, "crashed"),
    ],
)
def test_misbehaviour_is_this_attachments_error(reader: object, code: str, bad: Path) -> None:
    with _pool(reader) as pool, pytest.raises(AttachmentError) as caught:
        pool.submit(bad).result(timeout=30)
    assert caught.value.code == code


def test_what_the_operator_must_mend_is_no_attachments_error(good: Path) -> None:
    with _pool(readers.is_misconfigured) as pool:
        error = pool.submit(good).exception(timeout=30)
    assert isinstance(error, SettingsError)


@pytest.mark.parametrize("interpreter", ["/bin/false", "/nowhere/python"])
def test_a_process_that_never_begins_is_no_attachments_error(interpreter: str, good: Path) -> None:
    own = sys.executable
    multiprocessing.set_executable(interpreter)
    try:
        with _pool(readers.reads) as pool:
            error = pool.submit(good).exception(timeout=30)
    finally:
        multiprocessing.set_executable(own)
    assert isinstance(error, SettingsError)
    assert "no reading process can be started" in str(error)


@pytest.mark.parametrize("reader", [readers.hangs, readers.crashes])
def test_the_pool_goes_on(reader: object, bad: Path, good: Path) -> None:
    with _pool(reader) as pool:
        futures = [pool.submit(path) for path in (good, bad, good)]
        assert futures[0].result(timeout=30).page_count == 4
        assert isinstance(futures[1].exception(timeout=30), AttachmentError)
        assert futures[2].result(timeout=30).page_count == 4


def test_a_process_is_replaced_after_so_many_pages(good: Path) -> None:
    settings = QUICK.model_copy(update={"pages_a_process": 8})
    with _pool(readers.reads, settings) as pool:
        readings = [pool.submit(good).result(timeout=30).sha256 for _ in range(4)]
    assert readings[0] == readings[1] != readings[2] == readings[3]


def test_what_a_reader_prints_reaches_nobody(good: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with _pool(readers.chatters) as pool:
        pool.submit(good).result(timeout=30)
    assert capfd.readouterr() == ("", "")


def test_the_log_names_the_fault_and_never_its_text(
    bad: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), _pool(readers.stumbles) as pool:
        pool.submit(bad).exception(timeout=30)
    assert "KeyError at " in caplog.text
    assert "张玥" not in caplog.text


def test_children_get_their_thread_count(good: Path) -> None:
    settings = QUICK.model_copy(update={"ocr": OcrSettings(threads=3)})
    with _pool(readers.reads, settings) as pool:
        assert pool.submit(good).result(timeout=30).media_type == "3"


def test_a_file_is_refused_before_it_is_loaded(tmp_path: Path) -> None:
    big = tmp_path / "big"
    with big.open("wb") as file:
        file.truncate(60 * 2**20)
    with _pool(readers.reads) as pool:
        errors = [pool.submit(path).exception(timeout=30) for path in (big, tmp_path / "none")]
        errors.append(pool.submit(tmp_path).exception(timeout=30))
    codes = [error.code for error in errors if isinstance(error, AttachmentError)]
    assert codes == ["too_large", "missing_file", "missing_file"]


def test_leaving_in_a_hurry_ends_what_is_running(bad: Path) -> None:
    settings = QUICK.model_copy(update={"limits": Limits(seconds=300)})
    pool = _pool(readers.hangs, settings)
    future = pool.submit(bad)
    pool.close(abandon=True)
    assert future.cancelled() or isinstance(future.exception(timeout=5), AttachmentError)


def test_page_pictures_are_made_in_a_child_too(tmp_path: Path) -> None:
    paths = tmp_path / "two.pdf", tmp_path / "one.png", tmp_path / "none.png"
    paths[0].write_bytes(pdf(ROWS, ROWS))
    paths[1].write_bytes(encoded(corners(), "PNG"))
    paths[2].write_bytes(b"")
    with ReadingPool(QUICK, 1) as pool:
        two, one, none = [pool.submit_pictures(path, 300) for path in paths]
        assert [sheet[:3] for sheet in two.result(timeout=30)] == [b"\xff\xd8\xff"] * 2
        assert len(one.result(timeout=30)) == 1
        alone = pool.submit_page(paths[0], 300, 2).result(timeout=30)
        assert alone is not None
        assert alone.startswith(b"\x89PNG")
        assert pool.submit_page(paths[0], 300, 3).result(timeout=30) is None
        error = none.exception(timeout=30)
    assert isinstance(error, AttachmentError)
    assert error.code == "empty_file"
