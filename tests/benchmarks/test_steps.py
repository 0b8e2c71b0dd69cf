"""The stopwatch counts every second once; the steps are where the benchmark looks for them."""

import time

import pytest

from benchmarks.steps import PLACES, Step, Stopwatch


def burn(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


@pytest.mark.parametrize(("step", "owner", "name"), PLACES)
def test_every_step_is_where_it_is_wrapped(step: Step, owner: object, name: str) -> None:
    assert callable(getattr(owner, name, None)), f"{step}: {owner} has no {name}"


def test_time_counts_once_for_the_innermost_step() -> None:
    watch = Stopwatch()
    with watch.running(Step.LAYOUT):
        burn(0.02)
        watch.wrap(Step.CODES, burn)(0.05)
        burn(0.02)
    assert watch.spent[Step.LAYOUT] == pytest.approx(0.04, abs=0.01)
    assert watch.spent[Step.CODES] == pytest.approx(0.05, abs=0.01)


def test_looking_for_lines_in_a_seal_is_reading_the_seal() -> None:
    watch = Stopwatch()
    with watch.running(Step.READ_SEALS), watch.running(Step.DETECTION):
        burn(0.01)
    assert set(watch.spent) == {Step.READ_SEALS}


def test_what_fails_is_counted_and_left() -> None:
    watch = Stopwatch()
    with pytest.raises(ZeroDivisionError), watch.running(Step.INK):
        raise ZeroDivisionError
    with watch.running(Step.CODES):
        burn(0.01)
    assert watch.spent[Step.CODES] >= 0.01
    assert watch.spent[Step.INK] < 0.01
