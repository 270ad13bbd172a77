"""The public API for writing checks: the only part of the kit that a check file imports.

A check is a pytest function over `answers` (see `autograder.answers.Answers`). Its
docstring is the line that the student reads; it ends with `fail(...)` or simply returns.
"""

from autograder.answers import (
    Answers,
    AxesView,
    Built,
    EstimatorView,
    Failure,
    FigureView,
    File,
    Misconception,
    Opaque,
    Own,
    Picture,
    Plain,
    describe,
    fail,
)
from autograder.checking import expect, relations
from autograder.checking.bar import expect_accuracy
from autograder.checking.described import by_description
from autograder.checking.judge import HeldoutJudge, Judge, PublicJudge, Score, confusion_counts, wilson
from autograder.checking.picture import beside_ours, digit_grid
from autograder.checking.recognise import Finding, examine, recognise, recognise_fitted, recognise_predictions
from autograder.checking.registry import Check, exercise, load_checks, with_needs
from autograder.checking.result import (
    SCHEMA_VERSION,
    CellProblem,
    Output,
    Report,
    Result,
    Status,
    held_points,
    overall,
    total_points,
    with_cell_problem,
)
from autograder.checking.runner import SubmissionEnded, blank, run_checks, settled

__all__ = [
    "SCHEMA_VERSION",
    "Answers",
    "AxesView",
    "Built",
    "CellProblem",
    "Check",
    "EstimatorView",
    "Failure",
    "FigureView",
    "File",
    "Finding",
    "HeldoutJudge",
    "Judge",
    "Misconception",
    "Opaque",
    "Output",
    "Own",
    "Picture",
    "Plain",
    "PublicJudge",
    "Report",
    "Result",
    "Score",
    "Status",
    "SubmissionEnded",
    "beside_ours",
    "blank",
    "by_description",
    "confusion_counts",
    "describe",
    "digit_grid",
    "examine",
    "exercise",
    "expect",
    "expect_accuracy",
    "fail",
    "held_points",
    "load_checks",
    "overall",
    "recognise",
    "recognise_fitted",
    "recognise_predictions",
    "relations",
    "run_checks",
    "settled",
    "total_points",
    "wilson",
    "with_cell_problem",
    "with_needs",
]
