"""Checks of exercise 1.1: load the CSV file."""

from __future__ import annotations

import gzip
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.api import Answers, File, Misconception, exercise, expect, fail
from autograder.digits.checks.lesson_1.shared import SIGNED_BYTES, Bytes

LABEL_AMONG_PIXELS = Misconception(
    "label-among-pixels",
    "The label column is still among the pixels.",
    'Take the column `label` out of the table before you make the array of pixels: `frame.drop(columns="label")`.',
)
OFF_BY_ONE = Misconception(
    "columns-off-by-one",
    "The pixels start one column too late, so the pixel `1x1` is missing. Python counts from 0: the label is "
    "column 0, and the first pixel is column 1.",
    "Drop the column by its name, `label`, so that nobody has to count.",
)
RETURN_SWAPPED = Misconception(
    "labels-before-pixels",
    "The two arrays are returned in the other order: labels first.",
    "Return `pixels, labels`, in this order.",
)
HEADER_AS_DATA = Misconception(
    "header-read-as-data",
    "The first line of the file, with the names of the columns, is read as if it were an image.",
    "Let `pd.read_csv(path)` take the names from the first line. It does so by itself, without `header=None`.",
)
FIRST_ROW_LOST = Misconception(
    "first-row-lost",
    "The first image is lost: a line is skipped, before the names of the columns are read (then the next line is "
    "taken for them) or after.",
    "Read the file with `pd.read_csv(path)` alone, and skip no line and no row.",
)
OTHER_DIGITS = Misconception(
    "digits-of-scikit-learn",
    "These are the digits that come with scikit-learn. They are another data set: 8 × 8 pixels, and not drawn from "
    "MNIST.",
    "Read the file at `path` with `pd.read_csv(path)`.",
)
PATH_IGNORED = Misconception(
    "path-ignored",
    "The function reads the file of the course, not the file that it is given.",
    "Read the file at `path`, the argument of the function.",
)
DTYPE_LEFT = Misconception(
    "dtype-left-as-read",
    "The pixels keep the dtype that pandas gave them.",
    "Convert the pixels: `.to_numpy(dtype=np.uint8)`.",
)
SCALED_EARLY = Misconception(
    "scaled-while-loading",
    "The pixels are divided while they are loaded. Scaling comes in lesson 2.",
    "Return the pixels as they stand in the file.",
)
LABELS_FROM_PIXELS = Misconception(
    "labels-from-a-pixel-column",
    "The labels come from a column of pixels.",
    "Take the column with the name `label`.",
)
ROWS_REORDERED = Misconception(
    "rows-reordered",
    "The rows were sorted or shuffled while loading.",
    "Keep the order of the file. Shuffling comes in exercise 1.5.",
)
GZIP_ONLY = Misconception(
    "only-one-kind-of-file",
    "The function opens only compressed files.",
    "Give the path to `pd.read_csv(path)` and nothing else: it looks at the ending of the name by itself.",
)


def csv_file(name: str, pixels: Bytes, labels: NDArray[np.int64]) -> File:
    """A CSV file of the course's layout, compressed if its name says so."""
    columns = [f"{row}x{column}" for row in range(1, 29) for column in range(1, 29)]
    lines = [",".join(["label", *columns])]
    lines += [",".join(map(str, [label, *row])) for label, row in zip(labels.tolist(), pixels.tolist(), strict=True)]
    content = ("\n".join(lines) + "\n").encode()
    return File(name, gzip.compress(content, mtime=0) if name.endswith(".gz") else content)


CSV_LABELS = np.array([3, 9, 0, 3, 7, 1])
CSV_PIXELS = np.random.default_rng(11).integers(0, 256, (6, 784), dtype=np.uint8)
CSV_FILE = csv_file("six.csv.gz", CSV_PIXELS, CSV_LABELS)
MANY = np.r_[0:6, 5, 0, np.zeros(2100, int), 3]
"""Rows of a file that is longer than the course's own: some stand there twice, and many times."""


PLAIN = "digits.csv"
"""All plain files have this name, each in a folder of its own: the whole path says which one is meant."""


@cache
def _plain_files() -> list[tuple[NDArray[np.int64], File]]:
    """Files that are not compressed, with one row and with many; before each, which rows it holds."""
    return [(rows, csv_file(PLAIN, CSV_PIXELS[rows], CSV_LABELS[rows])) for rows in (np.array([4]), MANY)]


def load_csv(answers: Answers, file: File) -> tuple[NDArray[Any], NDArray[Any]]:
    """What `load_csv_digits` returns for a file, as two arrays of any shape."""
    first, second = expect.pair(answers.call("load_csv_digits", file), "load_csv_digits", "(pixels, labels)")
    return (
        expect.array(first, "the first value of `load_csv_digits`"),
        expect.array(second, "the second value of `load_csv_digits`"),
    )


