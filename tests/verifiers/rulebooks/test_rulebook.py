"""The rulebook: complete, and its faults named by file, line and key."""

from pathlib import Path

import pytest

from models.application import Category, ClaimKind, EducationSource, Track
from models.errors import SettingsError
from verifiers.rulebooks.rulebook import RULEBOOKS, known, load
from verifiers.text.divisions import Rank, by_name, leading, leading_city

SOURCE = (RULEBOOKS / "hangzhou-2024-engineer.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", known())
def test_every_rulebook_loads_and_covers_every_case(name: str) -> None:
    rules = load(name)
    assert rules.id == name
    assert set(rules.serves) == set(ClaimKind)
    assert set(rules.education.certificates) == set(EducationSource)
    assert set(rules.education.certifications) == set(EducationSource)
    assert set(rules.appointment.full_years) == set(Track)
    assert set(rules.appointment.required_level) == set(Track)
    assert set(rules.roles.posts) == set(Category)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("floor: 2024-09-22", "floor: 2024-13-45", "floor"),
        ("consecutive_gap_days: 31", "consecutive_gap_days: -1", "consecutive_gap_days"),
        ("own_unit_only: fail", "own_unit_only: maybe", "own_unit_only"),
        ("own_unit_only: fail", "own_unit_onyl: fail", "own_unit_onyl"),
        ("width_over: 215", "width_over: wide", "width_over"),
        ("ratio_from: 0.65", "ratio_from: 0", "ratio_from"),
        ("established: [post_information_form]", "established: []", "established"),
    ],
)
def test_a_fault_is_named_by_file_line_and_key(
    tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(SOURCE.replace(right, wrong, 1), encoding="utf-8")
    line = SOURCE[: SOURCE.index(right)].count("\n") + 1
    with pytest.raises(SettingsError) as fault:
        load(path)
    assert "mine.yaml" in str(fault.value)
    assert said in str(fault.value)
    assert f"line {line}" in str(fault.value)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("appointment: {full_years: {normal: -1}}", ("appointment.full_years.normal", "line 5")),
        ("project: {own_unit_only: maybe}", ("'pass', 'fail' or 'review'", "line 5")),
        ("project: {own_unit_onyl: fail}", ("own_unit_onyl", "known here: assessed", "line 5")),
        ("appointment: {required_level: {normal: master}}", ("'junior', 'assistant'", "line 5")),
        ("awards: {region: {province: 浙江省府}}", ("浙江省府", "no province", "line 5")),
        ("awards: {table: [{name: 甲杯, aliases: [甲杯]}]}", ("awards.table.0.level", "missing")),
        ("application: {required: [{claim: dance}]}", ("claim", "'education'", "line 5")),
        ("extends: example-2026-engineer", ("stands twice", "line 5")),
        ("roles: {posts: {dancing: []}}", ("dancing", "'planning_design'", "line 5")),
    ],
)
def test_what_a_rulebook_says_beyond_another_is_checked_too(
    tmp_path: Path, line: str, said: tuple[str, ...]
) -> None:
    path = tmp_path / "mine.yaml"
    head = "extends: hangzhou-2024-engineer\nid: mine\nversion: '1'\ntitle: 试行\n"
    path.write_text(f"{head}{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError) as fault:
        load(path)
    assert "mine.yaml" in str(fault.value)
    assert all(part in str(fault.value) for part in said), fault.value


def test_all_faults_are_told_at_once_in_the_file_they_stand_in(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    broken = SOURCE.replace("floor: 2024-09-22", "floor: 22.9.2024")
    broken = broken.replace("affiliates_only: review", "affiliates_only: perhaps")
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(SettingsError) as fault:
        load(path)
    assert [line.count("mine.yaml") for line in str(fault.value).splitlines()] == [1, 1, 1]
    assert "written as 2024-09-22" in str(fault.value)


def test_a_rulebook_takes_over_what_it_does_not_say() -> None:
    base, other = load("hangzhou-2024-engineer"), load("example-2026-engineer")
    assert other.roles == base.roles
    assert other.appointment.full_years[Track.NORMAL] == 5
    assert other.appointment.full_years[Track.DIRECT] is None
    assert other.awards.region.city == "南京"
    assert "虚构" in other.title


@pytest.mark.parametrize("said", ["extends: atlantis", "extends: hangzhou-2024-engineer"])
def test_name_version_and_title_are_never_taken_over(tmp_path: Path, said: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(f"{said}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"mine\.yaml, line 1, key (extends|id)"):
        load(path)


def test_a_kind_of_claim_that_no_document_serves_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(SOURCE.replace("  photo: [id_photo]\n", "", 1), encoding="utf-8")
    with pytest.raises(SettingsError, match=r"key serves: .*photo"):
        load(path)


@pytest.mark.parametrize("text", ["", "a: [", "\x00", "- a", "a: 1\na: 2"])
def test_a_broken_file_is_a_settings_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"mine\.yaml"):
        load(path)


@pytest.mark.parametrize("reference", ["atlantis-2024", "/nowhere/mine.yaml"])
def test_an_unknown_rulebook_names_the_known_ones(reference: str) -> None:
    with pytest.raises(SettingsError, match="hangzhou-2024-engineer"):
        load(reference)


@pytest.mark.parametrize(
    ("text", "code", "rank"),
    [
        ("浙江省杭州市", "330000", Rank.PROVINCE),
        ("杭州市萧山区", "330100", Rank.CITY),
        ("义乌市建设局", "330782", Rank.COUNTY),
        ("上海市建设工程", "310000", Rank.PROVINCE),
        ("吉林市", "220200", Rank.CITY),
    ],
)
def test_divisions(text: str, code: str, rank: Rank) -> None:
    division = leading(text)
    assert division is not None
    assert (division.code, division.rank) == (code, rank)


def test_a_county_level_city_is_known_by_its_proper_name_where_asked() -> None:
    assert leading("义乌建设有限公司") is None
    found = leading_city("义乌建设有限公司")
    assert found is not None
    assert found.name == "义乌市"


def test_a_division_holds_what_lies_in_it() -> None:
    province, city, county = (by_name()[n] for n in ("浙江省", "杭州市", "义乌市"))
    assert province.holds(city)
    assert province.related(county)
    assert not city.related(county)
