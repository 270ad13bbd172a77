"""The calibration of the project's bars, as `course calibrate project` runs it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from autograder.digits.calibration.page import PAGE, write_page
from autograder.digits.project.calibration.page import bars_text
from autograder.digits.project.calibration.runs import Run, plan, run
from autograder.manifest import Course
from autograder.subject import Calibration

__all__ = ["PROJECT"]

BARS = "autograder/digits/project/bars.json"


def _write(course: Course, runs: Sequence[Run]) -> list[Path]:
    """Write the bars, and the page that tells of them."""
    bars = course.root / BARS
    bars.write_text(bars_text(runs), encoding="utf-8")
    return [bars, write_page(course.root)]


ABOUT = "measured: what the judge of the part measures, see kinds_1.py and so on. seconds: processor time."
PROJECT = Calibration("data/calibration_project.csv", ABOUT, Run, plan, run, (BARS, PAGE), _write)
