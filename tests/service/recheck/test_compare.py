"""``zuozheng compare``: two files, or two ids of the store."""

from pathlib import Path

import pytest

from models.errors import ApplicationError
from service.recheck.compare import compare
from tests.service import made


def write(path: Path, text: str) -> str:
    path.write_text(made.report(text, 1).model_dump_json(), encoding="utf-8")
    return str(path)


def test_two_files_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = write(tmp_path / "a.json", "张玥"), write(tmp_path / "b.json", "张明")
    assert compare(one, other, None) == 1
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 1
    assert "field.construction_unit" in told.out
    assert compare(one, one, None) == 0
    assert capsys.readouterr() == ("", "the two reports differ in nothing\n")


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"application": 1}'])
def test_what_is_no_report_is_named(tmp_path: Path, content: str) -> None:
    one, other = write(tmp_path / "a.json", "张玥"), tmp_path / "b.json"
    other.write_text(content, encoding="utf-8")
    with pytest.raises(ApplicationError, match=r"b\.json holds no report"):
        compare(one, str(other), None)


def test_what_is_neither_file_nor_id_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ApplicationError, match="no file and no report's id"):
        compare(str(tmp_path / "none.json"), "x", None)


def test_reports_of_two_applications_are_not_compared(tmp_path: Path) -> None:
    one, other = write(tmp_path / "a.json", "张玥"), tmp_path / "b.json"
    strange = made.report("张玥", 1).model_copy(update={"application": "another"})
    other.write_text(strange.model_dump_json(), encoding="utf-8")
    with pytest.raises(ApplicationError, match="about another"):
        compare(one, str(other), None)


def test_a_list_of_reports_is_said_to_be_one(tmp_path: Path) -> None:
    one, other = write(tmp_path / "a.json", "张玥"), tmp_path / "b.json"
    other.write_text(f"[{made.report('张玥', 1).model_dump_json()}]", encoding="utf-8")
    with pytest.raises(ApplicationError, match="holds a list"):
        compare(one, str(other), None)
