"""Checks of exercise 3.1: what needs preprocessing."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from autograder.checking import Answers, Misconception, Plain, describe, exercise, fail
from autograder.checks.lesson_3.shared import column_names, dict_with

COUNTS_NOT_NAMES = Misconception(
    "counts-not-names",
    "The answer says whether or how much is missing, and not where: `isna()` was summed or tested, and kept so.",
    "Use the counts as a question to `frame.columns`, and return the names for which the answer is yes.",
)
WHOLE_FRAME = Misconception(
    "whole-frame",
    "`isna()` was asked of the whole table at once, so one empty cell speaks for every column.",
    "Ask each column by itself: `.any()` once, not twice.",
)
ZERO_IS_MISSING = Misconception(
    "zero-is-missing",
    "A 0 was taken for a missing value.",
    "A 0 is a number like any other: a black pixel is 0. Ask with `isna()`.",
)
HEAD_ONLY = Misconception(
    "head-only",
    "Only the first rows were looked at.",
    "Ask all rows: leave out `head()` or the slice.",
)
ALL_INSTEAD_OF_ANY = Misconception(
    "all-instead-of-any",
    "A column was named only if all of its values are missing.",
    "One missing value is enough to stop many models: ask with `.any()`, not with `.all()`.",
)
ONE_TEXT_TYPE = Misconception(
    "one-text-type",
    "The type of a column was compared with one name, such as `object` or `str`. pandas has several types for text.",
    "Turn the question round: find the columns that are numbers, and name all the others.",
)
FIRST_VALUE = Misconception(
    "first-value",
    "Only the first value of each column was looked at. It may be missing, or unlike the rest.",
    "Ask the column for its type instead of one value.",
)
NUMBERS_IN_TEXT = Misconception(
    "numbers-in-text",
    'Texts that look like numbers, such as "04109", were taken for numbers.',
    "Do not convert first: ask which type the column has now.",
)
INTEGERS_FORGOTTEN = Misconception(
    "integers-forgotten",
    "Only decimal numbers were taken for numbers.",
    "Whole numbers are numbers too, and so are pixels (uint8). Ask for any kind of number.",
)
MISSING_IS_TEXT = Misconception(
    "missing-is-text",
    "A column of numbers with a missing value was taken for text.",
    "`NaN` is itself a decimal number: such a column belongs to `missing` only.",
)

ZEROS = pd.DataFrame(
    {
        "height": [1.7, 1.6, 1.8, 1.5, 1.9, 1.7, np.nan, 1.6],
        "pixel": [0, 0, 0, 255, 0, 0, 3, 0],
        "weight": [np.nan, 61.5, 80.0, np.nan, 75.0, 66.0, 59.0, 71.5],
        "goals": [0.0, 1.0, 0.0, 2.0, 0.0, 0.0, 1.0, 4.0],
        "empty": [np.nan] * 8,
        "shoe": [41, 39, 44, 38, 45, 42, 40, 39],
        "team": ["a", "b", "a", None, "b", "a", "a", "b"],
    }
)
TEXTS = pd.DataFrame(
    {
        "age": [31.0, np.nan, 40.0, 28.0],
        "city": ["Bonn", "Graz", "Bern", "Graz"],
        "postcode": ["04109", "80331", "10115", "50667"],
        "room": [3, "12b", 7, "1a"],
        "pages": [120, 80, 340, 95],
        "note": [None, "late", None, "paid"],
    }
)
CLEAN = pd.DataFrame({"1x1": np.array([0, 0, 7], dtype=np.uint8), "1x2": np.array([0, 255, 9], dtype=np.uint8)})


@exercise("3.1")
def test_report_has_two_lists(answers: Answers) -> None:
    """`what_needs_preprocessing` gives a dict with the lists "missing" and "non_numeric"."""
    for frame in (CLEAN, TEXTS):
        report = _report(answers, frame)
        for key in ("missing", "non_numeric"):
            _names(report, key, frame)


@exercise("3.1", needs=test_report_has_two_lists)
def test_report_names_missing(answers: Answers) -> None:
    """The list "missing" names exactly the columns that have a missing value."""
    wanted = ["height", "weight", "empty", "team"]
    found = _names(_report(answers, ZEROS), "missing", ZEROS)
    expected = "the four columns of this table that hold at least one missing value."
    got = f'For a table with the columns {column_names(ZEROS)}, "missing" is {found}.'
    if set(found) == set(ZEROS.columns):
        fail(got, expected, because=WHOLE_FRAME)
    if {"pixel", "goals"} & set(found):
        fail(got, expected, because=ZERO_IS_MISSING)
    if found == ["empty"]:
        fail(got, expected, because=ALL_INSTEAD_OF_ANY)
    if set(wanted) - set(found) in ({"height"}, {"height", "team"}):
        fail(f"{got} The column `height` has its missing value in row 7 of 8.", expected, because=HEAD_ONLY)
    if set(found) != set(wanted):
        fail(
            got,
            expected,
            cause="A column is asked in another way than whether any of its values is missing.",
            next_step='Look at `frame.isna().any()`, and at `frame["weight"].isna()`.',
        )
    none = _names(_report(answers, CLEAN), "missing", CLEAN)
    if none:
        fail(f'For a table without missing values, "missing" is {none}.', "an empty list.", because=ZERO_IS_MISSING)


@exercise("3.1", needs=test_report_has_two_lists)
def test_report_names_non_numeric(answers: Answers) -> None:
    """The list "non_numeric" names exactly the columns that are not numbers."""
    wanted = {"city", "postcode", "room", "note"}
    found = _names(_report(answers, TEXTS), "non_numeric", TEXTS)
    lost, extra = wanted - set(found), set(found) - wanted
    got = f'For a table with the columns {column_names(TEXTS)}, "non_numeric" is {found}.'
    expected = "the four columns of this table that hold text."
    if "pages" in extra:
        fail(f"{got} `pages` holds the whole numbers 120, 80, 340, 95.", expected, because=INTEGERS_FORGOTTEN)
    if "age" in extra:
        fail(f"{got} `age` holds 31, NaN, 40, 28.", expected, because=MISSING_IS_TEXT)
    if lost == {"postcode"}:
        fail(got, expected, because=NUMBERS_IN_TEXT)
    if lost and lost <= {"note", "room"} and "note" in lost:
        fail(f"{got} `note` begins with a missing value, `room` with a number.", expected, because=FIRST_VALUE)
    if lost:
        fail(f"{got} Not named: {', '.join(sorted(lost))}.", expected, because=ONE_TEXT_TYPE)
    numbers = _names(_report(answers, CLEAN), "non_numeric", CLEAN)
    if numbers:
        fail(
            f'For a table of pixels (uint8), "non_numeric" is {numbers}.', "an empty list.", because=INTEGERS_FORGOTTEN
        )


def _report(answers: Answers, frame: pd.DataFrame) -> dict[Any, Plain]:
    name = "what_needs_preprocessing"
    return dict_with(answers.call(name, frame), name, ("missing", "non_numeric"))


def _names(report: dict[Any, Plain], key: str, frame: pd.DataFrame) -> list[str]:
    """The list of column names under a key."""
    value = report[key]
    items = value.tolist() if isinstance(value, np.ndarray) and value.ndim == 1 else value
    expected = "a list of column names; an empty list if there are none."
    if isinstance(items, list | tuple) and all(isinstance(item, str) for item in items):
        names = [str(item) for item in items]
        strange = [name for name in names if name not in frame.columns]
        if strange:
            fail(
                f'"{key}" names {strange[0]!r}, which is not a column of the table.',
                expected,
                cause="The names come from another table, or they were changed.",
                next_step="Take the names from `frame.columns`.",
            )
        return names
    found = f'"{key}" is {describe(value)}.'
    if isinstance(items, int | float | dict) or _all_numbers(items):
        fail(found, expected, because=COUNTS_NOT_NAMES)
    if isinstance(value, pd.DataFrame):
        fail(found, expected, cause="These are the columns themselves.", next_step="Take the names: `.columns`.")
    fail(
        found,
        expected,
        cause="The names are still in another kind of object, or these are no names.",
        next_step="Make a list of it: `list(...)`.",
    )


def _all_numbers(items: object) -> bool:
    return isinstance(items, list | tuple) and bool(items) and all(isinstance(item, int | float) for item in items)
