"""Checks of exercise 3.1: what needs preprocessing."""

from __future__ import annotations

from typing import Any, NoReturn

import numpy as np
import pandas as pd

from autograder.api import Answers, Misconception, Plain, describe, exercise, expect, fail
from autograder.digits.checks.lesson_3.shared import column_names

COUNTS_NOT_NAMES = Misconception(
    "counts-not-names",
    "The answer says whether or how much is missing, and not where: `isna()` was summed or tested, and kept so.",
    "Ask each column, `frame.isna().any()`, and keep the answers apart: `frame.columns[...]` takes the names where the "
    "answer is yes.",
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
    "Some columns of text are not seen. pandas has several types for text: `object`, `str`, categories.",
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
EITHER_OR = Misconception(
    "either-or",
    "A column with a missing value is in the first list only: it is kept out of the second, by `elif` or `else`, or "
    "because the first list is taken out of the second. A column may be in both lists.",
    "Ask two separate questions, one for each list, and take no name out of either.",
)
TABLE_CHANGED = Misconception(
    "table-changed",
    "The function changes the table that it is given, for example with `inplace=True` or an assignment into it.",
    "Only look at `frame`; work on `frame.copy()` if you must change something.",
)
INTEGERS_FORGOTTEN = Misconception(
    "integers-forgotten",
    "Not all numbers are taken for numbers.",
    "Whole numbers are numbers too, and so are pixels (uint8). Ask for any kind of number.",
)
MISSING_IS_TEXT = Misconception(
    "missing-is-text",
    "A column of numbers with a missing value is listed among those that are not numbers.",
    "`NaN` is itself a decimal number: such a column belongs to `missing` only.",
)
LISTS_EXCHANGED = Misconception(
    "lists-exchanged",
    "The two lists have changed places.",
    "Put the names of the columns with a missing value under `missing`, and those that are not numbers under "
    "`non_numeric`.",
)
SAME_FOR_EACH_TABLE = Misconception(
    "same-for-each-table",
    "Both lists are the same for three different tables: another table is asked, such as the notebook's `X`, or the "
    "lists were written down, or no column ever meets the question.",
    "Ask each column of `frame`, the argument.",
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
        "size": pd.Categorical(["small", "large", "small", "small"]),
        "note": [None, "late", None, "paid"],
    }
)
KEYS = ("missing", "non_numeric")
TEXT_COLUMNS = {"city", "postcode", "room", "size", "note"}
CLEAN = pd.DataFrame({"1x1": np.array([0, 0, 7], dtype=np.uint8), "1x2": np.array([0, 255, 9], dtype=np.uint8)})
TYPE_CAUSE = "Numbers and text are told apart in another way than by the type of the column."
TYPE_HINT = 'Look at `frame.dtypes`, and at `frame.select_dtypes(exclude="number")`.'
FULL_NOTES = ["sent", "late", "sent", "paid"]


@exercise("3.1")
def test_report_has_two_lists(answers: Answers) -> None:
    """`what_needs_preprocessing` gives a dict with the lists "missing" and "non_numeric"."""
    for frame in (CLEAN, TEXTS, TEXTS.iloc[:1]):
        report = _report(answers, frame)
        for key in KEYS:
            _names(report, key, frame)
    if answers.changed("what_needs_preprocessing", TEXTS):
        fail("After the call, the table has other values than before.", "the same table.", because=TABLE_CHANGED)


