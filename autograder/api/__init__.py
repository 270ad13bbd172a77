"""What a check file imports of the kit, with what its own subject offers: see docs/api.md.

A check is a pytest function over `answers` (see `Answers`), and over a judge of the course's subject where it asks for
one. Its docstring is the line that the student reads; it ends with `fail(...)`, with an `assert`, or simply returns.
"""

from autograder.answers import (
    Answers,
    AxesView,
    Built,
    EstimatorView,
    Failure,
    FigureView,
    File,
    ImageView,
    Misconception,
    Opaque,
    Own,
    Picture,
    Plain,
    TextView,
    describe,
    fail,
)
from autograder.api import expect
from autograder.api.described import by_description, rests_on_parameters_only
from autograder.api.judge import Diagnose, Diagnosis, Judge, Judges, stepped, whole_numbers
from autograder.api.registry import exercise

__all__ = [
    "Answers",
    "AxesView",
    "Built",
    "Diagnose",
    "Diagnosis",
    "EstimatorView",
    "Failure",
    "FigureView",
    "File",
    "ImageView",
    "Judge",
    "Judges",
    "Misconception",
    "Opaque",
    "Own",
    "Picture",
    "Plain",
    "TextView",
    "by_description",
    "describe",
    "exercise",
    "expect",
    "fail",
    "rests_on_parameters_only",
    "stepped",
    "whole_numbers",
]
