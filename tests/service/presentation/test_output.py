"""Results written to a file are whole or not there."""

import os
import stat
from pathlib import Path

import pytest

from models.errors import SettingsError
from service.presentation import output


def test_a_file_holds_the_result_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("old")
    output.deliver("新\n", path)
    assert path.read_text(encoding="utf-8") == "新\n"
    assert list(tmp_path.iterdir()) == [path]


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.touch(0o644)
    output.deliver("x", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_device_is_written_to_not_replaced() -> None:
    output.deliver("x", Path(os.devnull))
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.parametrize("path", ["nowhere/report.json", "."])
def test_a_place_that_cannot_be_written_is_told_before_reading(path: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be written"):
        output.check_writable(tmp_path / path)