@exercise("3.1", needs=test_report_has_two_lists)
def test_report_names_missing(answers: Answers) -> None:
    """The list "missing" names exactly the columns that have a missing value."""
    wanted = {"height", "weight", "empty", "team"}
    found = set(_asked(answers, "missing", ZEROS))
    expected = "the four columns of this table that hold at least one missing value."
    got = f'For a table with the columns {column_names(ZEROS)}, "missing" is {_listed(found)}.'
    if found != wanted and (because := _wrong_in_both(answers)):
        fail(got, expected, because=because)
    none = _asked(answers, "missing", CLEAN)
    if found == set(ZEROS.columns) and not none:
        fail(got, expected, because=WHOLE_FRAME)
    zeros = {"pixel", "goals"} & found
    if zeros and not zeros & set(_asked(answers, "missing", ZEROS.replace(0, 5))):
        fail(got, expected, because=ZERO_IS_MISSING)
    if found == {"empty"}:
        fail(got, expected, because=ALL_INSTEAD_OF_ANY)
    if "height" in wanted - found and "height" in _asked(answers, "missing", ZEROS[::-1]):
        fail(f"{got} The column `height` has its missing value in row 7 of 8.", expected, because=HEAD_ONLY)
    if found != wanted:
        fail(
            got,
            expected,
            cause="A column is asked in another way than whether any of its values is missing.",
            next_step='Look at `frame.isna().any()`, and at `frame["weight"].isna()`.',
        )
    if none:
        ones = _asked(answers, "missing", CLEAN + 1)
        fail(
            f'For a table without missing values, "missing" is {none}.',
            "an empty list.",
            because=None if ones else ZERO_IS_MISSING,
            cause="A column is named although none of its values is missing.",
            next_step="Print `frame.isna()` for a small table without gaps: no value is True.",
        )
    _missing_anywhere(answers)


def _missing_anywhere(answers: Answers) -> None:
    """One missing value far down in a long table, in a table of one row, and in rows that were mixed."""
    long = pd.DataFrame({"first": np.arange(300.0), "last": np.arange(300.0), "word": ["x"] * 300})
    long.loc[290, "last"] = np.nan
    mixed = ZEROS.sample(frac=1, random_state=4)
    for frame, wanted in ((long, ["last"]), (ZEROS.iloc[:1], ["weight", "empty"]), (mixed[["shoe", "team"]], ["team"])):
        found = _asked(answers, "missing", frame)
        if set(found) == set(wanted):
            continue
        above = len(frame) == 300 and set(_asked(answers, "missing", frame[::-1])) == set(wanted)
        fail(
            f"For a table of {len(frame)} row(s) in which these columns have a missing value: {', '.join(wanted)}, "
            f'"missing" is {found}.',
            "exactly these columns.",
            because=HEAD_ONLY if above else None,
            cause="The answer depends on something else than on the missing values: on how many rows there are, or on "
            "the row numbers.",
            next_step="Try your function on `frame.head(1)` and on `frame.sample(frac=1)` of a table that you know.",
        )


@exercise("3.1", needs=test_report_has_two_lists)
def test_report_names_non_numeric(answers: Answers) -> None:
    """The list "non_numeric" names exactly the columns that are not numbers."""
    wanted = TEXT_COLUMNS
    found = set(_asked(answers, "non_numeric", TEXTS))
    lost, extra = wanted - found, found - wanted
    got = f'For a table with the columns {column_names(TEXTS)}, "non_numeric" is {_listed(found)}.'
    expected = "the five columns of this table that hold text."
    if found != wanted and (because := _wrong_in_both(answers)):
        fail(got, expected, because=because)
    if "pages" in extra:
        whole = "pages" not in _asked(answers, "non_numeric", TEXTS.astype({"pages": float}))
        found_here = f"{got} `pages` holds the whole numbers 120, 80, 340, 95."
        fail(found_here, expected, because=INTEGERS_FORGOTTEN if whole else None, cause=TYPE_CAUSE, next_step=TYPE_HINT)
    if "age" in extra:
        filled = "age" not in _asked(answers, "non_numeric", TEXTS.fillna({"age": 35.0}))
        found_here = f"{got} `age` holds 31, NaN, 40, 28."
        fail(found_here, expected, because=MISSING_IS_TEXT if filled else None, cause=TYPE_CAUSE, next_step=TYPE_HINT)
    if lost:
        _explain_lost(answers, got, expected, lost)
    numbers = _asked(answers, "non_numeric", CLEAN)
    if numbers:
        decimals = not _asked(answers, "non_numeric", CLEAN.astype(float))
        fail(
            f'For a table of pixels (uint8), "non_numeric" is {numbers}.',
            "an empty list.",
            because=INTEGERS_FORGOTTEN if decimals else None,
            cause=TYPE_CAUSE,
            next_step=TYPE_HINT,
        )
    late = pd.DataFrame({"mark": [*range(200), *"abc"], "n": range(203)})
    if (found_late := _asked(answers, "non_numeric", late)) != ["mark"]:
        fail(
            f'In a column of 203 values, the last three are text. "non_numeric" is {found_late}.',
            "this column, and no other.",
            because=HEAD_ONLY if _asked(answers, "non_numeric", late[::-1]) == ["mark"] else None,
            cause=TYPE_CAUSE,
            next_step=TYPE_HINT,
        )


