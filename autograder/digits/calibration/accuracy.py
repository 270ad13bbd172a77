"""The calibration of the accuracy bar, as `course calibrate` runs it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from autograder.digits.calibration.page import BAR, PAGE, PICTURE, STOPS, write_bar, write_page
from autograder.digits.calibration.runs import Run, plan, run
from autograder.digits.calibration.stops import find_stops, write_stops
from autograder.manifest import Course
from autograder.subject import Calibration

__all__ = ["ACCURACY"]


def _write(course: Course, runs: Sequence[Run]) -> list[Path]:
    """Ask the checks which kinds they stop, and write the bar, the page and the picture."""
    write_stops(course.root / STOPS, list(find_stops(course)))
    return [*write_bar(course.root, runs), write_page(course.root)]


ABOUT = "heldout, public: right predictions of 10000 and of 400. seconds: processor time."
ACCURACY = Calibration("data/calibration.csv", ABOUT, Run, plan, run, (BAR, PICTURE, PAGE), _write)
