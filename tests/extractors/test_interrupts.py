"""Ctrl-C held back: what was begun is finished first, and children never see it."""

import signal
import subprocess
import sys

import pytest

from extractors.interrupts import held_back


def test_the_block_is_finished_before_the_interrupt() -> None:
    done = []

    def interrupted() -> None:
        with held_back():
            signal.raise_signal(signal.SIGINT)
            done.append("all of it")

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert done == ["all of it"]


def test_without_ctrl_c_nothing_is_raised_and_the_handler_is_the_old_one() -> None:
    before = signal.getsignal(signal.SIGINT)
    with held_back():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_an_error_in_the_block_stays_itself() -> None:
    with pytest.raises(ValueError, match="own"), held_back():
        raise ValueError("own")


def test_processes_begun_in_the_block_do_not_see_it() -> None:
    said = "import signal; signal.raise_signal(signal.SIGINT); print('still here')"
    with held_back():
        child = subprocess.Popen([sys.executable, "-c", said], stdout=subprocess.PIPE, text=True)
    assert child.communicate(timeout=30)[0] == "still here\n"
