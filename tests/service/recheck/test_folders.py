"""A folder of application folders, judged again without any service: read once, compared after."""

import json
import shutil
import stat
from pathlib import Path

import pytest

from benchmarks import filled
from models.errors import SettingsError
from models.report import Outcome
from service import reading
from service.recheck import commands, kept
from service.recheck.folders import Wanted
from service.settings import Settings
from service.store.rechecks import Selection
from tests.service.recheck.running import changes_in

ALL = Selection()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Six applications whose attachments are no documents; what they say is in the cache."""
    cache = tmp_path / "out" / kept.READINGS
    cache.mkdir(parents=True)
    for number in range(6):
        made = filled.made(number)
        folder = tmp_path / "applications" / made.application.id
        folder.mkdir(parents=True)
        manifest = made.application.model_dump_json()
        (folder / "application.json").write_text(manifest, encoding="utf-8")
        for attachment in made.application.attachments:
            file = folder / attachment.file
            file.write_bytes(f"{number} {attachment.id}".encode())
            said = made.documents[attachment.id].model_dump_json()
            (cache / f"{reading.digest(file)}.json").write_text(said, encoding="utf-8")
    return tmp_path / "applications"


def run(home: Path, wanted: Wanted) -> list[str]:
    """Runs over the folder; the applications that changed."""
    chosen = Settings(processes=1)
    assert commands.over_folders(chosen, home, wanted, home.parent / "out") == 0
    return [change.application for change in changes_in(home.parent / "out")]


def reports(home: Path) -> list[Path]:
    """The reports that are kept for the next run."""
    return sorted((home.parent / "out" / kept.REPORTS).rglob("*.json"))


def test_the_first_run_keeps_reports_and_the_next_compares(
    home: Path, corrected: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(home, Wanted(ALL)) == []
    assert "6 had no report before" in capsys.readouterr().out
    assert len(reports(home)) == 6
    assert run(home, Wanted(ALL)) == []
    assert "nothing came out differently" in capsys.readouterr().out
    dry = Wanted(ALL, rulebook=str(corrected), dry_run=True)
    flipped = run(home, dry)
    assert flipped == [filled.number_of(n) for n in (3, 4, 5)]
    assert run(home, dry) == flipped
    assert run(home, dry._replace(dry_run=False)) == flipped
    assert run(home, dry) == []


def test_without_a_report_before_the_own_rulebook_is_the_other_side(
    home: Path, corrected: Path
) -> None:
    assert len(run(home, Wanted(ALL, rulebook=str(corrected), dry_run=True))) == 3
    assert reports(home) == []
    assert {c.after for c in changes_in(home.parent / "out")} == {Outcome.FAIL}


def test_a_selection_narrows(home: Path, corrected: Path) -> None:
    wanted = Wanted(Selection(ids=(filled.number_of(4),)), str(corrected), dry_run=True)
    assert run(home, wanted) == [filled.number_of(4)]


def test_what_cannot_be_read_is_told_in_the_report_and_broken_folders_stop_nobody(
    home: Path, corrected: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / filled.number_of(3) / "a2.png").write_bytes(b"")
    (home / filled.number_of(4) / "application.json").write_text("{", encoding="utf-8")
    (home / "no-manifest").mkdir()
    chosen = Settings(processes=1)
    wanted = Wanted(ALL, str(corrected))
    assert commands.over_folders(chosen, home, wanted, home.parent / "out") == 3
    said = capsys.readouterr().out
    page = (home.parent / "out" / "report.html").read_text(encoding="utf-8")
    assert "1 could not be judged" in said
    for told in (said, page):
        assert f"{filled.number_of(4)}/application.json: line 1, column 2 is not JSON" in told
        assert "no-manifest" in told
        assert "Error" not in told
    assert [c.application for c in changes_in(home.parent / "out")] == [filled.number_of(5)]
    refusals = list((home.parent / "out" / kept.READINGS).glob("*.refusal"))
    assert [b"empty_file" in file.read_bytes() for file in refusals] == [True]


def test_a_folder_without_applications_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"holds no folder with an application\.json"):
        commands.over_folders(Settings(processes=1), tmp_path, Wanted(ALL), tmp_path / "out")


def test_an_unknown_rulebook_is_told_with_its_folder(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = home / filled.number_of(2) / "application.json"
    said = json.loads(manifest.read_text(encoding="utf-8")) | {"rulebook": "nowhere-2024"}
    manifest.write_text(json.dumps(said), encoding="utf-8")
    chosen = Settings(processes=1)
    assert commands.over_folders(chosen, home, Wanted(ALL), home.parent / "out") == 3
    assert f"{filled.number_of(2)}: rulebook 'nowhere-2024' is not known" in capsys.readouterr().out


def test_another_folder_is_not_compared_with_the_first_ones_reports(
    home: Path, corrected: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(home, Wanted(ALL, rulebook=str(corrected)))
    other = home.parent / "others"
    shutil.copytree(home, other)
    capsys.readouterr()
    assert run(other, Wanted(ALL)) == []
    assert "6 had no report before" in capsys.readouterr().out


def test_another_application_in_the_same_place_is_not_compared(home: Path) -> None:
    run(home, Wanted(ALL))
    manifest = home / filled.number_of(3) / "application.json"
    said = json.loads(manifest.read_text(encoding="utf-8")) | {"id": "somebody-else"}
    said["applicant"]["name"] = "赵无关"
    manifest.write_text(json.dumps(said), encoding="utf-8")
    assert run(home, Wanted(ALL)) == []


def test_what_is_kept_is_for_its_owner_alone(home: Path) -> None:
    out = home.parent / "out"
    out.chmod(0o755)  # as somebody made it; only what is in it is ours
    (home / filled.number_of(3) / "a2.png").write_bytes(b"")
    run(home, Wanted(ALL))
    ours = [each for each in out.rglob("*") if each.parent.name != kept.READINGS]
    ours += out.rglob("*.refusal")
    modes = {(each.is_dir(), stat.S_IMODE(each.stat().st_mode)) for each in ours}
    assert modes == {(True, 0o700), (False, 0o600)}
