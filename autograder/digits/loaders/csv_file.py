"""The course's CSV layout: `label`, then the pixels ``1x1`` … ``28x28`` (row x column)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from autograder.digits.loaders.csv_header import COLUMNS, SEE_LAYOUT, check_header, check_separator
from autograder.digits.loaders.errors import (
    ColumnCountError,
    DataError,
    EmptyFile,
    LabelError,
    MissingValue,
    NotANumber,
    NotWholeNumber,
    OtherFormat,
    OutOfRange,
)
from autograder.digits.loaders.formats import recognise
from autograder.digits.loaders.source import check_digest, read_bytes
from autograder.location import course_file

__all__ = ["Digits", "load_csv", "load_digits"]

Digits: TypeAlias = tuple[NDArray[np.uint8], NDArray[np.int64]]
DIGITS_SHA256 = "c67f1ca1a00670b0af42f01493d84fa4a01c35209c818ed8ad8b595d5c01f04d"
"""Of the uncompressed content: gzip may write other bytes on another machine."""
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,4})?", re.ASCII | re.IGNORECASE)
"""Exponents have at most four digits, because Decimal has a largest one."""
NO_VALUE = {"", "nan", "-nan", "na", "n/a", "<na>", "#n/a", "null", "none"}
"""How programs write a cell without a value, in small letters."""
CORRECT = "Correct the cell, or remove the row."


def load_digits() -> Digits:
    """The 2000 digits that come with the course, sorted by label, 200 of each.

    Returns:
        ``(pixels, labels)``: uint8 of shape (2000, 784), 0 to 255; int64 of shape (2000,), in a browser int32: NumPy
        counts and indexes with these.

    Raises:
        DataError: The file is missing or was changed.
    """
    path = course_file("data/digits.csv.gz")
    content = read_bytes(path)
    _check_format(path, content)
    check_digest(path, content, DIGITS_SHA256)
    pixels, labels = _vouched(content)
    return pixels.copy(), labels.copy()


@lru_cache(maxsize=1)
def _vouched(content: bytes) -> Digits:
    """The digits of the course's file: its digest vouches for it, so it need not be looked at cell by cell."""
    table = np.loadtxt(io.BytesIO(content), dtype=np.uint8, delimiter=",", skiprows=1)
    return np.ascontiguousarray(table[:, 1:]), table[:, 0].astype(np.intp)


def load_csv(path: Path | str) -> Digits:
    """The digits in any CSV file of the course's layout, plain or gzip'ed.

    Numbers may have spaces around them, quotes, and a fraction of zero (``5.0``). Blank lines
    do not count, any line ends are known, and so is a byte order mark of UTF-8.

    Returns:
        ``(pixels, labels)``: uint8 of shape (n, 784), 0 to 255; int64 of shape (n,), in a browser int32.

    Raises:
        DataError: One of its subclasses names what is wrong, in which line and column, or says
            which other format the file has.
    """
    path = Path(path)
    text = _text(path, read_bytes(path))
    check_separator(path, text)
    records = _records(path, text)
    line, header = next(records, (1, []))
    if not header:
        raise EmptyFile(path, found="blank lines alone", expected="a header and rows", remedy=SEE_LAYOUT)
    check_header(path, line, header)
    rows = b"".join(_row(path, line, cells) for line, cells in records)
    if not rows:
        raise EmptyFile(path, found="a header and no rows", expected="one row for each digit", remedy=SEE_LAYOUT)
    table = np.frombuffer(rows, np.uint8).reshape(-1, len(COLUMNS))
    # Copies, because an array over bytes cannot be written to.
    return table[:, 1:].copy(), table[:, 0].astype(np.intp)


def _check_format(path: Path, content: bytes) -> None:
    form = recognise(content)
    if form is not None:
        raise OtherFormat(path, found=form.name, expected="a CSV file, plain or gzip'ed", remedy=form.mend)


def _text(path: Path, content: bytes) -> str:
    _check_format(path, content)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise OtherFormat(
            path,
            found=f"the byte {content[error.start]:#04x} in line {line}",
            expected="text in UTF-8",
            remedy="Check that you named the right file; if it is text, save it again in UTF-8.",
        ) from error


def _records(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with the line where it begins, as a text editor counts."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if len(cells) > 1 or "".join(cells).strip():
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise OtherFormat(
            path,
            found=f"a row that is not CSV from line {line} on ({error})",
            expected="785 cells with commas between them",
            remedy="Look for a quote too many or too few there.",
        ) from error


def _row(path: Path, line: int, cells: list[str]) -> bytes:
    if len(cells) != len(COLUMNS):
        raise ColumnCountError(
            path,
            found=f"{len(cells)} cells in line {line}",
            expected="785, as in the header",
            remedy=f"Correct the row, or remove it. {SEE_LAYOUT}",
        )
    try:
        row = bytes(map(_pixel, cells))
    except ValueError as error:
        raise _wrong_cell(path, line, cells) from error
    if row[0] > 9:
        raise _wrong_label(path, line, cells[0])
    return row


@lru_cache(maxsize=4096)
def _pixel(cell: str) -> int:
    """The whole number from 0 to 255 in a cell. Anything else is a ValueError."""
    text = cell.strip()
    if not NUMBER.fullmatch(text):
        raise ValueError
    # Exact, because a float takes 254.99999999999999999 for 255.
    number = Decimal(text)
    if not 0 <= number <= 255 or number % 1:
        raise ValueError
    return int(number)


def _is_pixel(cell: str) -> bool:
    try:
        _pixel(cell)
    except ValueError:
        return False
    return True


def _wrong_cell(path: Path, line: int, cells: list[str]) -> DataError:
    """What is wrong with the first cell of a row that holds no pixel."""
    name, cell = next(pair for pair in zip(COLUMNS, cells, strict=True) if not _is_pixel(pair[1]))
    text = cell.strip()
    found = _shown(text)
    where = f"in line {line}, column {name!r}"
    if text.lower() in NO_VALUE:
        found = f"an empty cell {where}" if not text else f"{found}, no value, {where}"
        return MissingValue(
            path, found=found, expected="a number in every cell", remedy="Fill the cell, or remove the row."
        )
    if not NUMBER.fullmatch(text):
        return NotANumber(path, found=f"{found} {where}", expected="a whole number, digits alone", remedy=CORRECT)
    if name == "label":
        return _wrong_label(path, line, text)
    if not 0 <= Decimal(text) <= 255:
        return OutOfRange(path, found=f"{found} {where}", expected="pixels from 0 to 255", remedy=CORRECT)
    return NotWholeNumber(
        path,
        found=f"{found} {where}",
        expected="whole numbers from 0 to 255",
        remedy="If the pixels were scaled, use the file from before scaling.",
    )


def _shown(text: str) -> str:
    """A cell's text for a message: numbers bare, other text in quotes, the long ones cut."""
    start = text if len(text) <= 30 else f"{text[:27]}…"
    return (start if NUMBER.fullmatch(text) else repr(start)) + (f" ({len(text)} characters)" if len(text) > 30 else "")


def _wrong_label(path: Path, line: int, cell: str) -> DataError:
    return LabelError(
        path,
        found=f"the label {_shown(cell.strip())} in line {line}, column 'label'",
        expected="a digit from 0 to 9",
        remedy="Correct the label, or remove the row.",
    )
