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
from autograder.api import expect
from autograder.api.described import by_description
from autograder.api.judge import Judge, Judges, stepped, whole_numbers
from autograder.api.registry import Check, checks_of, exercise, load_checks, with_needs
from autograder.api.result import (
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
from autograder.api.runner import SubmissionEnded, blank, run_checks, settled

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
    "Judge",
    "Judges",
    "Misconception",
    "Opaque",
    "Output",
    "Own",
    "Picture",
    "Plain",
    "Report",
    "Result",
    "Status",
    "SubmissionEnded",
    "blank",
    "by_description",
    "checks_of",
    "describe",
    "exercise",
    "expect",
    "fail",
    "held_points",
    "load_checks",
    "overall",
    "run_checks",
    "settled",
    "stepped",
    "total_points",
    "whole_numbers",
    "with_cell_problem",
    "with_needs",
]
