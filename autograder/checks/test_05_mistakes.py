"""Checks of lesson 5: mistakes, a grid that needs no colour, confusions, patches, and saving."""

from __future__ import annotations

import os
import pickle
import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from autograder.checking import (
    Answers,
    AxesView,
    Built,
    File,
    Misconception,
    Own,
    Picture,
    Plain,
    beside_ours,
    describe,
    exercise,
    expect,
    fail,
)
from autograder.data import load_digits

# --- 5.1 -------------------------------------------------------------------------------------------------------------

POSITIONS = Misconception(
    "positions-for-mask",
    "The function gives the positions of the mistakes, not a mask.",
    "Return the comparison itself: one True or False for each prediction.",
)
COUNT = Misconception(
    "count-for-mask",
    "The function counts the mistakes. A count does not say where they are.",
    "Return the comparison itself, without a sum or a mean.",
)
NUMBERS = Misconception(
    "numbers-for-mask",
    "The marks are the numbers 0 and 1. Between square brackets NumPy reads such numbers as positions.",
    "Return the comparison itself, or convert with `.astype(bool)`.",
)
RIGHT_ONES = Misconception(
    "right-for-wrong",
    "The mask is True for the right predictions.",
    "The wrong ones are asked for: compare with `!=`, or turn the mask round with `~`.",
)
ONE_SIDED = Misconception(
    "one-sided-comparison",
    "The comparison finds only mistakes in one direction, such as predictions that are too large.",
    "A digit is a name, not an amount: ask whether the two are different.",
)

LABELS = np.array([3, 9, 5, 0, 7, 4, 4, 1, 8, 2, 6, 6])
PREDICTIONS = np.array([3, 4, 5, 0, 1, 9, 4, 1, 3, 2, 6, 0])


@exercise("5.1")
def test_mistakes_is_a_mask(answers: Answers) -> None:
    """`mistakes` gives one True or False for each prediction."""
    _mask(answers, LABELS, PREDICTIONS)


@exercise("5.1", needs=test_mistakes_is_a_mask)
def test_mistakes_marks_the_wrong_ones(answers: Answers) -> None:
    """The mask is True exactly where the prediction is wrong."""
    for labels, predictions in ((LABELS, PREDICTIONS), (LABELS[3:7], LABELS[3:7])):
        found, wrong = _mask(answers, labels, predictions), labels != predictions
        if np.array_equal(found, wrong):
            continue
        if np.array_equal(found, ~wrong):
            reason = RIGHT_ONES
        elif np.array_equal(found, predictions > labels) or np.array_equal(found, predictions < labels):
            reason = ONE_SIDED
        else:
            reason = None
        fail(
            f"With {len(labels)} predictions, of which {wrong.sum()} are wrong, {found.sum()} are marked True; "
            f"{int((found != wrong).sum())} of the {len(labels)} marks are not right.",
            "True for each wrong prediction, and False for each right one.",
            because=reason,
            cause="Something else is compared than each label with its own prediction.",
            next_step="Compare the two arrays with each other, element by element.",
        )


def _mask(answers: Answers, labels: NDArray[np.int64], predictions: NDArray[np.int64]) -> NDArray[np.bool_]:
    value = answers.call("mistakes", labels, predictions)
    positions = np.flatnonzero(labels != predictions)
    of = "the result of `mistakes`"
    if isinstance(value, int | float) and not isinstance(value, bool):
        fail(f"`mistakes` gives one number, {value}.", f"{len(labels)} values of True or False.", because=COUNT)
    found = expect.array(_first_of_one(value), of)
    if found.shape != labels.shape and set(found.ravel().tolist()) <= set(range(len(labels))) and found.ndim == 1:
        if len(found) == len(positions):
            fail(
                f"`mistakes` gives {found.tolist()} for {len(labels)} predictions.",
                f"{len(labels)} values of True or False.",
                because=POSITIONS,
            )
        if len(found) == len(labels) - len(positions):
            fail(
                f"`mistakes` gives {len(found)} values for {len(labels)} predictions.",
                f"{len(labels)} values of True or False.",
                because=RIGHT_ONES,
            )
    if found.dtype.kind in "iu" and found.shape == labels.shape and set(found.tolist()) <= {0, 1}:
        fail(
            "`mistakes` gives whole numbers, 0 and 1.",
            "True and False (dtype bool).",
            because=NUMBERS,
        )
    return expect.array(found, of, shape=labels.shape, kind="b")


def _first_of_one(value: Plain) -> Plain:
    """`np.where(mask)` gives a tuple that holds one array."""
    return value[0] if isinstance(value, tuple) and len(value) == 1 else value


# --- 5.2 -------------------------------------------------------------------------------------------------------------

ONLY_WRONG = Misconception(
    "only-wrong-shown",
    "Only the wrong digits are drawn. Then nobody sees how many are right.",
    "Draw all 36, each in its place, and mark the wrong ones.",
)
OTHER_GRID = Misconception(
    "grid-of-another-size",
    "The grid has more places than images. The digits then stand in other rows and columns than the text says.",
    "Make 6 rows of 6: `plt.subplots(6, 6)`.",
)
COLOUR_ONLY = Misconception(
    "colour-only",
    "Right and wrong differ by colour alone, or by nothing. Many people cannot see that.",
    "Write a mark and both digits over a wrong one: `✗ true 9, predicted 4`.",
)
MARKS_SWAPPED = Misconception(
    "marks-swapped",
    "The marks or words for right and wrong are exchanged.",
    "Look at the condition: which branch runs when label and prediction are equal?",
)
TITLE_SWAPPED = Misconception(
    "swapped-in-title",
    "The true digit and the predicted digit are exchanged in the words.",
    "The label is the true digit. Check the order of the two in the title.",
)
COLOURS_SWAPPED = Misconception(
    "colours-swapped",
    "The colours are the wrong way round.",
    "In `PALETTES` the first colour is for right ones, the second for wrong ones. Check the condition too.",
)
LOW_CONTRAST = Misconception(
    "low-contrast",
    "The colour is too pale to be read on white, such as plain red.",
    "Use the dark colours of `PALETTES`.",
)
PALETTE_IGNORED = Misconception(
    "palette-ignored",
    "A colour is fixed in the code: `palette` does not decide it.",
    "Look both colours up: `right_colour, wrong_colour = PALETTES[palette]`.",
)
NO_POSITIONS = Misconception(
    "no-positions",
    "The text says what is wrong, but not where it stands in the grid.",
    "Say row and column of each mistake: position // 6 + 1 and position % 6 + 1.",
)
FROM_ZERO = Misconception(
    "rows-from-zero",
    "Rows and columns are counted from 0, as in Python. Readers count from 1.",
    "Add 1 to the row and to the column.",
)
ROW_COLUMN_SWAPPED = Misconception(
    "row-column-swapped",
    "Row and column are exchanged.",
    "Six digits stand in a row: the row is position // 6, the column is position % 6.",
)
TEXT_SWAPPED = Misconception(
    "swapped-in-text",
    "The true digit and the predicted digit are exchanged in the text.",
    "The label is the true digit. Check the order of the two.",
)