def load_rows(answers: Answers, file: File, n: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """What `load_csv_digits` returns for a file with n images: n rows of pixels, and n labels."""
    pixels, labels = load_csv(answers, file)
    about = f"value of `load_csv_digits` for a file with {n} row{'s' if n > 1 else ''}"
    return (
        expect.array(pixels, f"the first {about}", shape=(n, 784)),
        expect.array(labels, f"the second {about}", shape=(n,)),
    )


@exercise("1.1")
def test_load_csv_digits_gives_two_arrays(answers: Answers) -> None:
    """`load_csv_digits` returns pixels (n, 784) of uint8, and n labels."""
    raised = answers.raised("load_csv_digits", CSV_FILE)
    # The names of the columns in the message: they were converted to numbers.
    if raised is not None and raised.is_a("ValueError", "TypeError") and "1x1" in raised.message:
        fail(
            f"`load_csv_digits` stopped with {raised.type_name}: {raised.message}.",
            "it returns two arrays of numbers.",
            because=HEADER_AS_DATA,
        )
    pixels, labels = load_csv(answers, CSV_FILE)
    _shapes_of_csv(pixels, labels)
    if pixels.dtype == np.int8:
        fail(f"The pixels have dtype int8, and the smallest is {pixels.min()}.", "dtype uint8.", because=SIGNED_BYTES)
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        fail(
            f"The largest pixel is {pixels.max():.3f}, in a file whose largest is {CSV_PIXELS.max()}.",
            "the numbers of the file, with dtype uint8.",
            because=SCALED_EARLY,
        )
    if pixels.dtype != np.uint8:
        fail(f"The pixels have dtype {pixels.dtype}.", "dtype uint8, one byte for each pixel.", because=DTYPE_LEFT)
    expect.array(labels, "the second value of `load_csv_digits`", shape=(len(CSV_LABELS),), kind="iu")


def _shapes_of_csv(pixels: NDArray[Any], labels: NDArray[Any]) -> None:
    n = len(CSV_LABELS)
    found = f"The first value has shape {pixels.shape}, for a file with {n} images."
    expected = "an array of pixels with 784 columns, one row for each image."
    if pixels.ndim == 1 and labels.ndim == 2:
        fail(
            f"The first value has shape {pixels.shape}, the second has shape {labels.shape}.",
            "pixels first, with 784 columns, and then the labels.",
            because=RETURN_SWAPPED,
        )
    if pixels.ndim == 0:
        expect.array(pixels, "the first value of `load_csv_digits`", shape=(n, 784))
    if pixels.shape[1:] == (64,):
        fail(found, expected, because=OTHER_DIGITS)
    if len(pixels) == 2000:
        fail(found, f"{n} rows, as in the file at `path`.", because=PATH_IGNORED)
    if len(pixels) == n - 1:
        fail(found, f"{n} rows, as in the file at `path`.", because=FIRST_ROW_LOST)
    if len(pixels) == n + 1:
        fail(found, f"{n} rows, as in the file at `path`.", because=HEADER_AS_DATA)
    if pixels.shape == (n, 785):
        fail(found, expected, because=LABEL_AMONG_PIXELS)
    if pixels.shape == (n, 783) and np.array_equal(pixels, CSV_PIXELS[:, 1:]):
        fail(found, expected, because=OFF_BY_ONE)
    expect.array(pixels, "the first value of `load_csv_digits`", shape=(n, 784))


@exercise("1.1", needs=test_load_csv_digits_gives_two_arrays)
def test_load_csv_digits_takes_the_right_columns(answers: Answers) -> None:
    """Each pixel and each label is the one that stands in the file."""
    pixels, labels = load_rows(answers, CSV_FILE, len(CSV_LABELS))
    if np.array_equal(pixels[:, 0], CSV_LABELS) and np.array_equal(pixels[:, 1:], CSV_PIXELS[:, :-1]):
        fail(
            f"The first column of the pixels is {pixels[:, 0].tolist()}: these are the labels of the file.",
            "the pixel `1x1` in the first column.",
            because=LABEL_AMONG_PIXELS,
        )
    if np.array_equal(pixels[:, :-1], CSV_PIXELS[:, 1:]):
        fail("The first column of the pixels is `1x2` of the file.", "the pixel `1x1` there.", because=OFF_BY_ONE)
    if any(np.array_equal(labels, column) for column in CSV_PIXELS.T):
        fail(
            f"The labels are {labels.tolist()}, and a column of pixels in the file holds the same.",
            "the numbers of the column `label`.",
            because=LABELS_FROM_PIXELS,
        )
    if np.array_equal(pixels, CSV_PIXELS) and np.array_equal(labels, CSV_LABELS):
        return
    if {row.tobytes() for row in pixels} == {row.tobytes() for row in CSV_PIXELS}:
        fail(
            f"All rows are there, but in another order: the labels are {labels.tolist()}.",
            "the order of the file.",
            because=ROWS_REORDERED,
        )
    wrong = int((pixels != CSV_PIXELS).sum() + (labels != CSV_LABELS).sum())
    fail(
        f"{wrong} of {CSV_PIXELS.size + CSV_LABELS.size} numbers differ from the file.",
        "none.",
        cause="A number is changed on the way, or it comes from another row or column.",
        next_step="Compare the first row of your arrays with the first line of a small file.",
    )


@exercise("1.1", needs=test_load_csv_digits_takes_the_right_columns)
def test_load_csv_digits_reads_plain_files_too(answers: Answers) -> None:
    """It reads any file of this layout: `.csv` as well as `.csv.gz`, with any number of rows."""
    files = _plain_files()
    raised = answers.raised("load_csv_digits", files[0][1])
    if raised is not None and ("gzip" in raised.message.lower() or raised.is_a("BadGzipFile")):
        fail(
            f"For a file named `{PLAIN}` it stopped with {raised.type_name}: {raised.message}.",
            "it reads plain files too.",
            because=GZIP_ONLY,
        )
    for rows, file in files:
        pixels, labels = load_rows(answers, file, len(rows))
        if not (np.array_equal(pixels, CSV_PIXELS[rows]) and np.array_equal(labels, CSV_LABELS[rows])):
            fail(
                f"For a file with {len(rows)} rows some numbers differ from the file.",
                "the numbers of this file.",
                cause="Something in the function fits one file only.",
                next_step="Look for sizes or names that you have typed in.",
            )
