"""Checks of exercise 5.2: draw a grid, and say what it shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from autograder.checking import Answers, AxesView, Misconception, Picture, beside_ours, exercise, expect, fail
from autograder.data import load_digits

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