RIGHT_WORDS = re.compile(r"[✓✔☑✅]|\b(right|correct|ok|yes)\b", re.IGNORECASE)
WRONG_WORDS = re.compile(r"[✗✘✕✖❌×☒]|\b(wrong|incorrect|false|mistake|error|no|not)\b", re.IGNORECASE)
PREDICTED = re.compile(r"(?:pred\w*|model|guess\w*|said|says|as)\W*(\d)", re.IGNORECASE)
TRUE = re.compile(r"(?:true|truth|label|actual\w*|real\w*|is)\W*(\d)", re.IGNORECASE)
MIN_CONTRAST = 4.5


@cache
def _grid() -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.int64]]:
    """36 images of noise, 25 right and 11 wrong: counts that are no digit, row or column."""
    random = np.random.default_rng(52)
    images = random.integers(0, 256, (36, 784), dtype=np.uint8)
    labels = random.integers(0, 10, 36)
    predictions = labels.copy()
    wrong = np.array([1, 4, 8, 11, 15, 16, 21, 24, 26, 33, 35])
    predictions[wrong] = (labels[wrong] + random.integers(1, 10, len(wrong))) % 10
    return images, labels, predictions


@exercise("5.2")
def test_grid_shows_all_36(answers: Answers) -> None:
    """The grid shows all 36 images, each in its place."""
    images, labels, predictions = _grid()
    wrong = int((labels != predictions).sum())
    every = answers.figure("plot_grid", images, labels, predictions).axes
    drawn = [axes for axes in every if axes.images]
    if len(drawn) == 36 < len(every):
        fail(
            f"The figure has {len(every)} axes: 36 with an image, and {len(every) - 36} without one.",
            "36 axes, in 6 rows of 6.",
            because=OTHER_GRID,
        )
    if len(drawn) != 36:
        fail(
            f"{len(drawn)} axes show an image; the call had 36 images, {wrong} of them wrong.",
            "36 axes with one image each.",
            because=ONLY_WRONG if len(drawn) == wrong else None,
            cause="The loop does not run over all images, or all of them are drawn on the same axes.",
            next_step="Make 36 axes with `plt.subplots(6, 6)`, and go through `axes.ravel()` and the images together.",
        )
    for place, (axes, image) in enumerate(zip(drawn, images, strict=True)):
        if not _same_picture(axes.images[-1].data, image):
            fail(
                f"The axes in row {place // 6 + 1}, column {place % 6 + 1} show another picture "
                f"(an array of shape {axes.images[-1].data.shape}) than image number {place}.",
                "each image in reading order, as 28 × 28 pixels.",
                picture=_place_beside_ours(answers, place),
                cause="The images are in another order, or they are not reshaped to 28 rows of 28 pixels.",
                next_step="Draw `image.reshape(28, 28)`, row by row.",
            )


def _place_beside_ours(answers: Answers, place: int) -> Picture | None:
    """What the student's grid shows in a place, and what belongs there, with digits that one can recognise."""
    pixels, labels = load_digits()
    some = np.random.default_rng(2).permutation(len(labels))[:36]
    drawn = [axes for axes in answers.figure("plot_grid", pixels[some], labels[some], labels[some]).axes if axes.images]
    if len(drawn) != 36:
        return None
    words = f"Two pictures. Left, what your grid shows in row {place // 6 + 1}, column {place % 6 + 1}. Right, what "
    words += f"belongs there: a {labels[some[place]]}."
    return beside_ours(drawn[place].images[-1].data, pixels[some[place]], words)


@exercise("5.2", needs=test_grid_shows_all_36)
def test_grid_says_right_and_wrong(answers: Answers) -> None:
    """Marks and words tell right from wrong, without colour."""
    images, labels, predictions = _grid()
    drawn = [axes for axes in answers.figure("plot_grid", images, labels, predictions).axes if axes.images]
    pairs = list(zip(drawn, labels.tolist(), predictions.tolist(), strict=True))
    reversed_marks = sum(
        bool(_says_wrong(axes.words) if label == prediction else _says_right(axes.words))
        for axes, label, prediction in pairs
    )
    if reversed_marks == len(pairs):
        fail("Right ones are marked as wrong, and wrong ones as right.", "✓ on right ones.", because=MARKS_SWAPPED)
    for place, (axes, label, prediction) in enumerate(pairs):
        where = (
            f"Row {place // 6 + 1}, column {place % 6 + 1} (true {label}, predicted {prediction}) "
            f"says {axes.words.strip()!r}."
        )
        if label == prediction:
            _right_words(axes, label, where)
        else:
            _wrong_words(axes, label, prediction, where)


