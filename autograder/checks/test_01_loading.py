"""Checks of lesson 1: files become pixels and labels, rows become pictures, and a fair split."""

from __future__ import annotations

import gzip
import re
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.checking import (
    Answers,
    AxesView,
    FigureView,
    File,
    Misconception,
    Picture,
    Plain,
    beside_ours,
    exercise,
    expect,
    fail,
)
from autograder.data import load_digits

Bytes = NDArray[np.uint8]

# ---------------------------------------------------------------- 1.1 load_csv_digits

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
    "The first image is lost: a line is skipped, and then the next line is taken for the names of the columns.",
    "Read the file with `pd.read_csv(path)` alone, without skipping lines.",
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
SIGNED_BYTES = Misconception(
    "signed-bytes",
    "The bytes are read as signed ones, `int8`: there, 200 becomes -56.",
    "Use unsigned bytes, `np.uint8`. They hold the numbers from 0 to 255.",
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


def _short(numbers: NDArray[Any]) -> str:
    """A few numbers for a message: three decimals at most, none for whole ones."""
    return ", ".join(f"{round(float(number), 3):g}" for number in np.ravel(numbers)[:12])


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
PLAIN_FILE = csv_file("three.csv", CSV_PIXELS[3:], CSV_LABELS[3:])


def load_csv(answers: Answers, file: File) -> tuple[NDArray[Any], NDArray[Any]]:
    """What `load_csv_digits` returns for a file, as two arrays of any shape."""
    first, second = expect.pair(answers.call("load_csv_digits", file), "load_csv_digits", "(pixels, labels)")
    return (
        expect.array(first, "the first value of `load_csv_digits`"),
        expect.array(second, "the second value of `load_csv_digits`"),
    )


@exercise("1.1")
def test_load_csv_digits_gives_two_arrays(answers: Answers) -> None:
    """`load_csv_digits` returns pixels (n, 784) of uint8, and n labels."""
    raised = answers.raised("load_csv_digits", CSV_FILE)
    # The names of the columns in the message: they were converted to numbers.
    if raised is not None and raised.type_name in ("ValueError", "TypeError") and "1x1" in raised.message:
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
    if pixels.shape == (n, 783):
        fail(found, expected, because=OFF_BY_ONE)
    expect.array(pixels, "the first value of `load_csv_digits`", shape=(n, 784))


@exercise("1.1", needs=test_load_csv_digits_gives_two_arrays)
def test_load_csv_digits_takes_the_right_columns(answers: Answers) -> None:
    """Each pixel and each label is the one that stands in the file."""
    pixels, labels = load_csv(answers, CSV_FILE)
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
    raised = answers.raised("load_csv_digits", PLAIN_FILE)
    if raised is not None and ("gzip" in raised.message.lower() or raised.type_name == "BadGzipFile"):
        fail(
            f"For a file named `three.csv` it stopped with {raised.type_name}: {raised.message}.",
            "it reads plain files too.",
            because=GZIP_ONLY,
        )
    pixels, labels = load_csv(answers, PLAIN_FILE)
    expect.array(pixels, "the first value of `load_csv_digits` for a file with 3 rows", shape=(3, 784))
    expect.array(labels, "the second value of `load_csv_digits` for a file with 3 rows", shape=(3,))
    if not (np.array_equal(pixels, CSV_PIXELS[3:]) and np.array_equal(labels, CSV_LABELS[3:])):
        fail(
            "For a file with 3 rows some numbers differ from the file.",
            "the numbers of this file.",
            cause="Something in the function fits one file only.",
            next_step="Look for sizes or names that you have typed in.",
        )


# ---------------------------------------------------------------- 1.2 read_idx_images

LITTLE_ENDIAN = Misconception(
    "little-endian-header",
    "The sizes in the header are read with the last byte counting most (little-endian).",
    'IDX is big-endian: `int.from_bytes(four_bytes, "big")`.',
)
HEADER_LEFT = Misconception(
    "header-among-pixels",
    "Bytes of the header are left among the pixels.",
    "A file of images has a header of 16 bytes: the pixels start at byte 16.",
)
SIZES_TYPED_IN = Misconception(
    "sizes-typed-in",
    "The size 28 × 28 is typed in. Files of this format may hold images of any size.",
    "Take the number of images, rows and columns from the header.",
)
NOT_RESHAPED = Misconception(
    "images-left-flat",
    "The pixels are still in one long row for each image, or for the whole file.",
    "Use `reshape` with the three sizes of the header.",
)
ROWS_COLUMNS_SWAPPED = Misconception(
    "rows-and-columns-swapped",
    "Rows and columns have changed places.",
    "In the header the rows come first (bytes 8 to 11), and then the columns (bytes 12 to 15).",
)
COLUMN_MAJOR = Misconception(
    "column-by-column",
    "The images are filled column by column.",
    "IDX stores an image row by row. That is what `reshape` does by itself, without `order` and without transposing.",
)
MAGIC_IGNORED = Misconception(
    "magic-number-ignored",
    "The function does not look at the magic number, so it takes any file for images.",
    "Compare the first four bytes with 2051, and `raise ValueError(...)` if they differ.",
)


def idx_file(images: Bytes, order: str = ">") -> File:
    """An IDX file of images; `order` is ``">"`` for big-endian."""
    header = np.array([2051, *images.shape], dtype=f"{order}u4")
    return File("images-idx3-ubyte", header.tobytes() + images.tobytes())


IDX_RNG = np.random.default_rng(12)
IDX_IMAGES = IDX_RNG.integers(0, 256, (3, 5, 7), dtype=np.uint8)
SQUARE_IMAGES = IDX_RNG.integers(0, 256, (5, 4, 4), dtype=np.uint8)
"""16 pixels each, as many as the header has bytes: a header left in makes one image more."""
LABEL_FILE = File("labels-idx1-ubyte", bytes([0, 0, 8, 1, 0, 0, 0, 8]) + bytes(8))
"""Eight labels that are 0. Read as a file of images, the sizes fit: eight images of 0 × 0 pixels."""


def read_idx(answers: Answers, images: Bytes) -> NDArray[Any]:
    """What `read_idx_images` returns for a file with these images; an error is named if it is a known one."""
    raised = answers.raised("read_idx_images", idx_file(images))
    if raised is not None:
        found = f"`read_idx_images` stopped with {raised.type_name}: {raised.message}."
        expected = f"an array with {len(images)} images, as the header says."
        numbers = {int(number) for number in re.findall(r"\d{1,18}", raised.message)}
        # The probe that decides: only a reader of the other byte order can read this one.
        reads_other_order = answers.raised("read_idx_images", idx_file(images, order="<")) is None
        if reads_other_order or numbers & {size << 24 for size in images.shape}:
            fail(found, expected, because=LITTLE_ENDIAN)
        if numbers & {28, 784}:
            fail(found, expected, because=SIZES_TYPED_IN)
        if numbers & {images.size + extra for extra in (4, 8, 12, 16)}:
            fail(found, expected, because=HEADER_LEFT)
    value = answers.call("read_idx_images", idx_file(images))
    return expect.array(value, "the result of `read_idx_images`")


@exercise("1.2")
def test_read_idx_images_has_the_shape_of_the_header(answers: Answers) -> None:
    """`read_idx_images` returns uint8 with the shape (n, rows, columns) of the header."""
    for images in (SQUARE_IMAGES, IDX_IMAGES):
        _shape_of_idx(read_idx(answers, images), images)


def _shape_of_idx(result: NDArray[Any], images: Bytes) -> None:
    n, rows, columns = images.shape
    found = f"For {n} images of {rows} × {columns} pixels the result has shape {result.shape}."
    expected = "(number of images, rows, columns), as in the header."
    if images.size < result.size <= images.size + 16:
        fail(f"{found} It has {result.size - images.size} numbers too many.", expected, because=HEADER_LEFT)
    if result.shape in ((n, rows * columns), (images.size,)):
        fail(found, expected, because=NOT_RESHAPED)
    if rows != columns and result.shape == (n, columns, rows):
        fail(found, expected, because=ROWS_COLUMNS_SWAPPED)
    expect.array(result, "the result of `read_idx_images`", shape=images.shape)
    if result.dtype == np.int8:
        fail(
            f"The result has dtype int8, and the smallest pixel is {result.min()}.",
            "dtype uint8.",
            because=SIGNED_BYTES,
        )
    expect.array(result, "the result of `read_idx_images`", dtype="uint8")


@exercise("1.2", needs=test_read_idx_images_has_the_shape_of_the_header)
def test_read_idx_images_puts_pixels_in_place(answers: Answers) -> None:
    """Each pixel stands in its image, its row and its column."""
    for images in (IDX_IMAGES, SQUARE_IMAGES):
        result = read_idx(answers, images)
        if np.array_equal(result, images):
            continue
        content, flat = np.frombuffer(idx_file(images).content, dtype=np.uint8), np.ravel(result)
        n, rows, columns = images.shape
        for start in (0, 4, 8, 12):
            if np.array_equal(flat, content[start : start + images.size]):
                fail(
                    f"The first numbers are {flat[:4].tolist()}: they belong to the header.",
                    "the first pixel of the first image there.",
                    because=HEADER_LEFT,
                )
        by_column = images.reshape(n, columns, rows).transpose(0, 2, 1)
        if any(
            np.array_equal(result, other) for other in (by_column, images.reshape(-1).reshape(images.shape, order="F"))
        ):
            fail(
                f"The second number of the first row is {result[0, 0, 1]}; in the file it is {images[0, 0, 1]}.",
                "images filled row by row.",
                because=COLUMN_MAJOR,
            )
        if rows == columns and np.array_equal(result, images.transpose(0, 2, 1)):
            fail(
                f"The second number of the first row is {result[0, 0, 1]}; in the file it is {images[0, 0, 1]}.",
                "images filled row by row.",
                because=COLUMN_MAJOR,
            )
        wrong = int(np.sum(result != images))
        fail(
            f"{wrong} of {images.size} pixels differ from the file.",
            "none.",
            cause="The pixels begin at another byte, or they are put into the boxes in another order.",
            next_step="Print the first image of the small file in the lesson, and compare it with its bytes.",
        )


@exercise("1.2")
def test_read_idx_images_refuses_other_files(answers: Answers) -> None:
    """It raises ValueError for a file of labels."""
    raised = answers.raised("read_idx_images", LABEL_FILE)
    if raised is None:
        fail(
            "A file of labels, with the magic number 2049, was read without an error.",
            "a ValueError.",
            because=MAGIC_IGNORED,
        )
    if raised.type_name != "ValueError":
        fail(
            f"For a file of labels it stopped with {raised.type_name}: {raised.message}.",
            "a ValueError.",
            cause="The file is read on before its magic number is looked at, or another kind of error is raised.",
            next_step='Use `raise ValueError("...")` with a sentence of your own.',
        )


# ---------------------------------------------------------------- 1.3 class_counts

VALUES_NOT_COUNTS = Misconception(
    "digits-instead-of-counts",
    "The result lists which digits occur, not how often.",
    "`np.unique` alone gives the digits. `np.bincount` gives the counts.",
)
PAIR_RETURNED = Misconception(
    "digits-and-counts-together",
    "The result holds the digits and the counts together.",
    "Return only the counts: the position already says which digit is meant.",
)
NINE_DIGITS = Misconception(
    "one-digit-short",
    "One digit is left out: counting from 0 to 9 makes ten digits.",
    "`range(10)` gives 0 to 9. `range(9)` and `range(1, 10)` give only nine numbers.",
)
SORTED_BY_COUNT = Misconception(
    "sorted-by-count",
    "The counts are right, but they stand in the order of their size, as `value_counts()` gives them.",
    "Put them in the order of the digits: first the count of 0, last the count of 9.",
)
SHARES = Misconception(
    "shares-instead-of-counts",
    "The result holds shares, which add up to 1.",
    "Return how many there are, without dividing.",
)
LABELS_ADDED = Misconception(
    "labels-added-up",
    "The labels are added up instead of counted: seven times the digit 3 gives 21.",
    "Count the rows where the comparison `labels == digit` is True.",
)
RARE_LEFT_OUT = Misconception(
    "missing-digit-left-out",
    "A digit that does not occur is left out, so the counts after it move to wrong positions.",
    "Every digit needs its position, also with the count 0. Look at the argument `minlength` of `np.bincount`.",
)
ENDS_EARLY = Misconception(
    "ends-at-largest-digit",
    "`np.bincount` ends at the largest label that occurs.",
    "Give it the argument `minlength`, so that the result always has ten numbers.",
)

COUNTS = np.array([4, 1, 6, 2, 7, 3, 5, 9, 8, 2])
COUNT_LABELS = np.random.default_rng(13).permutation(np.repeat(np.arange(10), COUNTS))
GAPS = np.array([0, 2, 0, 3, 1, 0, 2, 1, 1, 0])
GAP_LABELS = np.repeat(np.arange(10), GAPS)


def counts(answers: Answers, labels: NDArray[np.int64]) -> NDArray[Any]:
    """What `class_counts` returns, as an array of any shape."""
    return expect.array(answers.call("class_counts", labels), "the result of `class_counts`")


@exercise("1.3")
def test_class_counts_gives_ten_numbers(answers: Answers) -> None:
    """`class_counts` returns ten numbers when all ten digits occur."""
    found = counts(answers, COUNT_LABELS)
    if np.array_equal(found, np.arange(10)):
        fail(
            f"The result is {found.tolist()}, for {len(COUNT_LABELS)} labels.",
            "how often each digit occurs.",
            because=VALUES_NOT_COUNTS,
        )
    if found.shape in ((2, 10), (10, 2)):
        fail(f"The result has shape {found.shape}.", "ten numbers in one row.", because=PAIR_RETURNED)
    if found.shape == (9,):
        fail("The result has 9 numbers, although all ten digits occur.", "ten numbers.", because=NINE_DIGITS)
    expect.array(found, "the result of `class_counts`", shape=(10,))


@exercise("1.3", needs=test_class_counts_gives_ten_numbers)
def test_class_counts_counts_each_digit(answers: Answers) -> None:
    """Position d holds how often the digit d occurs."""
    found = counts(answers, COUNT_LABELS)
    if np.array_equal(found, COUNTS):
        return
    message = f"For {len(COUNT_LABELS)} labels the result is {_short(found)}."
    if np.array_equal(np.sort(found), np.sort(COUNTS)):
        fail(message, "the counts in the order of the digits 0 to 9.", because=SORTED_BY_COUNT)
    if np.isclose(found.sum(), 1):
        fail(message, "whole numbers that add up to the number of labels.", because=SHARES)
    if np.array_equal(found, COUNTS * np.arange(10)):
        fail(message, "how often each digit occurs.", because=LABELS_ADDED)
    fail(
        f"{message} {int((found != COUNTS).sum())} of the ten counts are not right.",
        "how often each digit occurs.",
        cause="Something else is counted than the rows with this digit.",
        next_step="Try your function on a list of five labels that you can count by hand.",
    )


@exercise("1.3", needs=test_class_counts_counts_each_digit)
def test_class_counts_keeps_missing_digits(answers: Answers) -> None:
    """A digit that does not occur counts 0, and still has its position."""
    found = counts(answers, GAP_LABELS)
    message = f"For labels in which some digits do not occur the result is {_short(found)}."
    if np.array_equal(found, GAPS[GAPS > 0]):
        fail(message, "ten counts.", because=RARE_LEFT_OUT)
    if np.array_equal(found, GAPS[: GAP_LABELS.max() + 1]):
        fail(message, "ten counts.", because=ENDS_EARLY)
    if not np.array_equal(found, GAPS):
        fail(
            message,
            "ten counts, with 0 where a digit does not occur.",
            cause="A digit that does not occur changes the positions or the counts of the others.",
            next_step="Try your function on the labels 3, 3, 7, and count by hand.",
        )


# ---------------------------------------------------------------- 1.4 to_image, show_digits

ROW_NOT_CUT = Misconception(
    "row-not-cut",
    "The 784 numbers are still in one row.",
    "Return the result of `reshape(28, 28)`. Calling it does not change the row itself.",
)
TRANSPOSED = Misconception(
    "image-transposed",
    "Rows and columns have changed places, so the digit is mirrored along its diagonal.",
    'Use `reshape(28, 28)` alone, without `.T` and without `order="F"`: the first 28 numbers are the top row.',
)
UPSIDE_DOWN = Misconception(
    "image-upside-down",
    "The rows of the image stand in reverse order.",
    "The first 28 numbers are the top row of the image.",
)
NUMBERS_CHANGED = Misconception(
    "numbers-changed",
    "The numbers are scaled or converted on the way.",
    "`to_image` only changes the shape. Leave the numbers and their dtype as they are.",
)
ALL_ON_ONE = Misconception(
    "all-on-one-axes",
    "All images are drawn on the same axes, each over the one before.",
    "Make one axes for each image: `plt.subplots(1, len(images), squeeze=False)`, and draw image i on axes i.",
)
ONE_IMAGE = Misconception(
    "one-image-forgotten",
    "`plt.subplots(1, 1)` gives a single axes instead of an array of axes.",
    "Add `squeeze=False`: then `axes` is always an array.",
)
FIRST_IMAGES_ONLY = Misconception(
    "number-of-images-typed-in",
    "The number of images is typed in.",
    "Take it from the argument: `len(images)`.",
)
SAME_IMAGE = Misconception(
    "same-image-everywhere",
    "The same image is drawn on every axes.",
    "In the loop, draw the image that belongs to these axes.",
)
NO_TITLE = Misconception(
    "no-titles",
    "The pictures have no titles of their own.",
    "Write the label above each picture, with `ax.set_title(str(label))`.",
)
POSITION_TITLE = Misconception(
    "position-as-title",
    "The titles count the pictures, they do not name the digits.",
    "Write the label that belongs to the image, not its position.",
)
LABELS_SHIFTED = Misconception(
    "titles-of-other-images",
    "The titles belong to other images.",
    "Go through images and labels together: `for image, label in zip(images, labels)`.",
)

FIGURE_RNG = np.random.default_rng(14)
ROW = FIGURE_RNG.permutation(np.arange(784) % 256).astype(np.uint8)
PICTURES = FIGURE_RNG.integers(0, 256, (4, 28, 28), dtype=np.uint8)
PICTURE_LABELS = np.array([7, 0, 9, 7])
SIDE_BY_SIDE = "The same 7 twice: as your code gives it, and upright."
LYING = "Yours lies on its side: rows and columns are exchanged."
ON_ITS_HEAD = "Yours stands on its head: the top row is at the bottom."


@exercise("1.4")
def test_to_image_gives_28_by_28(answers: Answers) -> None:
    """`to_image` gives an array with shape (28, 28)."""
    image = expect.array(answers.call("to_image", ROW), "the result of `to_image`")
    if image.size == 784 and 784 in image.shape:
        fail(f"The result of `to_image` has shape {image.shape}.", "shape (28, 28).", because=ROW_NOT_CUT)
    expect.array(image, "the result of `to_image`", shape=(28, 28))


@exercise("1.4", needs=test_to_image_gives_28_by_28)
def test_to_image_keeps_each_pixel(answers: Answers) -> None:
    """The first 28 numbers are the top row, and no number changes."""
    expected = ROW.reshape(28, 28)
    image = expect.array(answers.call("to_image", ROW), "the result of `to_image`", shape=(28, 28))
    starts = f"The top row starts with {_short(image[0, :3])}, the row of pixels with {_short(ROW[:3])}."
    if np.array_equal(image, expected.T):
        picture = beside_ours(answers.call("to_image", _seven()), _seven(), f"{SIDE_BY_SIDE} {LYING}")
        fail(starts, "the first 28 numbers in the top row, from left to right.", because=TRANSPOSED, picture=picture)
    if np.array_equal(image, expected[::-1]):
        picture = beside_ours(answers.call("to_image", _seven()), _seven(), f"{SIDE_BY_SIDE} {ON_ITS_HEAD}")
        fail(starts, "the first 28 numbers in the top row.", because=UPSIDE_DOWN, picture=picture)
    if np.array_equal(np.sort(image, axis=None), np.sort(ROW)) and not np.array_equal(image, expected):
        fail(
            starts,
            "the numbers in their order.",
            cause="The numbers were sorted, turned or mirrored.",
            next_step="`reshape` alone keeps the order: take the rest away.",
        )
    if not np.array_equal(image, expected):
        fail(starts, "the same numbers.", because=NUMBERS_CHANGED)
    # Divided by a power of two, so that float32 holds the same numbers exactly.
    decimals = ROW.astype(np.float64) / 1024
    image = expect.array(answers.call("to_image", decimals), "the result of `to_image`", shape=(28, 28))
    if not np.array_equal(image, decimals.reshape(28, 28)):
        fail(
            f"For a row of decimal numbers from 0 to {decimals.max():.3f}, the largest number of the image is "
            f"{float(image.max()):.3f}.",
            "the same numbers.",
            because=NUMBERS_CHANGED,
        )


def pictures(figure: FigureView) -> list[AxesView]:
    """The axes that have an image; colour bars and empty axes do not count."""
    return [axes for axes in figure.axes if axes.images]


def drawn_image(axes: AxesView, images: Bytes) -> int:
    """Which of the images is drawn here: its position, -1 for none, -2 if one is transposed.

    Scaled and inverted images count: a correlation of ±0.98 or more. Two of these random
    images correlate by less than 0.1 (measured), so no image is taken for another.
    """
    data = np.asarray(axes.images[-1].data, dtype=float)
    if data.shape != (28, 28) or data.std() == 0:
        return -1
    for position, image in enumerate(images):
        if abs(np.corrcoef(data.ravel(), image.ravel())[0, 1]) > 0.98:
            return position
        if abs(np.corrcoef(data.ravel(), image.T.ravel())[0, 1]) > 0.98:
            return -2
    return -1


@exercise("1.4")
def test_show_digits_draws_each_image(answers: Answers) -> None:
    """`show_digits` draws each image on axes of its own."""
    for n in (4, 1):
        _draws(answers, PICTURES[:n], PICTURE_LABELS[:n])


def _draws(answers: Answers, images: Bytes, labels: NDArray[np.int64]) -> None:
    n = len(images)
    if n == 1:
        raised = answers.raised("show_digits", images, labels)
        if raised is not None and raised.type_name in ("TypeError", "AttributeError"):
            fail(
                f"For one image it stopped with {raised.type_name}: {raised.message}.",
                "a figure with one picture.",
                because=ONE_IMAGE,
            )
    axes = pictures(answers.figure("show_digits", images, labels))
    found = f"For {n} image{'s' if n > 1 else ''} the figure has {len(axes)} axes with a picture."
    if len(axes) == 1 < n:
        fail(found, f"{n} axes, one for each image.", because=ALL_ON_ONE)
    if len(axes) != n and axes:
        fail(found, f"{n} axes, one for each image.", because=FIRST_IMAGES_ONLY)
    if not axes:
        fail(
            found,
            f"{n} axes, one for each image.",
            cause="No image is drawn with `imshow`.",
            next_step='Draw each image with `ax.imshow(image, cmap="gray_r")`.',
        )
    positions = [drawn_image(one, images) for one in axes]
    if -2 in positions:
        fail(
            f"{positions.count(-2)} of {n} images are drawn with rows and columns changed.",
            "the images as given.",
            because=TRANSPOSED,
            picture=_drawn_beside_ours(answers),
        )
    if len(set(positions)) < n and -1 not in positions:
        fail(
            f"Only {len(set(positions))} of the {n} images is drawn, on {n} axes.",
            "each image once.",
            because=SAME_IMAGE,
        )
    if -1 in positions:
        fail(
            f"{positions.count(-1)} of the {n} pictures show none of the images.",
            "each image once.",
            cause="Something else is drawn than the image that belongs there.",
            next_step="Give the image itself to `imshow`, with shape (28, 28).",
        )


def _drawn_beside_ours(answers: Answers) -> Picture | None:
    axes = pictures(answers.figure("show_digits", _seven().reshape(1, 28, 28), np.array([7])))
    return beside_ours(axes[0].images[-1].data, _seven(), f"{SIDE_BY_SIDE} {LYING}") if axes else None


@cache
def _seven() -> NDArray[np.uint8]:
    """A digit of the course file that looks different when it is turned."""
    seven: NDArray[np.uint8] = load_digits()[0][1400]
    return seven


@exercise("1.4", needs=test_show_digits_draws_each_image)
def test_show_digits_writes_each_label(answers: Answers) -> None:
    """The title of each picture is its label."""
    axes = pictures(answers.figure("show_digits", PICTURES, PICTURE_LABELS))
    positions = [drawn_image(one, PICTURES) for one in axes]
    if sorted(positions) != list(range(len(PICTURES))):
        fail(
            "The pictures differ from call to call.",
            "the images that are given.",
            cause="The images are drawn in an order that depends on chance.",
            next_step="Draw the images in their order.",
        )
    wanted = [int(PICTURE_LABELS[position]) for position in positions]
    titles = [one.title.text for one in axes]
    numbers = [[int(number) for number in re.findall(r"\d{1,9}", title)] for title in titles]
    if all(label in found for label, found in zip(wanted, numbers, strict=True)):
        return
    found = f"The titles are {titles}, and the labels of these images are {wanted}."
    if not any(titles):
        fail(found, "the label as the title of each picture.", because=NO_TITLE)
    first = [found[0] if found else -1 for found in numbers]
    if sorted(first) in (list(range(4)), list(range(1, 5))):
        fail(found, "the label as the title of each picture.", because=POSITION_TITLE)
    if sorted(first) == sorted(wanted):
        fail(found, "the label of this image as its title.", because=LABELS_SHIFTED)
    fail(
        found,
        "the label as the title of each picture.",
        cause="The title says something else than the label.",
        next_step="Use `ax.set_title(str(label))` with the label of this image.",
    )


# ---------------------------------------------------------------- 1.5 split

ORDER_SWAPPED = Misconception(
    "return-order-swapped",
    "The four arrays are returned in another order: the pixels and labels of one part come together.",
    "Return `X_train, X_test, y_train, y_test`: first both parts of the pixels, then both parts of the labels.",
)
SIZES_SWAPPED = Misconception(
    "sizes-swapped",
    "The training part and the test part have changed their sizes or their places.",
    "Use `test_size=0.2`, and return the training part before the test part.",
)
LABELS_APART = Misconception(
    "labels-shuffled-apart",
    "Pixels and labels are shuffled or cut each in its own way, so labels no longer belong to their images.",
    "Give both arrays to one call of `train_test_split`, or use the same order of rows for both.",
)
OVERLAP = Misconception(
    "test-rows-in-training",
    "Rows of the test part are in the training part too: the test would ask for what was learned by heart.",
    "Put each row into exactly one part.",
)
UNSHUFFLED = Misconception(
    "unshuffled-split",
    "The file is cut without shuffling: its last rows are the test part.",
    "Shuffle the rows before cutting. `train_test_split` does so, if you do not switch it off.",
)
NOT_MIXED = Misconception(
    "parts-in-file-order",
    "The rows stand in the order of the file, sorted by digit.",
    "Mix the rows within each part as well.",
)
NOT_STRATIFIED = Misconception(
    "not-stratified",
    "Chance decides how many of each digit are in the test part.",
    "Say what to stratify by: `stratify=labels`.",
)
SEED_NOT_USED = Misconception(
    "seed-not-used",
    "The split uses chance that does not start from `seed`.",
    "Start every source of chance from `seed`: `random_state=seed`, or `np.random.default_rng(seed)`.",
)
SEED_TYPED_IN = Misconception(
    "seed-not-passed-on",
    "The argument `seed` does not reach the shuffling: `random_state` is missing, or it holds a number typed in.",
    "Pass the argument on: `random_state=seed`.",
)

PER_DIGIT = np.array([50, 10, 30, 20, 15, 25, 10, 15, 5, 20])
"""Multiples of five, so that an exact fifth of each digit exists. An unstratified split of these
200 rows hits all ten fifths in none of 100 000 draws (measured)."""
SPLIT_LABELS = np.repeat(np.arange(10), PER_DIGIT)
SPLIT_PIXELS = np.random.default_rng(15).integers(0, 256, (200, 784), dtype=np.uint8)
ROW_OF = {row.tobytes(): number for number, row in enumerate(SPLIT_PIXELS)}
NAMES = ("X_train", "X_test", "y_train", "y_test")


def call_split(answers: Answers, seed: int) -> list[Plain]:
    """The four values of `split`."""
    value = answers.call("split", SPLIT_PIXELS, SPLIT_LABELS, seed)
    return expect.sequence(value, "split", 4, f"({', '.join(NAMES)})")


def split_rows(answers: Answers, seed: int) -> tuple[list[int], list[int], NDArray[Any], NDArray[Any]]:
    """Which rows of the file are in each part (-1 for a row that is not in the file), and the labels."""
    X_train, X_test, y_train, y_test = call_split(answers, seed)
    train, test = (
        _rows(expect.array(X, f"{name} of `split`", shape=(n, 784)))
        for X, name, n in ((X_train, "`X_train`", 160), (X_test, "`X_test`", 40))
    )
    return (
        train,
        test,
        expect.array(y_train, "`y_train` of `split`", shape=(160,)),
        expect.array(y_test, "`y_test` of `split`", shape=(40,)),
    )


def _rows(X: NDArray[Any]) -> list[int]:
    # Other dtypes may hold the same numbers; others than whole bytes match no row.
    rows = X if X.dtype == np.uint8 else np.where((X >= 0) & (X <= 255) & (np.floor(X) == X), X, 0).astype(np.uint8)
    return [ROW_OF.get(row.tobytes(), -1) for row in rows]


@exercise("1.5")
def test_split_gives_80_and_20_percent(answers: Answers) -> None:
    """`split` returns X_train, X_test, y_train, y_test with 80% and 20% of the rows."""
    values = [
        expect.array(value, f"value {number} of `split`") for number, value in enumerate(call_split(answers, 5), 1)
    ]
    shapes = [value.shape for value in values]
    found = f"For 200 rows, `split` returns arrays with the shapes {', '.join(map(str, shapes))}."
    expected = "(160, 784), (40, 784), (160,), (40,)."
    if shapes == [(160, 784), (40, 784), (160,), (40,)]:
        return
    if [len(shape) for shape in shapes] in ([2, 1, 2, 1], [1, 1, 2, 2], [1, 2, 1, 2]):
        fail(found, expected, because=ORDER_SWAPPED)
    if shapes == [(40, 784), (160, 784), (40,), (160,)]:
        fail(found, expected, because=SIZES_SWAPPED)
    if [shape[0] if shape else 0 for shape in shapes] in ([200, 40, 200, 40], [160, 200, 160, 200]):
        fail(found, expected, because=OVERLAP)
    fail(
        found,
        expected,
        cause="A part is missing, has another size, or stands in another place.",
        next_step="Look at `test_size` and at the order in the `return` line.",
    )


@exercise("1.5", needs=test_split_gives_80_and_20_percent)
def test_split_keeps_rows_and_labels_together(answers: Answers) -> None:
    """Each row is in exactly one part, and each label belongs to its row."""
    train, test, y_train, y_test = split_rows(answers, 5)
    rows, given = train + test, np.concatenate([y_train, y_test])
    unknown = rows.count(-1)
    if unknown:
        fail(
            f"{unknown} rows are not in the data that `split` was given.",
            "the rows as they are.",
            cause="The pixels are changed while splitting.",
            next_step="Only choose rows; leave the numbers alone.",
        )
    twice = len(set(train) & set(test))
    if twice:
        fail(f"{twice} rows are in both parts.", "no row in both.", because=OVERLAP)
    if len(set(rows)) < len(rows):
        fail(
            f"Only {len(set(rows))} of the 200 rows are there, some of them more than once.",
            "each row once.",
            cause="The rows are drawn with repetition.",
            next_step="Shuffle the rows, and then cut them once.",
        )
    right = int((given == SPLIT_LABELS[rows]).sum())
    if right < len(rows):
        fail(f"{right} of 200 labels belong to their row.", "all 200.", because=LABELS_APART)


@exercise("1.5", needs=test_split_keeps_rows_and_labels_together)
def test_split_shuffles(answers: Answers) -> None:
    """Both parts are in mixed order, and not sorted as the file is."""
    train, test, _, _ = split_rows(answers, 6)
    if train == list(range(160)) and test == list(range(160, 200)):
        missing = sorted(set(SPLIT_LABELS[test].tolist()) - set(SPLIT_LABELS[train].tolist()))
        fail(
            f"The training part holds the first 160 rows, and the digits {missing} occur only in the test part.",
            "rows in mixed order.",
            because=UNSHUFFLED,
        )
    for name, rows in (("training", train), ("test", test)):
        in_order = sum(SPLIT_LABELS[a] <= SPLIT_LABELS[b] for a, b in pairwise(rows))
        # Mixed rows rise or stay in 0.57 ± 0.04 (160 rows) or ± 0.08 (40 rows) of the steps (measured): 0.95 is far.
        if in_order > 0.95 * (len(rows) - 1):
            fail(
                f"The labels of the {name} part never fall in {in_order} of {len(rows) - 1} steps: it is sorted.",
                "rows in mixed order.",
                because=NOT_MIXED,
            )


@exercise("1.5", needs=test_split_shuffles)
def test_split_is_stratified(answers: Answers) -> None:
    """The test part holds 20% of each digit."""
    _, test, _, _ = split_rows(answers, 7)
    found, wanted = np.bincount(SPLIT_LABELS[test], minlength=10), PER_DIGIT // 5
    if not np.array_equal(found, wanted):
        off = int((found != wanted).sum())
        fail(
            f"The file has {PER_DIGIT.tolist()} rows of the digits 0 to 9, and the test part {found.tolist()}: "
            f"{off} of these ten are not 20%.",
            "a fifth of each digit.",
            because=NOT_STRATIFIED,
        )


@exercise("1.5", needs=test_split_shuffles)
def test_split_follows_its_seed(answers: Answers) -> None:
    """The same seed gives the same split, and another seed gives another."""
    first, again, other = (split_rows(answers, seed)[:2] for seed in (8, 8, 9))
    if first != again:
        same = len(set(first[1]) & set(again[1]))
        fail(
            f"Two calls with seed 8 give two splits: {same} of the 40 test rows are the same.",
            "the same split for the same seed.",
            because=SEED_NOT_USED,
        )
    if first == other:
        fail("Seed 8 and seed 9 give exactly the same split.", "another split for another seed.", because=SEED_TYPED_IN)
