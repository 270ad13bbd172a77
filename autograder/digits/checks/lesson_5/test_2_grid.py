"""Checks of exercise 5.2: draw a grid."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from autograder.api import Answers, AxesView, Misconception, Picture, exercise, fail
from autograder.digits import load_digits
from autograder.digits.checks.lesson_5.shared import Grid, grid_of_36
from autograder.digits.picture import beside_ours

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
    "The words do not tell right from wrong: a colour or a frame alone does, or nothing. Many people cannot see that.",
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
    "The label is the true digit. Check the order of the two in the title, and where they get their names.",
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
UPSIDE_DOWN = Misconception(
    "images-upside-down",
    "The images are seen upside down: the first row of an image belongs at the top.",
    'Leave `origin="lower"` out, and do not turn the vertical axis round.',
)
ARGUMENTS_CHANGED = Misconception(
    "images-changed",
    "The function changes the images, labels or predictions that it is given, for example with `images[:] = ...`.",
    "Draw a changed copy: `255 - image`.",
)

RIGHT_WORDS = re.compile(r"[✓✔☑✅]|\b(right|correct|ok|yes)\b", re.IGNORECASE)
WRONG_WORDS = re.compile(r"[✗✘✕✖❌×☒]|\b(wrong|incorrect|false|mistake|error|no|not)\b", re.IGNORECASE)
PREDICTED = re.compile(r"(?:pred\w*|model|guess\w*|said|says|as)\W*(\d)", re.IGNORECASE)
TRUE = re.compile(r"(?:true|truth|label|actual\w*|real\w*|is)\W*(\d)", re.IGNORECASE)
MIN_CONTRAST = 4.5
MAX_LETTERS = 1000
OTHER_PALETTE = "blue-orange"


@cache
def _other_grid() -> Grid:
    """The images of `grid_of_36` in reverse; each place has another label, and the only mistake is in the middle.

    To draw 36 axes takes Matplotlib a fifth of a second, so all checks look at two grids: the first one without the
    argument `palette`, and this one with the palette that is not the default.
    """
    images, labels, _ = grid_of_36()
    labels = (labels + 1) % 10
    predictions = labels.copy()
    predictions[17] = (labels[17] + 4) % 10
    return images[::-1].copy(), labels, predictions


@exercise("5.2")
def test_grid_shows_all_36(answers: Answers) -> None:
    """The grid shows all 36 images, each in its place."""
    _each_in_its_place(answers, grid_of_36())
    if answers.changed("plot_grid", *grid_of_36()):
        fail(
            "After the call, `images`, `labels` or `predictions` has other values than before.",
            "the three arrays as before.",
            because=ARGUMENTS_CHANGED,
        )


def _each_in_its_place(answers: Answers, grid: Grid, **palette: str) -> None:
    for place, (axes, image) in enumerate(zip(_drawn(answers, grid, **palette), grid[0], strict=True)):
        if not _same_picture(axes.images[-1].data, image):
            fail(
                f"The axes in row {place // 6 + 1}, column {place % 6 + 1} show another picture "
                f"(an array of shape {axes.images[-1].data.shape}) than image number {place}.",
                "each image in reading order, as 28 × 28 pixels.",
                because=UPSIDE_DOWN if _same_picture(axes.images[-1].data[::-1], image) else None,
                picture=_place_beside_ours(answers, place),
                cause="The images are in another order, or they are not reshaped to 28 rows of 28 pixels.",
                next_step="Draw `image.reshape(28, 28)`, row by row.",
            )


def _drawn(answers: Answers, grid: Grid, **palette: str) -> list[AxesView]:
    """The axes of the student's grid that show an image: 36, or the check ends."""
    _, labels, predictions = grid
    wrong = int((labels != predictions).sum())
    every = answers.figure("plot_grid", *grid, **palette).axes
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
    return drawn


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
    # In the second grid nearly all is right, and each digit is another one: nothing is kept from the first call.
    for grid, drawn in _both(answers):
        _, labels, predictions = grid
        pairs = list(zip(drawn, labels.tolist(), predictions.tolist(), strict=True))
        reversed_marks = [
            _says_wrong(_words(axes)) if label == prediction else _says_right(_words(axes))
            for axes, label, prediction in pairs
        ]
        if all(reversed_marks):
            fail("Right ones are marked as wrong, and wrong ones as right.", "✓ on right ones.", because=MARKS_SWAPPED)
        for place, (axes, label, prediction) in enumerate(pairs):
            words = _words(axes)
            where = (
                f"Row {place // 6 + 1}, column {place % 6 + 1} (true {label}, predicted {prediction}) "
                f"says {words.strip()[:100]!r}."
            )
            if label == prediction:
                _right_words(words, label, where)
            else:
                _wrong_words(words, label, prediction, where)