@exercise("5.2", needs=test_grid_shows_all_36)
def test_grid_colours_can_be_read(answers: Answers) -> None:
    """Both palettes have two colours, dark enough to be read, for right and for wrong."""
    images, labels, predictions = _grid()
    used = []
    # The channels (0 red, 1 green, 2 blue) whose difference is larger for the colour of wrong ones.
    for palette, cold in (("green-red", 1), ("blue-orange", 2)):
        figure = answers.figure("plot_grid", images, labels, predictions, palette=palette)
        inks = [_ink(axes) for axes in figure.axes if axes.images]
        right = {ink for ink, is_right in zip(inks, labels == predictions, strict=False) if is_right}
        wrong = {ink for ink, is_right in zip(inks, labels == predictions, strict=False) if not is_right}
        if right & wrong:
            fail(
                f"With palette {palette!r}, right and wrong ones both have the colour {sorted(right & wrong)[0]}.",
                "one colour for right ones and another for wrong ones.",
                cause="The colour does not depend on whether the prediction is right, or no colour is set.",
                next_step="Choose the colour beside the title: `set_title(..., color=...)`.",
            )
        for ink in sorted(right | wrong):
            if _contrast(ink) < MIN_CONTRAST:
                fail(
                    f"With palette {palette!r}, the colour {ink} has a contrast of {_contrast(ink):.2f} on white.",
                    f"a contrast of {MIN_CONTRAST} or more.",
                    because=LOW_CONTRAST,
                )
        if _warmth(wrong, cold) < _warmth(right, cold):
            fail(
                f"With palette {palette!r}, right ones are {sorted(right)[0]} and wrong ones are {sorted(wrong)[0]}.",
                "the first colour of the palette for right ones.",
                because=COLOURS_SWAPPED,
            )
        used.append((right, wrong))
    for what, first, second in zip(("right", "wrong"), *used, strict=True):
        if first & second:
            fail(
                f"Both palettes give {what} ones the colour {sorted(first & second)[0]}.",
                "other colours for another palette.",
                because=PALETTE_IGNORED,
            )


@exercise("5.2")
def test_describe_grid_counts(answers: Answers) -> None:
    """The text says how many are right and how many are wrong."""
    _, labels, predictions = _grid()
    for predicted in (predictions, labels):
        wrong = int((labels != predicted).sum())
        text = expect.text(answers.call("describe_grid", labels, predicted), "the result of `describe_grid`")
        missing = {len(labels) - wrong, wrong} - {int(number) for number in re.findall(r"\d+", text)}
        if missing - {0} or (missing and not re.search(r"\b(no|none|all)\b", text, re.IGNORECASE)):
            fail(
                f"With {len(labels) - wrong} right and {wrong} wrong, the text is {_short(text)}.",
                "how many digits are right and how many are wrong, as in `36 digits, 34 right, 2 wrong`.",
                cause="A count is missing, or it counts something else.",
                next_step="Begin the text with the two counts.",
            )


