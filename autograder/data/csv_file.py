"""The course's CSV layout: `label`, then the pixels ``1x1`` … ``28x28`` (row x column)."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from autograder.data.errors import (
    ColumnCountError,
    EmptyFile,
    LabelError,
    MissingLabel,
    MissingValue,
    NotANumber,
    NotWholeNumber,
    OutOfRange,
)
from autograder.data.location import course_file
from autograder.data.source import check_digest, read_bytes

__all__ = ["COLUMNS", "Digits", "load_csv", "load_digits"]

Digits: TypeAlias = tuple[NDArray[np.uint8], NDArray[np.int64]]
COLUMNS = ("label", *(f"{row}x{column}" for row in range(1, 29) for column in range(1, 29)))
"""The 785 names of the header."""
DIGITS_SHA256 = "c67f1ca1a00670b0af42f01493d84fa4a01c35209c818ed8ad8b595d5c01f04d"
"""Of the uncompressed content: gzip may write other bytes on another machine."""
SEE_LAYOUT = "See data/README.md for the layout."


def load_digits() -> Digits:
    """The 2000 digits that come with the course, sorted by label, 200 of each.

    Returns:
        ``(pixels, labels)``: uint8 of shape (2000, 784), 0 to 255; int64 of shape (2000,).

    Raises:
        DataError: The file is missing or was changed.
    """
    path = course_file("data/digits.csv.gz")
    content = read_bytes(path)
    check_digest(path, content, DIGITS_SHA256)
    # The digest vouches for the content, so it need not be looked at cell by cell.
    table = np.loadtxt(io.BytesIO(content), dtype=np.uint8, delimiter=",", skiprows=1)
    return np.ascontiguousarray(table[:, 1:]), table[:, 0].astype(np.int64)


def load_csv(path: Path | str) -> Digits:
    """The digits in any CSV file of the course's layout, plain or gzip'ed.

    Returns:
        ``(pixels, labels)``: uint8 of shape (n, 784), 0 to 255; int64 of shape (n,).

    Raises:
        DataError: One of its subclasses names what is wrong, in which row and column.
    """
    path = Path(path)
    table = _read_table(path, read_bytes(path))
    _check_columns(path, list(table.columns))
    if table.empty:
        raise EmptyFile(path, found="a header and no rows", expected="one row for each digit", remedy=SEE_LAYOUT)
    numbers = _numbers(path, table)
    _check_range(path, numbers)
    return np.ascontiguousarray(numbers[:, 1:], dtype=np.uint8), numbers[:, 0].astype(np.int64)


def _read_table(path: Path, content: bytes) -> pd.DataFrame:
    try:
        table = pd.read_csv(io.BytesIO(content), low_memory=False)
    except pd.errors.EmptyDataError as error:
        raise EmptyFile(path, found="no header", expected="a CSV file", remedy=SEE_LAYOUT) from error
    except (pd.errors.ParserError, UnicodeDecodeError) as error:
        raise ColumnCountError(
            path,
            found=f"rows that are not like the header ({error})",
            expected="785 columns in each row",
            remedy=SEE_LAYOUT,
        ) from error
    # If every row is longer than the header, pandas takes the first cells for an index.
    if not isinstance(table.index, pd.RangeIndex):
        raise ColumnCountError(
            path, found="rows longer than the header", expected="785 columns in each row", remedy=SEE_LAYOUT
        )
    return table


def _check_columns(path: Path, columns: list[str]) -> None:
    if "label" not in columns:
        raise MissingLabel(
            path,
            found=f"the first column {columns[0]!r} and none called 'label'",
            expected="a column 'label'",
            remedy="Add the header line; " + SEE_LAYOUT.lower(),
        )
    if len(columns) != len(COLUMNS):
        raise ColumnCountError(path, found=f"{len(columns)} columns", expected="785", remedy=SEE_LAYOUT)
    for found, expected in zip(columns, COLUMNS, strict=True):
        if found != expected:
            raise ColumnCountError(
                path, found=f"the column {found!r}", expected=f"{expected!r} in its place", remedy=SEE_LAYOUT
            )


def _numbers(path: Path, table: pd.DataFrame) -> NDArray[np.float64]:
    for name in table.columns[[not pd.api.types.is_numeric_dtype(kind) for kind in table.dtypes]]:
        bad = _not_numeric(table[name])
        row = int(np.flatnonzero(bad)[0]) if bad.any() else 0
        raise NotANumber(
            path,
            found=f"{table[name].iloc[row]!r} in {_cell(row, name)}",
            expected="a whole number",
            remedy="Correct the cell, or remove the row.",
        )
    numbers = table.to_numpy(dtype=np.float64)
    empty = np.argwhere(np.isnan(numbers))
    if len(empty):
        row, column = empty[0]
        raise MissingValue(
            path,
            found=f"an empty cell in {_cell(row, COLUMNS[column])}",
            expected="a number in every cell",
            remedy="Fill the cell, or remove the row.",
        )
    return numbers


def _not_numeric(column: pd.Series) -> pd.Series:
    # As text, because a huge integer is an object to pandas and too large for a float.
    return column.notna() & pd.to_numeric(column.astype(str), errors="coerce").isna()


def _check_range(path: Path, numbers: NDArray[np.float64]) -> None:
    labels, pixels = numbers[:, 0], numbers[:, 1:]
    wrong = np.flatnonzero(~np.isin(labels, np.arange(10)))
    if len(wrong):
        raise LabelError(
            path,
            found=f"the label {labels[wrong[0]]:g} in {_cell(wrong[0], 'label')}",
            expected="a digit from 0 to 9",
            remedy="Correct the label, or remove the row.",
        )
    outside = np.argwhere((pixels < 0) | (pixels > 255))
    if len(outside):
        row, column = outside[0]
        raise OutOfRange(
            path,
            found=f"{pixels[row, column]:g} in {_cell(row, COLUMNS[column + 1])}",
            expected="pixels from 0 to 255",
            remedy="Correct the pixel, or remove the row.",
        )
    broken = np.argwhere(pixels != np.floor(pixels))
    if len(broken):
        row, column = broken[0]
        raise NotWholeNumber(
            path,
            found=f"{pixels[row, column]:g} in {_cell(row, COLUMNS[column + 1])}",
            expected="whole numbers from 0 to 255",
            remedy="The pixels were scaled already. Use the file from before scaling.",
        )


def _cell(row: int, column: str) -> str:
    """A cell as a text editor finds it: line 1 is the header."""
    return f"line {row + 2}, column {column!r}"
