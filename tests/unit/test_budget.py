"""The budget of a check: told at its end, ended at twice of it, and nothing of it is left afterwards."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

from autograder.grading.budget import Budget, CheckTooLong

NEVER_BACK = """
import itertools
from autograder.grading.budget import Budget
with Budget(0.2).spent():
    {work}
"""


def compute(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def ended_with(work: str) -> int:
    return subprocess.run([sys.executable, "-c", NEVER_BACK.format(work=work)], timeout=60, check=False).returncode


def test_a_check_that_computes_for_long_is_told_so() -> None:
    started = time.process_time()
    with pytest.raises(CheckTooLong, match=r"more than 0\.1 seconds"), Budget(0.1).spent():
        compute(60)
    assert time.process_time() - started < 1


def test_a_check_that_never_comes_back_from_a_library_is_ended() -> None:
    assert ended_with("sum(itertools.repeat(1))") == -signal.SIGVTALRM


def test_a_check_within_its_budget_leaves_no_trace() -> None:
    signals = [signal.getsignal(each) for each in (signal.SIGPROF, signal.SIGVTALRM)]
    with Budget(0.2).spent():
        pass
    assert [signal.getsignal(each) for each in (signal.SIGPROF, signal.SIGVTALRM)] == signals
    assert [signal.getitimer(each)[0] for each in (signal.ITIMER_PROF, signal.ITIMER_VIRTUAL)] == [0, 0]


def test_what_was_computed_before_a_check_does_not_count() -> None:
    """Each time the whole budget: ten checks that take most of it compute three times as long as all may once."""
    for _ in range(10):
        with Budget(0.1).spent():
            compute(0.06)
