"""Checks of exercise 1.2: read the original format."""

from __future__ import annotations

import re
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from autograder.api import Answers, File, Misconception, describe, exercise, expect, fail
from autograder.digits.checks.lesson_1.shared import SIGNED_BYTES, Bytes

LITTLE_ENDIAN = Misconception(
    "little-endian-header",
    "The sizes in the header are read with the last byte counting most (little-endian).",
    'IDX is big-endian: `int.from_bytes(four_bytes, "big")`.',
)
LAST_BYTE_ONLY = Misconception(
    "last-byte-only",
    "Only the last byte of the four of a size is read, so 300 becomes 44.",
    'Each size takes four bytes: `int.from_bytes(content[4:8], "big")`.',
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
    "The rows come first and then the columns: in the header (bytes 8 to 11, then 12 to 15), and so in "
    "`reshape(n, rows, columns)`.",
)
COLUMN_MAJOR = Misconception(
    "column-by-column",
    "The pixels are not put in row by row: they run down the columns, or from image to image first.",
    "IDX stores image after image, each row by row. That is what `reshape` does by itself, without `order` and "
    "without transposing.",
)
UNPACKED_FIRST = Misconception(
    "header-unpacked-first",
    "All 16 bytes of the header are unpacked before the magic number is compared. A file of labels may be shorter.",
    "Look at the first four bytes alone, and raise the ValueError before you read on.",
)
MAGIC_IGNORED = Misconception(
    "magic-number-ignored",
    "No ValueError comes out for a file of another kind: its first four bytes are not compared with 2051, only a part "
    "of them is, or the error is not raised, or it is caught inside.",
    "Compare all four bytes with 2051, `raise ValueError(...)` if they differ, and do not catch it.",
)
SAME_FOR_EACH_FILE = Misconception(
    "same-for-each-file",
    "The images are the same for each file: those of an earlier call, or of another file than the one at `path`.",
    "Read the file at `path` anew in each call, and keep no bytes from one call to the next.",
)


def idx_file(images: Bytes, order: str = ">") -> File:
    """An IDX file of images; `order` is ``">"`` for big-endian."""
    header = np.array([2051, *images.shape], dtype=f"{order}u4")
    return File("images-idx3-ubyte", header.tobytes() + images.tobytes())


IDX_RNG = np.random.default_rng(12)
IDX_IMAGES = IDX_RNG.integers(0, 256, (3, 5, 7), dtype=np.uint8)
SQUARE_IMAGES = IDX_RNG.integers(0, 256, (5, 4, 4), dtype=np.uint8)
"""16 pixels each, as many as the header has bytes: a header left in makes one image more."""
LARGE_IMAGES = (np.arange(300 * 2 * 3) % 251).astype(np.uint8).reshape(300, 2, 3)
WIDE_IMAGES = LARGE_IMAGES.reshape(1, 2, 900)
"""Sizes above 255, which take two bytes of the header; and a single image."""
LABEL_FILE = File("labels-idx1-ubyte", bytes([0, 0, 8, 1, 0, 0, 0, 8]) + bytes(8))
"""Eight labels that are 0. Read as a file of images, the sizes fit: eight images of 0 × 0 pixels."""
SHORT_FILE = File("short-idx1-ubyte", LABEL_FILE.content[:13])


def read_idx(answers: Answers, images: Bytes) -> NDArray[Any]:
    """What `read_idx_images` returns for a file with these images; an error is named if it is a known one."""
    raised = answers.raised("read_idx_images", idx_file(images))
    if raised is not None:
        found = f"`read_idx_images` stopped with {raised.type_name}: {raised.message}."
        expected = f"an array with {len(images)} images, as the header says."
        numbers = {int(number) for number in re.findall(r"\d{1,18}", raised.message)}
        if _reads_little_endian(answers, images) or numbers & {size << 24 for size in images.shape}:
            fail(found, expected, because=LITTLE_ENDIAN)
        if numbers & {size % 256 for size in images.shape if size > 255}:
            fail(found, expected, because=LAST_BYTE_ONLY)
        if numbers & {28, 784}:
            fail(found, expected, because=SIZES_TYPED_IN)
        if numbers & {images.size + extra for extra in (4, 8, 12, 16)}:
            fail(found, expected, because=HEADER_LEFT)
    value = answers.call("read_idx_images", idx_file(images))
    return expect.array(value, "the result of `read_idx_images`")