def _both(answers: Answers) -> list[tuple[Grid, list[AxesView]]]:
    """Both grids, each with the axes that are drawn for it."""
    first, second = grid_of_36(), _other_grid()
    return [(first, _drawn(answers, first)), (second, _drawn(answers, second, palette=OTHER_PALETTE))]


@exercise("5.2", needs=test_grid_shows_all_36)
def test_grid_colours_can_be_read(answers: Answers) -> None:
    """Both palettes have two colours, dark enough to be read, for right and for wrong."""
    used = []
    # The channels (0 red, 1 green, 2 blue) whose difference is larger for the colour of wrong ones.
    for palette, cold, (grid, drawn) in zip(("green-red", OTHER_PALETTE), (1, 2), _both(answers), strict=True):
        _, labels, predictions = grid
        inks = [_ink(axes) for axes in drawn]
        right = {ink for ink, is_right in zip(inks, labels == predictions, strict=True) if is_right}
        wrong = {ink for ink, is_right in zip(inks, labels == predictions, strict=True) if not is_right}
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
    _each_in_its_place(answers, _other_grid(), palette=OTHER_PALETTE)
    for what, first, second in zip(("right", "wrong"), *used, strict=True):
        if first & second:
            fail(
                f"Both palettes give {what} ones the colour {sorted(first & second)[0]}.",
                "other colours for another palette.",
                because=PALETTE_IGNORED,
            )


def _same_picture(drawn: NDArray[np.float64], image: NDArray[np.uint8]) -> bool:
    """Whether these are the pixels of the image, scaled or inverted perhaps."""
    if drawn.shape[:2] != (28, 28) or drawn.size == 0 or drawn.dtype.kind not in "biuf":
        return False
    flat = np.asarray(drawn, float).reshape(784, -1)[:, 0]
    return bool(np.isfinite(flat).all() and flat.std() > 0 and abs(np.corrcoef(flat, image)[0, 1]) > 0.99)


def _words(axes: AxesView) -> str:
    """The words on these axes. A title is short: what comes after many letters is not read."""
    return axes.words[:MAX_LETTERS]


def _says_right(words: str) -> bool:
    return bool(RIGHT_WORDS.search(words)) and not WRONG_WORDS.search(words)


def _says_wrong(words: str) -> bool:
    return bool(WRONG_WORDS.search(words))


def _right_words(words: str, label: int, where: str) -> None:
    digits = set(re.findall(r"\d", words))
    if _says_wrong(words) or str(label) not in digits or (digits != {str(label)} and not _says_right(words)):
        fail(
            where,
            "a mark for right, such as ✓, and this digit.",
            cause="The digit is missing, or the words do not say that this one is right.",
            next_step="Write mark and digit in the title, where label and prediction are equal: `✓ 3`.",
        )


def _wrong_words(words: str, label: int, prediction: int, where: str) -> None:
    expected = "a mark or word for wrong, and both digits: `✗ true ..., predicted ...`."
    if _says_right(words):
        fail(
            where,
            expected,
            cause="The words say that this one is right. The mark does not follow from a comparison of both digits.",
            next_step="Ask `if label == prediction:` for each image, and give each branch its own title.",
        )
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
    texts = [axes.title.color] if axes.title.text.strip() else [text.color for text in axes.texts]
    ink = [*texts, axes.frame_color][0]
    if not re.fullmatch(r"#[0-9a-f]{6}", ink):
        fail(
            f"A colour of the figure is {ink[:20]!r}.",
            "a colour that Matplotlib knows.",
            cause="The colour is not one of red, green and blue.",
            next_step="Use the colours of `PALETTES`.",
        )
    return ink


def _channels(ink: str) -> list[float]:
    return [int(ink[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def _warmth(inks: set[str], cold: int) -> float:
    """How much more red than green (1) or blue (2) these colours are."""
    return float(np.mean([_channels(ink)[0] - _channels(ink)[cold] for ink in inks]))


def _contrast(ink: str) -> float:
    """The contrast ratio on white, as WCAG 2 defines it."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(ink))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