@exercise("5.2", needs=test_describe_grid_counts)
def test_describe_grid_places(answers: Answers) -> None:
    """The text says row, column, true and predicted digit of each mistake."""
    _, labels, predictions = _grid()
    text = expect.text(answers.call("describe_grid", labels, predictions), "the result of `describe_grid`")
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    positions = np.flatnonzero(labels != predictions).tolist()
    places = [(p // 6 + 1, p % 6 + 1, int(labels[p]), int(predictions[p])) for p in positions]
    said = set(zip(numbers, numbers[1:], numbers[2:], numbers[3:], strict=False))
    missing = [place for place in places if place not in said]
    if not missing:
        return
    row, column, true, predicted = missing[0]
    if all((t, p, r, c) in said or (p, t, r, c) in said for r, c, t, p in places):
        reason, cause = None, "The four numbers of each mistake come in another order."
    else:
        cause = "A mistake is missing, or its row and column are not computed from its position."
        reason = next((m for m, way in _DESCRIBED if all(way(*place) in said for place in places)), None)
        pairs = set(pairwise(numbers))
        if reason is None and all({(t, p), (p, t)} & pairs for _, _, t, p in places) and len(numbers) < 4 * len(places):
            reason = NO_POSITIONS
    fail(
        f"The mistake in row {row}, column {column} (true {true}, predicted {predicted}) "
        f"is not in the text: {_short(text)}.",
        "for each mistake, in this order: its row and column, counted from 1, its true digit, its predicted digit.",
        because=reason,
        cause=cause,
        next_step="Follow the form of the example: `row 2 column 5: true 9, predicted 4`.",
    )


_DESCRIBED: tuple[tuple[Misconception, Callable[[int, int, int, int], tuple[int, int, int, int]]], ...] = (
    (FROM_ZERO, lambda r, c, t, p: (r - 1, c - 1, t, p)),
    (ROW_COLUMN_SWAPPED, lambda r, c, t, p: (c, r, t, p)),
    (TEXT_SWAPPED, lambda r, c, t, p: (r, c, p, t)),
)
"""Known wrong ways to write a mistake, as the four numbers that they give."""


def _same_picture(drawn: NDArray[np.float64], image: NDArray[np.uint8]) -> bool:
    """Whether these are the pixels of the image, scaled or inverted perhaps."""
    if drawn.shape[:2] != (28, 28) or drawn.dtype.kind not in "biuf":
        return False
    flat = np.asarray(drawn, float).reshape(784, -1)[:, 0]
    return bool(np.isfinite(flat).all() and flat.std() > 0 and abs(np.corrcoef(flat, image)[0, 1]) > 0.99)


def _says_right(words: str) -> bool:
    return bool(RIGHT_WORDS.search(words)) and not WRONG_WORDS.search(words)


def _says_wrong(words: str) -> bool:
    return bool(WRONG_WORDS.search(words))


def _right_words(axes: AxesView, label: int, where: str) -> None:
    digits = set(re.findall(r"\d", axes.words))
    expected = "a mark for right, such as ✓, and this digit."
    if _says_wrong(axes.words):
        fail(where, expected, because=MARKS_SWAPPED)
    if str(label) not in digits or (digits != {str(label)} and not _says_right(axes.words)):
        fail(
            where,
            expected,
            cause="The digit is missing, or other numbers stand there without a mark for right.",
            next_step="Write mark and digit in the title: `✓ 3`.",
        )


def _wrong_words(axes: AxesView, label: int, prediction: int, where: str) -> None:
    words = axes.words
    expected = "a mark or word for wrong, and both digits: `✗ true ..., predicted ...`."
    if _says_right(words):
        fail(where, expected, because=MARKS_SWAPPED)
    digits = re.findall(r"\d", words)
    if not {str(label), str(prediction)} <= set(digits):
        only_colour = not _says_wrong(words) or not digits
        fail(
            where,
            expected,
            because=COLOUR_ONLY if only_colour else None,
            cause="A digit is missing: the reader cannot see what was predicted, or what is true.",
            next_step="Write both digits: `✗ true 9, predicted 4`.",
        )
    true, predicted = TRUE.search(words), PREDICTED.search(words)
    second = predicted.group(1) if predicted else ""
    first = true.group(1) if true else next(digit for digit in digits if digit != second)
    second = second or next((digit for digit in digits if digit != first), first)
    if (first, second) == (str(prediction), str(label)):
        fail(where, "the true digit first, or named as true.", because=TITLE_SWAPPED)
    if not (_says_wrong(words) or predicted):
        fail(where, expected, because=COLOUR_ONLY)


def _ink(axes: AxesView) -> str:
    """The colour of the words: of the title, or of the first text."""
    if axes.title.text.strip():
        return axes.title.color
    return axes.texts[0].color if axes.texts else axes.frame_color


def _channels(ink: str) -> list[float]:
    return [int(ink[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def _warmth(inks: set[str], cold: int) -> float:
    """How much more red than green (1) or blue (2) these colours are."""
    return float(np.mean([_channels(ink)[0] - _channels(ink)[cold] for ink in inks]))


def _contrast(ink: str) -> float:
    """The contrast ratio on white, as WCAG 2 defines it."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(ink))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _short(text: str) -> str:
    return repr(text if len(text) <= 100 else text[:97] + "...")


# --- 5.3 -------------------------------------------------------------------------------------------------------------

TRANSPOSED = Misconception(
    "matrix-transposed",
    "Rows and columns are exchanged.",
    "The true digit is the row: the first index. The predicted digit is the column.",
)
SHARES = Misconception(
    "shares-for-counts",
    "The matrix holds shares, not counts.",
    "Leave the counts as they are: do not divide, and do not set `normalize`.",
)
ABSENT = Misconception(
    "absent-digits-left-out",
    "Only digits that occur get a row and a column.",
    "Start from a matrix of zeros with shape (10, 10), or tell the library which labels there are.",
)
DIAGONAL = Misconception(
    "diagonal-counted",
    "The diagonal is among the pairs. It holds the right predictions.",
    "Leave out the pairs where the true and the predicted digit are equal.",
)
PAIRS_SWAPPED = Misconception(
    "pair-transposed",
    "True and predicted digit are exchanged in the tuples.",
    "The row of the matrix is the true digit and comes first.",
)
LEAST_FIRST = Misconception(
    "least-frequent-first",
    "The pairs are sorted the wrong way: the rare ones come first.",
    "Sort by count from large to small.",
)
ADDED = Misconception(
    "directions-added",
    "Both directions were added: fours called nine, and nines called four.",
    "Treat the two directions as two pairs.",
)
EMPTY_PAIRS = Misconception(
    "empty-pairs-listed",
    "Pairs that never happened, with count 0, are in the list.",
    "Leave out the pairs whose count is 0. The list may be shorter than k.",
)
MATRIX_CHANGED = Misconception(
    "matrix-changed",
    "The function changes the matrix of the caller, for example with `np.fill_diagonal`.",
    "Work on a copy: `matrix = matrix.copy()`.",
)


@exercise("5.3")
def test_confusion_counts(answers: Answers) -> None:
    """`confusion` counts each pair: true digits are rows, predicted digits are columns."""
    random = np.random.default_rng(53)
    labels = np.concatenate([np.arange(10), random.integers(0, 10, 300)])
    predictions = np.where(random.random(310) < 0.6, labels, random.integers(0, 10, 310))
    predictions[:10] = np.arange(10)
    expected = _confusion(labels, predictions)
    found = expect.array(answers.call("confusion", labels, predictions), "the result of `confusion`", shape=(10, 10))
    if np.array_equal(found, expected):
        return
    wrong = np.argwhere(found != expected)
    row, column = wrong[0].tolist()
    reason = None
    if np.array_equal(found, expected.T):
        reason = TRANSPOSED
    elif found.dtype.kind == "f" and np.nanmax(found, initial=0.0) <= 1:
        reason = SHARES
    fail(
        f"For {len(labels)} digits, row {row} column {column} holds {found[row, column]:.4g}; "
        f"{len(wrong)} of the 100 numbers are not right.",
        "in row t and column p, how many digits t were called p.",
        because=reason,
        cause="Something else is counted, or not each pair is counted.",
        next_step="Try it on three digits, and count them by hand.",
    )


@exercise("5.3")
def test_confusion_has_all_ten_digits(answers: Answers) -> None:
    """The matrix has ten rows and ten columns, even if some digits do not occur."""
    labels, predictions = np.array([1, 3, 3, 7, 7, 7]), np.array([1, 3, 8, 7, 1, 7])
    value = answers.call("confusion", labels, predictions)
    found = expect.array(value, "the result of `confusion`")
    if found.shape != (10, 10):
        small = found.ndim == 2 and max(found.shape) < 10
        fail(
            f"For labels that are 1, 3 or 7 only, the matrix has shape {found.shape}.",
            "shape (10, 10), with zeros for digits that do not occur.",
            because=ABSENT if small else None,
            cause="The size of the matrix depends on the labels.",
            next_step="Start from `np.zeros((10, 10), dtype=int)`.",
        )
    if found.sum() != 6 and not np.isclose(np.nansum(found), 6):
        fail(
            f"For 6 digits, all numbers of the matrix add up to {np.nansum(found):.4g}.",
            "a sum of 6: each digit is counted once.",
            because=SHARES if found.dtype.kind == "f" else None,
            cause="A digit is counted twice or not at all.",
            next_step="Add 1 in one place of the matrix for each digit.",
        )


@exercise("5.3")
def test_worst_pairs_finds_them(answers: Answers) -> None:
    """`worst_pairs` gives the most frequent wrong pairs, the most frequent first."""
    matrix = np.diag(np.arange(30, 40))
    for true, predicted, count in WORST:
        matrix[true, predicted] = count
    found = _pairs(answers.call("worst_pairs", matrix, 4))
    # The last two of the four have the same count: either order is right.
    if sorted(found) == sorted(WORST[:4]) and [pair[2] for pair in found] == [17, 11, 7, 7]:
        return
    if any(true == predicted for true, predicted, _ in found):
        reason = DIAGONAL
    elif sorted(found) == sorted((predicted, true, count) for true, predicted, count in WORST[:4]):
        reason = PAIRS_SWAPPED
    elif [pair[2] for pair in found] == sorted(pair[2] for pair in found):
        reason = LEAST_FIRST
    elif any(count == matrix[t, p] + matrix[p, t] != matrix[t, p] for t, p, count in found if max(t, p) < 10):
        reason = ADDED
    else:
        reason = None
    fail(
        f"For k = 4, the list is {found}.",
        "the 4 most frequent wrong pairs as (true, predicted, count), the largest count first.",
        because=reason,
        cause="The pairs are not the most frequent ones, or the count is not the number in the matrix.",
        next_step="Make a list of all 90 wrong pairs with their counts, sort it by count, and take the first k.",
    )


@exercise("5.3", needs=test_worst_pairs_finds_them)
def test_worst_pairs_leaves_out_what_never_happened(answers: Answers) -> None:
    """Pairs that never happened are left out, and the matrix stays as it is."""
    matrix = np.diag(np.full(10, 20))
    matrix[2, 6], matrix[8, 0] = 4, 1
    found = _pairs(answers.call("worst_pairs", matrix, 5))
    if any(count == 0 for _, _, count in found):
        fail(
            f"With two wrong pairs and k = 5, the list has {len(found)} pairs.",
            "only pairs that happened.",
            because=EMPTY_PAIRS,
        )
    if found != [(2, 6, 4), (8, 0, 1)]:
        fail(
            f"With two wrong pairs in the matrix and k = 5, the list is {found}.",
            "both wrong pairs, and nothing else.",
            cause="A pair that happened is left out, or the list holds something else.",
            next_step="Try your function on a matrix with two numbers beside the diagonal.",
        )
    if answers.changed("worst_pairs", matrix, 5):
        fail("After the call the matrix has other numbers than before.", "an unchanged matrix.", because=MATRIX_CHANGED)


WORST = [(5, 3, 17), (4, 9, 11), (9, 0, 7), (0, 6, 7), (9, 4, 6), (3, 5, 5), (8, 1, 3), (6, 8, 2), (1, 7, 1)]
"""Wrong pairs of a made matrix. Both directions of 4 and 9, and of 3 and 5, differ; 0 and 9 are in both places."""


def _confusion(labels: NDArray[np.int64], predictions: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.bincount(labels * 10 + predictions, minlength=100).reshape(10, 10)


def _pairs(value: Plain) -> list[tuple[int, int, int]]:
    """The list of triples, whatever kind of sequence it is."""
    rows = value if isinstance(value, list | tuple) else expect.array(value, "the result of `worst_pairs`").tolist()
    if not isinstance(rows, list | tuple):
        fail(
            f"`worst_pairs` gives {describe(value)}.",
            "a list of tuples (true, predicted, count).",
            cause="Something else is returned than the list.",
            next_step="Look at the `return` line: it gives the list, cut to the first k.",
        )
    triples = []
    for row in rows:
        true, predicted, count = expect.sequence(row, "an item of the list", 3, "(true, predicted, count)")
        triples.append(tuple(expect.integer(item, "a number in a tuple") for item in (true, predicted, count)))
    return [(t[0], t[1], t[2]) for t in triples]


# --- 5.4 -------------------------------------------------------------------------------------------------------------

NOT_ONLY_MISTAKES = Misconception(
    "confident-overall",
    "The most confident predictions of all are returned. Most of them are right.",
    "Keep the mistakes first, then sort.",
)
LEAST_CONFIDENT = Misconception(
    "least-confident",
    "The mistakes are sorted the wrong way: the least confident come first.",
    "`argsort` sorts from small to large. Sort by minus the confidence, or turn the order round.",
)
TRUE_CLASS = Misconception(
    "true-class-probability",
    "The probability of the true digit was used. Confidence is about the predicted digit.",
    "Take the largest of the ten probabilities of each row.",
)
WITHIN_MISTAKES = Misconception(
    "positions-within-mistakes",
    "The positions count within the mistakes, not within all rows.",
    "Use the order to pick from the positions of the mistakes: `wrong[order]`.",
)
MASK_OR_DIGITS = Misconception(
    "values-for-positions",
    "The function returns confidences or digits, not row numbers.",
    "Return row numbers, so that the caller can find images, labels and probabilities.",
)
K = 5


@cache
def _votes() -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Probabilities of 80 rows, about a third of them wrong; right ones are the most confident."""
    random = np.random.default_rng(54)
    labels = random.integers(0, 10, 80)
    probabilities = random.random((80, 10)) ** 2
    probabilities[np.arange(80), labels] += random.choice([0.1, 1.4], 80, p=[0.4, 0.6])
    return probabilities / probabilities.sum(axis=1, keepdims=True), labels


@exercise("5.4")
def test_confident_mistakes_are_mistakes(answers: Answers) -> None:
    """`most_confident_mistakes` gives row numbers of mistakes, as many as asked for."""
    probabilities, labels = _votes()
    wrong = np.flatnonzero(probabilities.argmax(axis=1) != labels)
    for k in (K, 1000):
        found = _positions(answers.call("most_confident_mistakes", probabilities, labels, k), len(labels))
        wanted = min(k, len(wrong))
        if set(found) <= set(wrong.tolist()) and len(set(found)) == len(found) == wanted:
            continue
        rights = len(set(found) - set(wrong.tolist()))
        fail(
            f"For k = {k} and {len(wrong)} mistakes, the {len(found)} positions {found[:8]} "
            f"hold {rights} right predictions.",
            f"{wanted} different positions, all of them of mistakes.",
            because=_confused(found) if rights else None,
            cause="The number of positions is not right, or a position is there twice.",
            next_step="Sort the positions of all mistakes, then take the first k with `[:k]`.",
        )


@exercise("5.4", needs=test_confident_mistakes_are_mistakes)
def test_confident_mistakes_come_in_order(answers: Answers) -> None:
    """The mistakes with the largest probability come first."""
    probabilities, labels = _votes()
    found = _positions(answers.call("most_confident_mistakes", probabilities, labels, K), len(labels))
    confidence = probabilities.max(axis=1)
    wrong = np.flatnonzero(probabilities.argmax(axis=1) != labels)
    best = wrong[np.argsort(-confidence[wrong])][:K].tolist()
    if found == best:
        return
    fail(
        f"The confidences of the {K} rows are {', '.join(f'{confidence[row]:.2f}' for row in found)}; "
        f"the largest among the mistakes is {confidence[wrong].max():.2f}.",
        f"the {K} mistakes with the largest confidence, the largest first.",
        because=_confused(found),
        cause="The mistakes are not sorted by their confidence, from large to small.",
        next_step="Sort the mistakes by the largest probability of their row.",
    )


def _positions(value: Plain, rows: int) -> list[int]:
    found = expect.array(_first_of_one(value), "the result of `most_confident_mistakes`")
    of = f"`most_confident_mistakes` gives an array of {found.dtype} with shape {found.shape}."
    if found.ndim != 1 or found.dtype.kind == "b":
        fail(of, "a list of row numbers, one for each mistake.", because=MASK_OR_DIGITS)
    if found.dtype.kind == "f" and not (np.isfinite(found).all() and (found == found.astype(np.int64)).all()):
        fail(of, "row numbers: whole numbers.", because=MASK_OR_DIGITS)
    positions = [int(position) for position in found]
    if positions and not 0 <= min(positions) <= max(positions) < rows:
        fail(
            f"The positions go from {min(positions)} to {max(positions)}.",
            f"row numbers from 0 to {rows - 1}.",
            cause="These are no positions of rows.",
            next_step="Get positions with `np.flatnonzero` or `np.argsort`.",
        )
    return positions


def _confused(found: list[int]) -> Misconception | None:
    """The known wrong way that gives these positions."""
    probabilities, labels = _votes()
    confidence, of_true = probabilities.max(axis=1), probabilities[np.arange(len(labels)), labels]
    wrong = np.flatnonzero(probabilities.argmax(axis=1) != labels)
    order = np.argsort(-confidence[wrong])
    ways: list[tuple[Misconception, NDArray[np.intp]]] = [
        (NOT_ONLY_MISTAKES, np.argsort(-confidence)),
        (WITHIN_MISTAKES, order),
        (LEAST_CONFIDENT, wrong[order[::-1]]),
        (TRUE_CLASS, wrong[np.argsort(-of_true[wrong])]),
        (TRUE_CLASS, wrong[np.argsort(of_true[wrong])]),
        (TRUE_CLASS, np.argsort(-of_true)),
        (TRUE_CLASS, np.argsort(of_true)),
        (LEAST_CONFIDENT, wrong[order[:K][::-1]]),
        # np.argsort(...)[-k:] has the right rows in rising order.
        (LEAST_CONFIDENT, wrong[order[:K]][::-1]),
        (NOT_ONLY_MISTAKES, np.argsort(-confidence)[:K][::-1]),
    ]
    return next((reason for reason, way in ways if found == way[: len(found)].tolist()), None)


# --- 5.5 -------------------------------------------------------------------------------------------------------------

SINGLE_PIXELS = Misconception(
    "single-pixels",
    "The importance is computed for single pixels. Neighbours then say almost the same.",
    "Mix all pixels of a patch before you predict, and keep one number for each patch.",
)
WITHIN_ROWS = Misconception(
    "permuted-within-rows",
    "The pixels are mixed inside each image. Each image keeps its own ink.",
    "Mix between images: `order = rng.permutation(len(X))`, then take the patch from the rows in this order.",
)
SIGN = Misconception(
    "sign-flipped",
    "The difference is the wrong way round.",
    "Drop = accuracy before minus accuracy after.",
)
AFTER = Misconception(
    "accuracy-for-drop",
    "The accuracy after mixing is returned, not the drop.",
    "Subtract it from the accuracy before.",
)
MAP_TRANSPOSED = Misconception(
    "map-transposed",
    "Rows and columns of the map are exchanged.",
    "The first index is the patch row, counted from the top. An image is `row.reshape(28, 28)`.",
)
APART = Misconception(
    "pixels-mixed-apart",
    "Each pixel of the patch got a permutation of its own. That makes patches that no digit has.",
    "Draw one permutation for the patch, and use it for all its pixels.",
)
LEFT_MIXED = Misconception(
    "patches-left-mixed",
    "Patches that were mixed before stay mixed, or `X` itself is changed.",
    "Start each patch from a fresh copy of `X`.",
)
SEED_IGNORED = Misconception(
    "seed-ignored",
    "The numbers are drawn without the seed, so each call gives another result.",
    "Draw from `np.random.default_rng(seed)`.",
)
Rows: TypeAlias = tuple[NDArray[np.uint8], NDArray[np.int64]]
"""Pixels and labels."""
PATCH = (2, 5)
ROWS_OF_X = 200


@cache
def _bright_patch() -> Rows:
    """Images whose label is the brightness of one patch; all 16 pixels of it are equal."""
    random = np.random.default_rng(55)
    images = random.integers(0, 100, (ROWS_OF_X, 28, 28), dtype=np.uint8)
    labels = np.arange(ROWS_OF_X) % 2
    images[:, 8:12, 20:24] = np.where(labels == 1, 200, 50)[:, None, None]
    return images.reshape(-1, 784), labels


@cache
def _equal_pixels() -> tuple[Rows, Rows]:
    """Rows to fit, and rows to judge on which two pixels of patch (4, 1) are always equal.

    The model learns: label 2 if they differ, else the brightness of patch (2, 5). If the patch
    is mixed as a whole, they stay equal, and nothing is lost.
    """
    images, labels = _bright_patch()[0].copy(), _bright_patch()[1].copy()
    random = np.random.default_rng(56)
    first, second = 17 * 28 + 5, 18 * 28 + 6
    images[:, first] = images[:, second] = random.choice([0, 255], ROWS_OF_X)
    fit, target = images.copy(), labels.copy()
    flipped = random.random(ROWS_OF_X) < 0.5
    fit[flipped, second] = 255 - fit[flipped, second]
    target[flipped] = 2
    used = [first, second, 9 * 28 + 21]
    others = np.setdiff1d(np.arange(784), used)
    fit[:, others], images[:, others] = 0, 0
    return (fit, target), (images, labels)


def _tree(X: NDArray[np.uint8], y: NDArray[np.int64]) -> Built:
    return Built("sklearn.tree.DecisionTreeClassifier", {"random_state": 0}, fit=(X, y))


@exercise("5.5")
def test_patch_importance_is_a_map(answers: Answers) -> None:
    """`patch_importance` gives one number for each patch, and the same ones for the same seed."""
    X, y = _bright_patch()
    for size in (14, 7):
        sides = (28 // size, 28 // size)
        value = answers.call("patch_importance", _tree(X, y), X, y, size=size, seed=3)
        found = expect.array(value, "the result of `patch_importance`")
        if found.shape != sides:
            fail(
                f"With size={size} the result has shape {found.shape}.",
                f"shape {sides}: one number for each patch.",
                because=SINGLE_PIXELS if found.size == 784 else None,
                cause="`size` is not used, or the numbers are not put into rows and columns.",
                next_step="Make `np.zeros((28 // size, 28 // size))`, and fill it in two loops.",
            )
    # Labels by chance: the tree needs pixels of nearly all patches, so that two seeds give two maps.
    chance = np.random.default_rng(58).integers(0, 10, len(y))
    maps = [answers.call("patch_importance", _tree(X, chance), X, chance, size=7, seed=3) for _ in range(2)]
    first, second = (expect.array(value, "the result of `patch_importance`", shape=(4, 4)) for value in maps)
    if not np.array_equal(first, second, equal_nan=first.dtype.kind == second.dtype.kind == "f"):
        fail("Two calls with seed=3 give different maps.", "the same map for the same seed.", because=SEED_IGNORED)


@exercise("5.5", needs=test_patch_importance_is_a_map)
def test_patch_importance_finds_the_patch(answers: Answers) -> None:
    """The patch that the label depends on has the largest drop, and the others have none."""
    X, y = _bright_patch()
    found = expect.array(
        answers.call("patch_importance", _tree(X, y), X, y), "the result of `patch_importance`", shape=(7, 7)
    ).astype(float)
    if not np.isfinite(found).all():
        fail(
            f"{int((~np.isfinite(found)).sum())} of the 49 numbers are not finite.",
            "49 drops of accuracy.",
            cause="A place of the map was never filled, or something was divided by zero.",
            next_step="Start from `np.zeros`, and fill each place in the two loops.",
        )
    there, others = found[PATCH], np.delete(found.ravel(), 7 * PATCH[0] + PATCH[1])
    # 100 rows of each label: mixed, half of them fit by chance. Measured over 400 seeds: a drop of 0.39 to 0.61.
    if 0.3 < there < 0.7 and np.abs(others).max() < 1e-9:
        if answers.changed("patch_importance", _tree(X, y), X, y):
            fail("After the call, `X` or `y` has other values than before.", "unchanged X and y.", because=LEFT_MIXED)
        return
    top = tuple(int(i) for i in np.unravel_index(found.argmax(), found.shape))
    if np.abs(found).max() < 1e-9:
        reason: Misconception | None = WITHIN_ROWS
    elif -0.7 < there < -0.3 and np.abs(others).max() < 1e-9:
        reason = SIGN
    elif 0.3 < there < 0.7 and np.abs(others - 1).max() < 1e-9:
        reason = AFTER
    elif top == PATCH[::-1] and found[top] > 0.3:
        reason = MAP_TRANSPOSED
    elif 0.3 < there < 0.7 and (np.abs(others[: 7 * PATCH[0] + PATCH[1]]) < 1e-9).all():
        reason = LEFT_MIXED
    else:
        reason = None
    fail(
        f"The label depends on the patch in row {PATCH[0]}, column {PATCH[1]} only. The map has {there:.2f} there; "
        f"the other patches go from {others.min():.2f} to {others.max():.2f}.",
        "a clear drop (a number above 0) for this patch, and 0 for all others.",
        because=reason,
        cause="Another part of the image is mixed than the number stands for, or more than one patch is mixed.",
        next_step="Set the pixels of one patch to 255 instead, draw the image, and look where the square is.",
    )


@exercise("5.5", needs=test_patch_importance_finds_the_patch)
def test_patch_is_mixed_as_a_whole(answers: Answers) -> None:
    """All pixels of a patch move together."""
    (fit_X, fit_y), (X, y) = _equal_pixels()
    found = expect.array(
        answers.call("patch_importance", _tree(fit_X, fit_y), X, y), "the result of `patch_importance`", shape=(7, 7)
    )
    # Mixed as a whole: exactly 0. Each pixel apart: half of the pairs differ, a drop of about 0.5.
    if abs(found[4, 1]) > 0.1:
        fail(
            "In patch row 4, column 1, two pixels are equal in every image, and stay so if the patch moves as a whole. "
            f"Your map has a drop of {found[4, 1]:.2f} there.",
            "a drop of 0 for this patch.",
            because=APART,
        )


# --- 5.6 -------------------------------------------------------------------------------------------------------------

TRUSTS_NOTHING = Misconception(
    "trusts-nothing",
    "skops refuses the forest, because it holds a type that you have not named as trusted.",
    "Give `ALLOWED_TYPES` to `skops.io.load` as `trusted`.",
)
PICKLE_SAVED = Misconception(
    "pickle-saved",
    "`save_model` does not write a skops file. Perhaps it uses pickle or joblib.",
    "Write with `skops.io.dump(model, path)`.",
)
PICKLE_LOADED = Misconception(
    "pickle-loaded",
    "`load_model` reads pickles. Loading a pickle runs whatever code the file holds.",
    "Read with `skops.io.load`.",
)
NO_PATH = Misconception(
    "path-not-returned",
    "The function ends without giving the path back.",
    "End `save_model` with `return path`.",
)
OTHER_PATH = Misconception(
    "other-path",
    "The model is written to another place than `path`.",
    "Use `path` as it is given, without a folder or an ending of your own.",
)
TRUSTS_ALL = Misconception(
    "trusts-everything",
    "Each type that the file asks for is trusted. Then every file is let in.",
    "Compare the types of the file with `ALLOWED_TYPES`, and raise an error if there is another one.",
)


@cache
def _saved() -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.float64]]:
    """Rows to fit, with labels that only this model can have; and new rows."""
    random = np.random.default_rng(57)
    X = random.normal(size=(120, 6))
    return X, (X[:, 0] + X[:, 1] > 0).astype(np.int64) + 70, random.normal(size=(100, 6))


@exercise("5.6")
def test_model_comes_back(answers: Answers) -> None:
    """A forest that was saved and loaded is fitted, and predicts the same."""
    X, y, new = _saved()
    forest = Built("sklearn.ensemble.RandomForestClassifier", {"n_estimators": 10, "random_state": 5}, fit=(X, y))
    model = Built("sklearn.pipeline.Pipeline", {"steps": [("algo", forest)]})
    path = answers.call("save_model", model, File("model.skops", b""))
    if path is None or isinstance(path, bool | int | float):
        fail(f"`save_model` gives {describe(path)}.", "the path, as it was given.", because=NO_PATH)
    loaded = Own("load_model", (Own("save_model", (model, File("model.skops", b""))),))
    raised = answers.raised("load_model", *loaded.args)
    if raised is not None and raised.type_name == "UntrustedTypesFoundException":
        fail(f"`load_model` stopped with {raised.type_name}.", "a forest is loaded.", because=TRUSTS_NOTHING)
    if raised is not None and raised.type_name == "BadZipFile":
        fail("The file that `save_model` names is not a skops file.", "a file of skops.", because=PICKLE_SAVED)
    view = answers.estimator(loaded)
    if not view.fitted and view.class_name != "Pipeline":
        fail(
            f"The loaded {view.class_name} is not fitted.",
            "a model that can predict.",
            cause="Another model is saved than the one that the function gets, or a new one is made while loading.",
            next_step="Save `model` itself, and return what `skops.io.load` gives.",
        )
    # A frozen estimator is never fitted again: these are the predictions of the file.
    frozen = Built("sklearn.frozen.FrozenEstimator", args=(loaded,))
    expected = answers.fit_predict(Built("sklearn.frozen.FrozenEstimator", args=(model,)), X, y, new)
    found = answers.fit_predict(frozen, X[:2], y[:2] - 7, new)
    if not np.array_equal(found, expected):
        fail(
            f"{int((found != expected).sum())} of {len(new)} predictions differ after saving and loading.",
            "the same predictions as before.",
            cause="Another model is saved, or it is fitted again.",
            next_step="Save the `model` that the function gets, and change nothing in it.",
        )


@exercise("5.6", needs=test_model_comes_back)
def test_model_is_in_the_file(answers: Answers) -> None:
    """The file at `path` holds the model, and it is not a pickle."""
    # A harmless pickle of our own: a dictionary.
    if answers.raised("load_model", File("model.skops", pickle.dumps({"this is": "a pickle"}))) is None:
        fail("`load_model` loads a pickle.", "an error, because this is not a skops file.", because=PICKLE_LOADED)
    model = Built("sklearn.dummy.DummyClassifier", {"strategy": "most_frequent"}, fit=([[0.0], [1.0]], [4, 4]))
    path = answers.call("save_model", model, File("of_class_7b.skops", b""))
    if isinstance(path, str) and re.split(r"[/\\]", path)[-1] != "of_class_7b.skops":
        fail(
            f"For a path that ends with 'of_class_7b.skops', `save_model` returns {path!r}.",
            "the path as it was given.",
            because=OTHER_PATH,
        )
    before = File("model.skops", _skops_bytes(older=True))
    for loaded, digit in (
        (Own("load_model", (before,)), 9),
        (Own("load_model", (Own("save_model", (model, before)),)), 4),
    ):
        frozen = Built("sklearn.frozen.FrozenEstimator", args=(loaded,))
        found = answers.fit_predict(frozen, [[0.0]], [4], [[0.0], [1.0]])
        if found.tolist() != [digit, digit]:
            fail(
                f"The file at `path` held a model that predicts 9. {_WHEN[digit]}, the loaded one predicts {found[0]}.",
                f"{digit}, the prediction of the model that is in the file now.",
                because=OTHER_PATH,
            )


_WHEN = {9: "Before anything else is saved there", 4: "After another model, which predicts 4, is saved there"}


@exercise("5.6", needs=test_model_is_in_the_file)
def test_load_refuses_unknown_types(answers: Answers) -> None:
    """A file with a type that nobody expects is refused."""
    raised = answers.raised("load_model", File("model.skops", _skops_bytes(older=False)))
    if raised is None:
        fail(
            "`load_model` loads a file that asks for the function `os.getenv`.",
            "an error: this type is not in `ALLOWED_TYPES`.",
            because=TRUSTS_ALL,
        )


@cache
def _skops_bytes(*, older: bool) -> bytes:
    """A skops file: of a model that predicts 9, or of a step that asks for a function of `os`."""
    import skops.io  # no part of the browser edition, where only this exercise needs it
    from sklearn.dummy import DummyClassifier
    from sklearn.preprocessing import FunctionTransformer

    model = DummyClassifier(strategy="most_frequent").fit([[0.0], [1.0]], [9, 9])
    return bytes(skops.io.dumps(model if older else FunctionTransformer(os.getenv)))
