"""The seconds that each group of tests takes, held against the ceilings of `seconds.yaml`.

A group that passes its ceiling by half fails the run, so that none creeps up. Ceilings are seconds on a machine that
does `_work` in `WORK_SECONDS`; on a slower one they are as much higher.
"""

from __future__ import annotations

import os
import time
from collections import Counter, defaultdict
from functools import cached_property
from pathlib import Path

import pytest
import yaml

CEILINGS = Path(__file__).resolve().parent / "seconds.yaml"
HARD = 1.5
"""How far over its ceiling a group fails."""
WORK_SECONDS = 0.55
WATCHED = "COURSE_SECONDS"
"""The variable that makes a ceiling count: a part of the suite, or a machine with other work, says nothing of it."""


class Seconds:
    """A plugin of pytest's: adds up, prints, and judges."""

    def __init__(self, markers: str) -> None:
        self._ceilings = _ceilings(markers)
        self._used: defaultdict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._used[self._group(report.nodeid)] += report.duration

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._used:
            terminalreporter.write_sep("=", "seconds by group of tests, all processes together")
            scale = self._scale
            for group, ceiling in self._ceilings.items():
                if used := self._used[group]:
                    word = "  over its ceiling" if used > ceiling * scale else ""
                    terminalreporter.write_line(f"{group:<32}{used:>7.0f} of {ceiling * scale:.0f}{word}")

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if os.environ.get(WATCHED) and not session.exitstatus and self._broken():
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def _broken(self) -> list[str]:
        scale = self._scale
        return [group for group, ceiling in self._ceilings.items() if self._used[group] > HARD * ceiling * scale]

    def _group(self, nodeid: str) -> str:
        """The longest beginning of the test's name that has a ceiling."""
        name = nodeid.removeprefix("tests/")
        return max((group for group in self._ceilings if name.startswith(group)), key=len, default="")

    @cached_property
    def _scale(self) -> float:
        return max(1.0, min(_work() for _ in range(3)) / WORK_SECONDS)


def _ceilings(markers: str) -> dict[str, float]:
    """Those of the suite, of the sweeps, or their sums where both are run."""
    both: dict[str, dict[str, int]] = yaml.safe_load(CEILINGS.read_text(encoding="utf-8"))
    chosen = {"not sweep": ["suite"], "sweep": ["sweeps"]}.get(markers, ["suite", "sweeps"])
    sums: Counter[str] = Counter()
    for part in chosen:
        sums.update(both[part])
    return dict(sums)


def _work() -> float:
    """Seconds for a forest: what much of the suite does."""
    import numpy as np
    from sklearn.ensemble import RandomForestClassifier

    X = np.random.default_rng(0).integers(0, 256, (600, 784))
    started = time.perf_counter()
    RandomForestClassifier(60, random_state=0).fit(X, np.arange(600) % 10)
    return time.perf_counter() - started