def _reads_little_endian(answers: Answers, images: Bytes) -> bool:
    """The probe that decides: only a reader of the other byte order makes an array of this file."""
    other = idx_file(images, order="<")
    if answers.raised("read_idx_images", other) is not None:
        return False
    return isinstance(answers.call("read_idx_images", other), np.ndarray)


@exercise("1.2")
def test_read_idx_images_has_the_shape_of_the_header(answers: Answers) -> None:
    """`read_idx_images` returns uint8 with the shape (n, rows, columns) of the header."""
    for images in (SQUARE_IMAGES, IDX_IMAGES, LARGE_IMAGES, WIDE_IMAGES):
        result = read_idx(answers, images)
        if result.shape != images.shape and _is_same_for_each_file(answers, result):
            found = (
                f"For {len(images)} images and for other ones, the result is {describe(result)}, with the same pixels."
            )
            fail(found, "the images of the file at `path`.", because=SAME_FOR_EACH_FILE)
        _shape_of_idx(result, images)


def _shape_of_idx(result: NDArray[Any], images: Bytes) -> None:
    n, rows, columns = images.shape
    found = f"For {n} images of {rows} × {columns} pixels the result has shape {result.shape}."
    expected = "(number of images, rows, columns), as in the header."
    if images.size < result.size <= images.size + 16:
        fail(f"{found} It has {result.size - images.size} numbers too many.", expected, because=HEADER_LEFT)
    if result.shape in ((n, rows * columns), (images.size,)):
        fail(found, expected, because=NOT_RESHAPED)
    if result.shape == tuple(size % 256 for size in images.shape) != images.shape:
        fail(found, expected, because=LAST_BYTE_ONLY)
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
    for images in (IDX_IMAGES, SQUARE_IMAGES, LARGE_IMAGES, WIDE_IMAGES):
        result = expect.array(read_idx(answers, images), "the result of `read_idx_images`", shape=images.shape)
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
    for file, about, magic in (
        (LABEL_FILE, "a file of labels", 2049),
        (SHORT_FILE, "a short file of labels", 2049),
        (
            File("images-idx3-float", bytes([0, 0, 13]) + idx_file(SQUARE_IMAGES).content[3:]),
            "a file of decimals",
            3331,
        ),
    ):
        raised = answers.raised("read_idx_images", file)
        found = f"For {about}, with the magic number {magic},"
        if raised is None:
            _explain_no_error(answers, file, found)
        elif raised.is_a("error", "IndexError") and file is SHORT_FILE:
            # For the longer file of labels it was a ValueError.
            fail(
                f"{found} it stopped with {raised.type_name}: {raised.message}.",
                "a ValueError.",
                because=UNPACKED_FIRST,
            )
        elif not raised.is_a("ValueError"):
            fail(
                f"{found} it stopped with {raised.type_name}: {raised.message}.",
                "a ValueError.",
                cause="The file is read on before its magic number is looked at, or another kind of error is raised.",
                next_step='Use `raise ValueError("...")` with a sentence of your own.',
            )


def _explain_no_error(answers: Answers, file: File, found: str) -> NoReturn:
    value = answers.call("read_idx_images", file)
    if isinstance(value, np.ndarray):
        because = SAME_FOR_EACH_FILE if _is_same_for_each_file(answers, value) else MAGIC_IGNORED
        fail(f"{found} the result is {describe(value)}.", "a ValueError.", because=because)
    said = answers.printed("read_idx_images", file).strip()
    fail(
        f"{found} the result is {describe(value)}{', and a text is printed' if said else ''}.",
        "a ValueError.",
        cause="The function ends as if all was well. What is printed or returned stops nobody.",
        next_step='Write `raise ValueError("...")` there, without `print` and `return`.',
    )


def _is_same_for_each_file(answers: Answers, value: NDArray[Any]) -> bool:
    """Whether these very pixels come back for two files with other images."""
    files = [idx_file(images) for images in (SQUARE_IMAGES, IDX_IMAGES)]
    if value.size == 0 or any(answers.raised("read_idx_images", file) for file in files):
        return False
    results = [answers.call("read_idx_images", file) for file in files]
    return all(isinstance(result, np.ndarray) and np.array_equal(result, value) for result in results)
