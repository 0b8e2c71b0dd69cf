"""No identity number survives masking; what only looks like one stays readable."""

from datetime import date
from itertools import zip_longest
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures import numbers
from service.masking import hidden, masked, masking
from verifiers.persons.identity import valid_id

REGIONS = st.sampled_from(["330106", "110105", "659004", "820000", "120101", "460400", "542621"])
GAPS = st.lists(st.sampled_from(["", "", "", " ", "  ", "-", "\u200b", "\n", "　"]),
                min_size=17, max_size=17)  # fmt: skip
AROUND = st.text(st.characters(exclude_categories=["Nd", "Nl", "No"]), max_size=12)
BORN = st.dates(date(1900, 1, 1), date(2026, 11, 1))


@st.composite
def eighteen(draw: st.DrawFn) -> str:
    first = f"{draw(REGIONS)}{draw(BORN):%Y%m%d}{draw(st.integers(0, 999)):03d}"
    return first + numbers.id_check(first)


@st.composite
def fifteen(draw: st.DrawFn) -> str:
    born = draw(st.dates(date(1901, 1, 1), date(1999, 9, 30)))
    return f"{draw(REGIONS)}{born:%y%m%d}{draw(st.integers(0, 999)):03d}"


def bare(text: str) -> str:
    """Letters and digits alone, as whoever searches for a number would."""
    return "".join(c for c in text if c.isalnum()).upper()


@given(eighteen() | fifteen(), GAPS, AROUND, AROUND, st.booleans())
def test_no_identity_number_survives(
    number: str, gaps: list[str], before: str, after: str, small: bool
) -> None:
    printed = "".join(map("".join, zip(number, [*gaps[: len(number) - 1], ""], strict=True)))
    shown = masked(f"{before}{printed.lower() if small else printed}{after}")
    assert number not in bare(shown)
    assert number[6:14] not in bare(shown), "nor the day of birth"


@given(eighteen(), st.sampled_from(["13812345678", "2024", "1"]))
def test_numbers_beside_it_change_nothing(number: str, other: str) -> None:
    for text in (f"{other} {number}", f"{number} {other}", f"{number}、{other}"):
        assert number not in bare(masked(text))
        assert other in masked(text)


@given(eighteen())
def test_wide_digits_are_digits(number: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) for c in number)
    assert wide not in masked(f"号码{wide}。")


@given(st.dates(date(1940, 1, 1), date(2000, 1, 1)), st.integers(0, 16), st.sampled_from("SO0Z8l"))
def test_a_misread_number_of_an_adult_is_one(born: date, place: int, misread: str) -> None:
    number = numbers.id_number(Random(1), "330106", born, "男")  # noqa: S311
    read = number[:place] + misread + number[place + 1 :] if place > 13 else number[:17] + misread
    assert read not in masked(f"张玥{read}")


@pytest.mark.parametrize(
    "text",
    ["身份证号：3301061990030745", "公民身份号码 33010619900307452552", "身份证33O1O61990O307"],
)
def test_what_is_called_an_identity_number_is_hidden_whatever_was_read(text: str) -> None:
    assert text[-10:] not in masked(text)
    assert "*" * 8 in masked(text)


@given(st.integers(0, 10**6), st.integers(10001, 14999), st.integers(1978, 2024))
def test_diplomas_and_degrees_are_readable_unless_they_are_somebodys_number(
    seed: int, school: int, year: int
) -> None:
    rng = Random(seed)  # noqa: S311 - made numbers
    for number in (
        numbers.diploma_number(rng, str(school), year, "本科"),
        numbers.degree_number(rng, str(school), year),
        numbers.diploma_number(rng, str(school), year, "专科")[:17],
        numbers.diploma_number(rng, "10335", year, "本科"),
    ):
        own = valid_id(number) and not number.startswith("10")
        assert own or masked(f"证书编号：{number}") == f"证书编号：{number}"


@given(st.integers(0, 10**6), st.dates(date(2010, 1, 1), date(2024, 12, 31)), REGIONS)
def test_permits_and_credit_codes_are_readable_unless_they_are_somebodys_number(
    seed: int, on: date, region: str
) -> None:
    rng = Random(seed)  # noqa: S311 - made numbers
    permit = numbers.permit_number(rng, region, on)
    for number in (permit, permit[:16], f"{permit}01", f"{permit}0", numbers.uscc(rng, region)):
        assert (len(number) == 18 and valid_id(number)) or masked(number) == number


@given(st.text())
def test_a_text_without_digits_is_only_made_printable(text: str) -> None:
    without = "".join(c for c in text if not c.isdecimal())
    assert len(masked(without)) == len(without)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(None, ""), ("", ""), ("E123", "****"), ("330106199003074525", "330*************25")],
)
def test_a_number_keeps_its_ends(number: str | None, shown: str) -> None:
    assert hidden(number) == shown


@given(st.text("0123456789X", min_size=8, max_size=20), GAPS, AROUND, AROUND)
def test_a_number_known_to_be_one_is_hidden_whatever_was_read(
    number: str, gaps: list[str], before: str, after: str
) -> None:
    printed = "".join(
        c + gap for c, gap in zip_longest(number, gaps[: len(number) - 1], fillvalue="")
    )
    assert number not in bare(masking([number])(f"{before}{printed}{after}"))
    assert masking([])(before) == masked(before)


def test_what_is_too_short_to_tell_of_anybody_hides_nothing() -> None:
    assert masking(["2024"])("2024年") == "2024年"