def _explain_lost(answers: Answers, got: str, expected: str, lost: set[str]) -> NoReturn:
    """Why columns of text are not named: other tables tell."""
    if lost == {"postcode"}:
        fail(got, expected, because=NUMBERS_IN_TEXT)
    if "note" in lost:
        full = "note" in _asked(answers, "non_numeric", TEXTS.assign(note=FULL_NOTES))
        later = TEXTS.assign(note=TEXTS["note"].to_numpy()[[1, 0, 3, 2]])
        gap_later = "note" in _asked(answers, "non_numeric", later)
        if full and not gap_later and lost == {"note"}:
            fail(f"{got} `note` has missing values too.", expected, because=EITHER_OR)
        if gap_later and lost <= {"note", "room"}:
            fail(f"{got} `note` begins with a missing value, `room` with a number.", expected, because=FIRST_VALUE)
    kinds = [{str(TEXTS[name].dtype) for name in names} for names in (lost, TEXT_COLUMNS - lost)]
    words = TEXTS[sorted(TEXT_COLUMNS)]
    sees_some = kinds[1] or any(_asked(answers, "non_numeric", words.astype(kind)) for kind in ("object", "category"))
    fail(
        f"{got} Not named: {', '.join(sorted(lost))}.",
        expected,
        because=ONE_TEXT_TYPE if sees_some and not kinds[0] & kinds[1] else None,
        cause=TYPE_CAUSE,
        next_step=TYPE_HINT,
    )


def _wrong_in_both(answers: Answers) -> Misconception | None:
    """What is wrong with both lists at once, if something is."""
    frames = (TEXTS, ZEROS, CLEAN)
    missing, non_numeric = ([set(_asked(answers, key, frame)) for frame in frames] for key in KEYS)
    if missing[0] == TEXT_COLUMNS and non_numeric[0] == {"age", "note"}:
        return LISTS_EXCHANGED
    alike = all(lists[0] == lists[1] == lists[2] for lists in (missing, non_numeric))
    return SAME_FOR_EACH_TABLE if alike else None


def _asked(answers: Answers, key: str, frame: pd.DataFrame) -> list[str]:
    """What the student's function lists under a key, for a table."""
    return _names(_report(answers, frame), key, frame)


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "an empty list"


def _report(answers: Answers, frame: pd.DataFrame) -> dict[Any, Plain]:
    name = "what_needs_preprocessing"
    return expect.entries(answers.call(name, frame), name, KEYS)


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
    if key == "missing" and _says_how_much(items, frame):
        fail(found, expected, because=COUNTS_NOT_NAMES)
    if isinstance(value, pd.DataFrame):
        fail(found, expected, cause="These are the columns themselves.", next_step="Take the names: `.columns`.")
    fail(
        found,
        expected,
        cause="The names are still in another kind of object, or these are no names.",
        next_step="Make a list of it: `list(...)`.",
    )


def _says_how_much(items: Plain, frame: pd.DataFrame) -> bool:
    """One number or truth for the table, or one for each of its columns."""
    if isinstance(items, dict):
        items = list(items.values())
    if isinstance(items, list | tuple):
        return len(items) == len(frame.columns) and all(isinstance(item, int | float) for item in items)
    return isinstance(items, int | float)
