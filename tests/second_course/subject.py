"""What the engine asks of the subject of this course: who judges a regressor, and how good the bar is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
import sklearn
from numpy.typing import NDArray

from autograder.api import Answers, Built, Diagnosis, Judges, Misconception, Own, stepped
from autograder.errors import CourseError
from autograder.location import course_file
from autograder.manifest import Course
from autograder.subject import Calibration, Job, Subject

__all__ = ["BAR", "SUBJECT", "RowJudge"]

BAR = 52.0
"""The mean absolute error that a regressor may have: what always predicts the mean has more than 60."""
TRAINING = 242
"""Public rows that a judged regressor is fitted on. The other 100 are those that a student's own check judges on."""
COLUMNS = 11
Rows = tuple[NDArray[np.float64], NDArray[np.float64]]


class RowJudge:
    """Judges a regressor by its error on rows, float64 (n, 10), whose progression stays here."""

    unseen: tuple[str, ...] = ("rows",)

    def __init__(self, name: str, hidden: bool, training: Rows, judged: Rows) -> None:
        self.name, self.hidden, self.training = name, hidden, training
        self.rows, self._progression = judged

    def kept(self, numbers: NDArray[Any]) -> NDArray[np.float64]:
        """Progressions from 0 to 400, in steps of 0.4."""
        return stepped(numbers, 0, 400)

    def error(self, predictions: NDArray[Any]) -> float:
        """The mean absolute error of predictions for `rows`."""
        return float(np.mean(np.abs(predictions - self._progression)))


BY_HEART = Misconception(
    "learned-by-heart",
    "On the rows that it was fitted on it makes no error: it has learned them by heart.",
    "Limit it, or take a simpler one.",
)


def diagnose(
    answers: Answers, maker: str | Own | Built, judge: RowJudge, predictions: NDArray[np.float64]
) -> Diagnosis:
    """Ask a regressor with a large error for the rows that it was fitted on."""
    X, y = judge.training
    known = answers.fit_predict(maker, X, y, X)
    return Diagnosis(BY_HEART if np.mean(np.abs(known - y)) < 1 else None)


class Diabetes(Subject):
    """How diabetes goes on within a year: regressors are judged on 100 public rows, or on 100 held-back ones."""

    private_data = ("held_back",)
    warm_imports = ("pandas", "sklearn.linear_model", "sklearn.pipeline", "sklearn.preprocessing")
    distributions = ("pandas", "scikit-learn")

    @property
    def calibrations(self) -> Mapping[str, Calibration]:  # type: ignore[override]
        """How good the bar is."""
        return {"error": Calibration("data/calibration.csv", ABOUT, Run, plan, run, (PAGE,), write)}

    def judges(self, course: Course, private: Mapping[str, bytes] | None) -> Judges:
        """One judge of regressors, called `judge`, and what tells why one is off."""
        file = course.root / course.data["diabetes"].path
        X, y = _rows(file.read_bytes(), file)
        training = X[:TRAINING], y[:TRAINING]
        if private is None:
            judged = X[TRAINING:], y[TRAINING:]
            return Judges({"judge": RowJudge("100 rows of the course file", False, training, judged)}, diagnose)
        held_back = _rows(private["held_back"], course.root / course.data["held_back"].path)
        return Judges({"judge": RowJudge("100 held-back rows", True, training, held_back)}, diagnose)


def _rows(content: bytes, file: Path) -> Rows:
    try:
        table = np.loadtxt(io.BytesIO(content), delimiter=",", skiprows=1, ndmin=2)
    except ValueError as error:
        raise _no_rows(file, str(error)) from error
    if table.shape[1] != COLUMNS:
        raise _no_rows(file, f"{table.shape[1]} columns")
    return table[:, :-1], table[:, -1]


def _no_rows(file: Path, why: str) -> CourseError:
    return CourseError(f"these are not rows of {COLUMNS} numbers: {why}.", file=file, mend="Run `python make_data.py`.")


# ---- how good the bar is ---------------------------------------------------------------------------------------------

ABOUT = "public, held_back: the mean absolute error on 100 rows each, fitted on rows drawn with this number."
PAGE = "bar.md"
KINDS = {"linear": "honest", "ridge": "honest", "mean-only": "wrong", "shuffled-targets": "wrong"}
"""What is tried, and whether it should stay below the bar."""
NUMBERS = range(5)


@dataclass(frozen=True)
class Run:
    """A kind of regressor, fitted once, and its errors."""

    kind: str
    number: int
    sklearn: str
    public: float
    held_back: float


def plan() -> Sequence[Job]:
    """Each kind on several draws of the rows."""
    return [Job(kind, number, sklearn.__version__) for kind in KINDS for number in NUMBERS]


def run(job: Job) -> Run:
    """Fit one kind on rows drawn with replacement, and measure it on both sets of 100 rows."""
    from autograder.manifest import load_course

    course = load_course()
    private = {"held_back": course_file(course.data["held_back"].path).read_bytes()}
    judges = [SUBJECT.judges(course, given).by_name["judge"] for given in (None, private)]
    luck = np.random.default_rng(job.number)
    errors = [_error(job.kind, judge, luck) for judge in judges if isinstance(judge, RowJudge)]
    return Run(job.kind, job.number, job.sklearn, *errors)


def _error(kind: str, judge: RowJudge, luck: np.random.Generator) -> float:
    X, y = judge.training
    drawn = luck.integers(len(y), size=len(y))
    targets = luck.permutation(y[drawn]) if kind == "shuffled-targets" else y[drawn]
    return round(judge.error(_model(kind).fit(X[drawn], targets).predict(judge.rows)), 3)


def _model(kind: str) -> Any:
    from sklearn.dummy import DummyRegressor
    from sklearn.linear_model import LinearRegression, Ridge
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    models = {"ridge": Ridge(), "mean-only": DummyRegressor()}
    return make_pipeline(StandardScaler(), models.get(kind, LinearRegression()))


def write(course: Course, runs: Sequence[Run]) -> Iterator[Path]:
    """Write the page, if it has changed."""
    text = io.StringIO()
    text.write(f"# How good the bar is\n\nA regressor passes with a mean absolute error of {BAR:g} or less.\n\n")
    table = csv.writer(text, delimiter="|", lineterminator="\n")
    table.writerow(["kind", "should be", "public", "held back", "right verdicts"])
    table.writerow(["---"] * 5)
    for kind, role in KINDS.items():
        found = [one for one in runs if one.kind == kind]
        right = sum((one.held_back <= BAR) == (role == "honest") for one in found)
        means = (f"{fmean(getattr(one, name) for one in found):.1f}" for name in ("public", "held_back"))
        table.writerow([kind, role, *means, f"{right} of {len(found)}"])
    path = course.root / PAGE
    if not path.is_file() or path.read_text(encoding="utf-8") != text.getvalue():
        path.write_text(text.getvalue(), encoding="utf-8")
        yield path


SUBJECT = Diabetes()
