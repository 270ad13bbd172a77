"""Checks of exercise 3.4: find and mend the leak."""

from __future__ import annotations

import numpy as np
import pandas as pd

from autograder.checking import Answers, Misconception, Plain, describe, exercise, fail
from autograder.checks.lesson_3.shared import Labels, column_names

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
    "Another column was dropped, for instance by its position: the first one, or the last one.",
    "Drop by name, with the name that `find_leak` returns.",
)
DROPPED_ROWS = Misconception(
    "dropped-rows",
    "Rows were dropped instead of a column.",
    "Say `columns=` in `drop`.",
)
MUTATES = Misconception(
    "mutates-input",
    "The function changed the table that it was given: `inplace=True`, `del`, `pop`, or an assignment into it.",
    "Use `X.drop(columns=...)`, which leaves `X` as it is and gives a new table.",
)
NONE_NOT_HANDLED = Misconception(
    "none-not-handled",
    "`find_leak` gives None for a table without a leak, and this None was used like the name of a column.",
    "Ask first: if there is no leak, return the table with all of its columns.",
)

NAMES = ("area", "ink", "holes", "width")


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
        if found is None:
            fail(got, wanted, because=BY_NAME)
        if found in (X.columns[0], X.columns[-1]):
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
    X, y = _table(seed=8)
    X.insert(0, "row_number", np.arange(len(y)))
    X.insert(2, "folder", np.array([70, 20, 90, 10, 60, 40])[y])
    # Right in 54 of 60 rows, but no leak.
    noisy = y.copy()
    noisy[::10] = (noisy[::10] + 1) % 6
    X.insert(3, "guess", noisy)
    X["version"] = 1
    found = _leak(answers, X, y)
    if found == "folder":
        return
    got = f"In a table where `folder` is 70 for each 0, 20 for each 1, 90 for each 2, ..., your answer is {found!r}."
    wanted = "the column that goes together with the labels one to one."
    if found is None:
        fail(got, wanted, because=EXACT_COPY_ONLY)
    if found == "row_number":
        fail(got, wanted, because=UNIQUE_VALUES)
    if found in ("guess", "area"):
        fail(f"{got} `guess` equals `y` in 54 of 60 rows, `area` grows with it.", wanted, because=CORRELATION)
    fail(
        got,
        wanted,
        cause="The question that is asked of each column is met by this one too.",
        next_step="Make a small table of that column and `y` with `pd.crosstab`, and look at it.",
    )


@exercise("3.4", needs=test_find_leak_finds_a_copy)
def test_find_leak_may_find_none(answers: Answers) -> None:
    """`find_leak` gives None for a table without a leak."""
    X, y = _table(seed=9)
    found = _leak(answers, X, y)
    if found is not None:
        fail(f"No column of this table is a leak. Your answer is {found!r}.", "None.", because=ALWAYS_ONE)


@exercise("3.4", needs=(test_find_leak_finds_a_copy, test_find_leak_may_find_none))
def test_without_leak_drops_that_column(answers: Answers) -> None:
    """`without_leak` gives the table without the leak, and with all the rest."""
    for place in (2, 0, 4):
        X, y = _table(seed=20 + place)
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
        fail(
            f"`find_leak` stopped with KeyError: {raised.message}, for a table with the columns {column_names(X)}.",
            "the name of one of these columns.",
            because=BY_NAME,
        )
    found = answers.call("find_leak", X, y)
    items = found.ravel().tolist() if isinstance(found, np.ndarray) else found
    if isinstance(items, list | tuple) and len(items) < 2:
        found = items[0] if items else None
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


def _table(seed: int) -> tuple[pd.DataFrame, Labels]:
    """60 rows of four honest columns, and labels 0 to 5, each at least once."""
    rng = np.random.default_rng(seed)
    y = rng.permutation(np.arange(60) % 6)
    # Whole numbers with repeats: only `row_number` above has another value in each row.
    columns = [y + rng.integers(0, 8, 60), rng.integers(0, 40, 60), rng.integers(0, 3, 60), rng.integers(5, 25, 60)]
    return pd.DataFrame(dict(zip(NAMES, columns, strict=True))), y
