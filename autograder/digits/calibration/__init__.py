"""How good the accuracy bar is: kinds of solutions, their runs past both judges, the rates, and the page that tells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from autograder.digits.calibration.page import PLACES, STOPS, write_calibration
from autograder.digits.calibration.runs import Run, plan, run
from autograder.digits.calibration.stops import find_stops, write_stops
from autograder.manifest import Course
from autograder.subject import Calibration

__all__ = ["CALIBRATION"]


def _write(course: Course, runs: Sequence[Run]) -> list[Path]:
    """Ask the checks which kinds they stop, and write the bar, the page and the picture."""
    write_stops(course.root / STOPS, list(find_stops(course)))
    return write_calibration(course.root, runs)


ABOUT = "heldout, public: right predictions of 10000 and of 400. seconds: processor time."
CALIBRATION = Calibration("data/calibration.csv", ABOUT, Run, plan, run, PLACES, _write)
