"""The public API for writing checks: the only part of the kit that a check file imports.

A check is a pytest function over `answers` (see `autograder.answers.Answers`). Its
docstring is the line that the student reads; it ends with `fail(...)` or simply returns.
"""

from autograder.answers import (
    Answers,
    AxesView,
    Built,
    EstimatorView,
    FigureView,
    File,
    Misconception,
    Own,
    Picture,
    Plain,
    describe,
    fail,
)
from autograder.checking import expect
from autograder.checking.judge import HeldoutJudge, Judge, PublicJudge, Score, wilson
from autograder.checking.registry import Check, exercise, load_checks, with_needs
from autograder.checking.result import CellProblem, Output, Report, Result, Status, overall, total_points
from autograder.checking.runner import SubmissionEnded, blank, run_checks

__all__ = [
    "Answers",
    "AxesView",
    "Built",
    "CellProblem",
    "Check",
    "EstimatorView",
    "FigureView",
    "File",
    "HeldoutJudge",
    "Judge",
    "Misconception",
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
    "blank",
    "describe",
    "exercise",
    "expect",
    "fail",
    "load_checks",
    "overall",
    "run_checks",
    "total_points",
    "wilson",
    "with_needs",
]
