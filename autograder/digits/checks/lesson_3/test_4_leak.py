"""Checks of exercise 3.4: find and mend the leak."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from autograder.api import Answers, Misconception, Plain, describe, exercise, fail
from autograder.digits.checks.lesson_3.shared import Labels, column_names

BY_NAME = Misconception(
    "by-name",
    "The column was looked for under the name `label`. A leak rarely has such an honest name.",
    "Compare what stands in the columns with `y`. The name does not matter.",
)
BY_POSITION = Misconception(
    "by-position",
    "The column was taken from a fixed place, such as the first or the last.",
    "A leak may stand anywhere: look at each column in turn.",
)
EXACT_COPY_ONLY = Misconception(
    "exact-copy-only",
    "Only an exact copy of the labels was looked for. The same information in another code leaks just as much.",
    "Ask whether the values of the column and the labels go together one to one, whatever they are called.",
)
LINEAR_CODE_ONLY = Misconception(
    "linear-code-only",
    "A code that grows with the labels is found, such as 3, 5, 7, ... for 0, 1, 2, ...; one in mixed order is not. "
    "That is what a correlation coefficient sees.",
    "Ask whether value and label go together one to one, whatever the numbers are.",
)
NUMBERS_ONLY = Misconception(
    "code-of-numbers-only",
    "A code of whole numbers is found, but not each code of words or of decimal numbers: columns of another type are "
    "left out, or their values are turned into numbers.",
    "Go through all of `X.columns`, whatever their type, and compare which values there are, without converting them.",
)
BY_ROW_NUMBER = Misconception(
    "by-row-number",
    "The rows of this table are numbered in mixed order, as after a split. pandas brings columns together by these "
    "numbers, so each value got the label of another row.",
    "Take the values by their place: `X[name].to_numpy()`, or `zip(X[name], y)`.",
)
FIRST_ROWS = Misconception(
    "first-rows-only",
    "This column equals the labels in the first rows of the table only: the others were not looked at, or not "
    "row by row.",
    "Ask all rows, each with its own label.",
)
ONE_DIRECTION = Misconception(
    "one-direction",
    "This column goes together with the labels in one direction only: each value has one label but a label has several "
    "values, or the other way round.",
    "Ask in both directions.",
)
UNIQUE_VALUES = Misconception(
    "unique-values",
    "This column has another value in each row, so each value has one label only. That is true of any row number, and "
    "it tells nothing about a new row.",
    "Ask in both directions: each value comes with one label, and each label comes with one value.",
)
CORRELATION = Misconception(
    "strong-is-leak",
    "This column goes together with the labels often, but not always. A helpful column is no leak: that is what we "
    "want of it.",
    "Ask for one to one in all rows. A correlation coefficient cannot see a code such as 0 → 7, 1 → 2.",
)
ALWAYS_ONE = Misconception(
    "always-a-leak",
    "The function always names a column: the best one, even if it is no leak.",
    "Return None if no column goes together with the labels one to one.",
)
KEPT_LEAK = Misconception(
    "kept-leak",
    "The leak is still there: `drop` gives a new table, and its result was not used.",
    "Return what `drop` gives.",
)
WRONG_COLUMN = Misconception(
    "wrong-column",
    "Another column than the leak is gone, or more than one.",
    "Drop by name, with the name that `find_leak` returns.",
)
DROPPED_ROWS = Misconception(
    "dropped-rows",
    "Rows were dropped instead of a column.",
    "Say `columns=` in `drop`.",
)
MUTATES = Misconception(
    "mutates-input",
    "The function changes what it is given: by `inplace=True`, `del`, `pop`, or an assignment into it.",
    "Write nothing into `X`: work on `X.copy()`. `X.drop(columns=...)` without `inplace` gives a new table, too.",
)
NONE_NOT_HANDLED = Misconception(
    "none-not-handled",
    "`find_leak` gives None for a table without a leak, and this None was used like the name of a column.",
    "Ask first: if there is no leak, return the table with all of its columns.",
)

NAMES = ("area", "ink", "holes", "width")
CODES: dict[str, NDArray[Any]] = {
    # Two of them are the same in one byte.
    "numbers": np.array([70, 20, 90, 10, 326, -40]),
    "words": np.array(["fig", "ash", "oak", "elm", "bay", "yew"], dtype=object),
    "decimals": np.array([0.5, 0.25, 1.5, 0.75, 1.25, -0.5]),
}
"""Codes for the labels 0 to 5."""


@exercise("3.4")
def test_find_leak_finds_a_copy(answers: Answers) -> None:
    """`find_leak` names a column that holds the labels, whatever its name and place."""
    for place, name in ((2, "scan_code"), (0, "group"), (4, "target_copy")):
        X, y = _table(seed=place)
        X.insert(place, name, y)
        found = _leak(answers, X, y)
        if found == name:
            continue
        got = f"In a table with the columns {column_names(X)}, your answer is {found!r}."
        wanted = "the name of the column that equals `y` in each row."
        if found is None and _leak(answers, X.rename(columns={name: "label"}), y) == "label":
            fail(got, wanted, because=BY_NAME)
        # The columns in the opposite order: an answer by place is then another column.
        turned = _leak(answers, X[X.columns[::-1]], y)
        if (found, turned) in (tuple(X.columns[[0, -1]]), tuple(X.columns[[-1, 0]])):
            fail(got, wanted, because=BY_POSITION)
        fail(
            got,
            wanted,
            cause="The columns are compared with something else than the labels.",
            next_step="Print that column beside `y`, and compare some rows.",
        )


@exercise("3.4", needs=test_find_leak_finds_a_copy)
def test_find_leak_reads_other_codes(answers: Answers) -> None:
    """`find_leak` sees the label in another code, and is not misled by helpful columns."""
    for what, codes in CODES.items():
        X, y = _table(seed=8)
        X.insert(0, "row_number", np.arange(len(y)))
        X.insert(2, "folder", codes[y])
        # Right in 54 of 60 rows, but no leak.
        noisy = y.copy()
        noisy[::10] = (noisy[::10] + 1) % 6
        X.insert(3, "guess", noisy)
        X.insert(0, "version", 1)
        found = _leak(answers, X, y)
        if found == "folder":
            continue
        code = ", ".join(f"{code!r} for each {label}" for label, code in enumerate(codes.tolist()[:3]))
        got = f"In a table where `folder` is {code}, ..., your answer is {found!r}."
        wanted = "the column that goes together with the labels one to one."
        if found == "row_number":
            fail(got, wanted, because=UNIQUE_VALUES)
        if found == "version":
            fail(f"{got} `version` is 1 in all rows.", wanted, because=ONE_DIRECTION)
        if found in ("guess", "area"):
            fail(f"{got} `guess` equals `y` in 54 of 60 rows, `area` grows with it.", wanted, because=CORRELATION)
        because = NUMBERS_ONLY if what != "numbers" else EXACT_COPY_ONLY
        if what == "numbers" and _leak(answers, X.assign(folder=2 * y + 3), y) == "folder":
            because = LINEAR_CODE_ONLY
        fail(
            got,
            wanted,
            because=because if found is None else None,
            cause="The question that is asked of each column is met by this one too.",
            next_step="Make a small table of that column and `y` with `pd.crosstab`, and look at it.",
        )
    _looks_at_all_rows(answers)


def _looks_at_all_rows(answers: Answers) -> None:
    """Rows that are numbered in mixed order; and a long table, in which a guess is right for a long time."""
    X, y = _table(seed=11)
    X.insert(1, "folder", CODES["numbers"][y])
    X.index = np.random.default_rng(12).permutation(len(y))
    if (found := _leak(answers, X, y)) != "folder":
        fail(
            "In a table whose rows are numbered in mixed order, `folder` is 70 for each 0, 20 for each 1, and so on. "
            f"Your answer is {found!r}.",
            "the column that goes together with the labels one to one.",
            because=BY_ROW_NUMBER if _leak(answers, X.reset_index(drop=True), y) == "folder" else None,
            cause="The answer depends on how the rows are numbered.",
            next_step="Take the values of a column by their place: `X[name].to_numpy()`.",
        )
    X, y = _table(seed=13, rows=600)
    X.insert(0, "guess", _right_at_first(y))
    X.insert(3, "folder", CODES["numbers"][y])
    found = _leak(answers, X, y)
    if found != "folder":
        fail(
            "In a table of 600 rows, `guess` equals `y` in the first 400, and `folder` goes together with `y` in all. "
            f"Your answer is {found!r}.",
            "the column that goes together with the labels in all rows.",
            because=FIRST_ROWS if found == "guess" else None,
            cause="The question is not asked of all rows.",
            next_step="Leave out `head()` or the slice.",
        )


@exercise("3.4", needs=test_find_leak_finds_a_copy)
def test_find_leak_may_find_none(answers: Answers) -> None:
    """`find_leak` gives None for a table without a leak."""
    X, y = _table(seed=9)
    found = _leak(answers, X, y)
    if found is not None:
        other, z = _table(seed=10)
        always = _leak(answers, other[["holes", "width"]], z) is not None
        fail(
            f"No column of this table is a leak. Your answer is {found!r}.",
            "None.",
            because=ALWAYS_ONE if always else None,
            cause="A column is named that does not go together with the labels one to one.",
            next_step="Look at that column and `y` with `pd.crosstab`.",
        )
    X, y = _table(seed=14, rows=600)
    nearly = y.copy()
    nearly[5::40] = (nearly[5::40] + 1) % 6
    almost: tuple[tuple[str, NDArray[np.int64], str, Misconception], ...] = (
        ("guess", nearly, "equals `y` in 585 of 600 rows", CORRELATION),
        ("scan", _right_at_first(y), "equals `y` in the first 400 of 600 rows", FIRST_ROWS),
        (
            "batch",
            10 * y + np.arange(600) % 2,
            "has one label for each value, and two values for each label",
            ONE_DIRECTION,
        ),
        ("half", y // 2, "has one value for each label, and two labels for each value", ONE_DIRECTION),
        ("version", np.ones(600, dtype=np.int64), "has the same value in all rows", ONE_DIRECTION),
        ("row_number", np.arange(600), "has another value in each row", UNIQUE_VALUES),
    )
    for name, values, what, because in almost:
        found = _leak(answers, X.assign(**{name: values}), y)
        if found is not None:
            fail(
                f"In a table without a leak, `{name}` {what}. Your answer is {found!r}.",
                "None.",
                because=because if found == name else None,
                cause="A column is named that does not go together with the labels one to one.",
                next_step="Look at that column and `y` with `pd.crosstab`.",
            )


@exercise("3.4", needs=(test_find_leak_finds_a_copy, test_find_leak_may_find_none))
def test_without_leak_drops_that_column(answers: Answers) -> None:
    """`without_leak` gives the table without the leak, and with all the rest."""
    for place in (2, 0, 4):
        X, y = _table(seed=20 + place, rows=120)
        # Columns that stay: one that is `y` in the first 110 rows, one of equal values, one of large decimals.
        X.insert(0, "guess", np.where(np.arange(120) < 110, y, (y + 1) % 6))
        X["version"] = 3
        X["shift"] = np.random.default_rng(place).normal(0, 1000, 120)
        wanted = X.copy()
        X.insert(place, "stamp", y)
        found = _dropped(answers, X, y, because=DROPPED_ROWS)
        got = f"From the columns {column_names(X)} you return {column_names(found)}."
        rest = "all columns except the leak."
        if len(found) != len(X):
            fail(f"The table had {len(X)} rows; yours has {len(found)}.", "all rows.", because=DROPPED_ROWS)
        if "stamp" in found.columns:
            fail(got, rest, because=KEPT_LEAK if len(found.columns) == len(X.columns) else WRONG_COLUMN)
        if set(found.columns) != set(wanted.columns):
            fail(got, rest, because=WRONG_COLUMN)
        if not _same_values(found[list(wanted.columns)], wanted):
            fail(
                f"{got} Their values are not those of the given table.",
                "unchanged values in the other columns.",
                cause="More is done than to leave out a column.",
                next_step="Return what `X.drop(columns=...)` gives, and nothing else.",
            )
    X, y = _table(seed=9)
    found = _dropped(answers, X, y, because=NONE_NOT_HANDLED)
    if set(found.columns) != set(X.columns):
        fail(
            f"A table without a leak has the columns {column_names(X)}. You return {column_names(found)}.",
            "all of its columns.",
            because=NONE_NOT_HANDLED,
        )


@exercise("3.4", needs=test_without_leak_drops_that_column)
def test_leak_functions_leave_their_input_alone(answers: Answers) -> None:
    """`find_leak` and `without_leak` do not change the table that they get."""
    X, y = _table(seed=30)
    X.insert(1, "stamp", y)
    for function in ("find_leak", "without_leak"):
        if answers.changed(function, X, y):
            fail(f"After `{function}(X, y)`, `X` or `y` is not as before.", "`X` and `y` as before.", because=MUTATES)


def _leak(answers: Answers, X: pd.DataFrame, y: Labels) -> str | None:
    """What `find_leak` answers: the name of a column, or None."""
    raised = answers.raised("find_leak", X, y)
    if raised is not None and raised.type_name == "KeyError":
        named = "label" not in X.columns and answers.raised("find_leak", X.assign(label=y), y) is None
        fail(
            f"`find_leak` stopped with KeyError: {raised.message}, for a table with the columns {column_names(X)}.",
            "the name of one of these columns.",
            because=BY_NAME if named else None,
            cause="A column or a row is asked for that this table does not have.",
            next_step="Go through `X.columns`; use no other names.",
        )
    found = answers.call("find_leak", X, y)
    items = found.ravel().tolist() if isinstance(found, np.ndarray) else found
    if found is None or (isinstance(found, str) and found in X.columns):
        return found
    shown = f"a list of {len(items)} items" if isinstance(items, list | tuple) else describe(found)
    fail(
        f"`find_leak` gives {shown}.",
        "the name of one column of `X` (a str), or None.",
        cause="The function returns the column itself, its number, or several names.",
        next_step="Return the name: what you write in the brackets of `X[...]`.",
    )


def _dropped(answers: Answers, X: pd.DataFrame, y: Labels, because: Misconception) -> pd.DataFrame:
    """The table that `without_leak` returns. pandas raises if it is told to drop what is not there."""
    raised = answers.raised("without_leak", X, y)
    if raised is not None and (raised.type_name == "KeyError" or because is NONE_NOT_HANDLED):
        fail(
            f"`without_leak` stopped with {raised.type_name}: {raised.message}, for a table with the columns "
            f"{column_names(X)}.",
            "it ends without an error.",
            because=because,
        )
    return _frame(answers.call("without_leak", X, y))


def _frame(value: Plain) -> pd.DataFrame:
    if isinstance(value, pd.DataFrame):
        return value
    if value is None:
        fail(
            "`without_leak` gives None.",
            "a table (DataFrame).",
            cause="There is no `return` line, or it returns what `drop(..., inplace=True)` gives: None.",
            next_step="Return what `X.drop(columns=...)` gives, without `inplace`.",
        )
    found = f"`without_leak` gives {describe(value)}."
    fail(
        found,
        "a table (DataFrame).",
        cause="Something else than a table is returned, such as the name of a column.",
        next_step="Return the table without one column.",
    )


def _same_values(found: pd.DataFrame, wanted: pd.DataFrame) -> bool:
    try:
        return bool(np.allclose(found.to_numpy(dtype=float), wanted.to_numpy(dtype=float)))
    except (TypeError, ValueError):
        return False


def _table(seed: int, rows: int = 60) -> tuple[pd.DataFrame, Labels]:
    """Rows of four honest columns, and labels 0 to 5, equally many of each."""
    rng = np.random.default_rng(seed)
    y = rng.permutation(np.arange(rows) % 6)
    # Whole numbers with repeats: only `row_number` above has another value in each row.
    columns = [
        y + rng.integers(0, 8, rows),
        rng.integers(0, 40, rows),
        rng.integers(0, 3, rows),
        rng.integers(5, 25, rows),
    ]
    return pd.DataFrame(dict(zip(NAMES, columns, strict=True))), y


def _right_at_first(y: Labels) -> Labels:
    """The labels in the first two thirds of the rows, and then others."""
    return np.where(np.arange(len(y)) < 2 * len(y) // 3, y, (y + 1) % 6)
