"""Checks of exercise 6.1: make a drawing look like MNIST."""

from __future__ import annotations

from typing import NoReturn

import numpy as np

from autograder.api import Answers, Misconception, Plain, exercise, expect, fail
from autograder.digits.checks.lesson_6 import drawing_causes as causes
from autograder.digits.checks.lesson_6.drawings import (
    BLOCK,
    SMALL,
    SQUARE,
    TALL,
    WIDE,
    Box,
    Drawing,
    Picture,
    box_of,
    grainy,
    on_paper,
)
from autograder.digits.project.bars import bar_of
from autograder.digits.project.drawings import DrawingJudge

DARK, LIGHT = on_paper(SQUARE), on_paper(SQUARE, paper=0, pen=255)
OTHER_WAY = on_paper(SQUARE[:, ::-1])
"""Its centre of mass is below the middle and to the right: a wrong sign and an exchanged way are told apart."""
PALE = on_paper(SQUARE, paper=200, pen=120), on_paper(SQUARE, paper=70, pen=150)
GRAINY = grainy(on_paper(SQUARE, paper=225, pen=30)), grainy(on_paper(SQUARE, paper=40, pen=220))
FULL = on_paper(BLOCK, margins=(7, 6, 5, 8)), on_paper(BLOCK, 20, 240, margins=(7, 6, 5, 8))
EMPTY = tuple(np.full((60, 44), grey, np.uint8) for grey in (255, 0, 128))
TALL_DRAWING, TALL_ON_MORE = on_paper(TALL, margins=(6, 8, 5, 7)), on_paper(TALL, margins=(60, 80, 110, 70))
WIDE_DRAWING = on_paper(WIDE, paper=30, pen=230)
SMALL_DRAWING = on_paper(SMALL, margins=(3, 5, 8, 4))
GRAINY_TALL = grainy(on_paper(TALL, paper=225, pen=30))
RESULT = "the result of `prepare`"
NEARLY = 0.02
"""What is left of paper may be as much: rounding, and the waves of smooth curves that were cut."""
CENTRE_MARGIN = 1.1
"""How far the centre of mass may be from (14, 14): one pixel, and rounding."""


@exercise("6.1")
def test_prepare_gives_784_numbers(answers: Answers) -> None:
    """`prepare` gives 784 numbers from 0 to 1, and leaves the drawing as it was."""
    for drawing in (DARK, LIGHT):
        _picture(answers, drawing)
        if answers.changed("prepare", drawing):
            fail("After the call the drawing has other values.", "the same ones.", because=causes.DRAWING_CHANGED)


@exercise("6.1", needs=test_prepare_gives_784_numbers)
def test_prepare_finds_the_ink(answers: Answers) -> None:
    """Ink is 1 and paper is 0, whichever of the two is darker."""
    _expect_ink_not_paper(answers)
    _expect_border_decides(answers)
    _expect_strong_ink(answers)
    _expect_no_grain(answers)
    _expect_nothing_of_nothing(answers)


@exercise("6.1", needs=test_prepare_finds_the_ink)
def test_prepare_fits_and_centres(answers: Answers) -> None:
    """The longer side of the ink is 20 pixels long, its shape is kept, and its centre of mass is in the middle."""
    tall = _inked(answers, TALL_DRAWING)
    _expect_crop(answers, box_of(tall))
    _expect_no_move_away(_inked(answers, OTHER_WAY))
    _expect_upright(answers, tall)
    _expect_sizes(answers, box_of(tall))
    _expect_centre(answers, tall)


@exercise("6.1", needs=test_prepare_fits_and_centres)
def test_forest_reads_what_prepare_gives(answers: Answers, drawings: DrawingJudge) -> None:
    """A forest that knows MNIST only reads the drawings nearly as well as the clean digits."""
    blurred = _soft_rows(_inked(answers, DARK)) > 3
    bar = bar_of("6.1")
    prepared = [_row(answers.call("prepare", drawing)) for drawing in drawings.drawings]
    share = drawings.share(np.array(prepared))
    if share < bar:
        fail(
            f"Of {drawings.name} the forest reads {share:.3f} times as many as of the clean digits.",
            f"at least {bar:.3f} times as many.",
            because=causes.BLURRED if blurred else None,
            cause="Something goes wrong with some drawings only: small or large ones, thin or thick pens, grain, "
            "light ink on dark paper.",
            next_step="Enlarge ten test digits, each in another way, and draw what `prepare` makes of them.",
        )


def _row(value: Plain) -> Picture:
    return expect.array(value, RESULT, shape=(784,)).astype(np.float64)


def _picture(answers: Answers, drawing: Drawing) -> Picture:
    """What `prepare` makes of a drawing, seen as 28 × 28: finite numbers from 0 to 1."""
    value = answers.call("prepare", drawing)
    found = expect.array(value, RESULT)
    if found.shape == (28, 28):
        fail(f"The result of `prepare` has shape {found.shape}.", "shape (784,).", because=causes.IMAGE_LEFT_SQUARE)
    picture = _row(value)
    if not np.isfinite(picture).all():
        fail(
            f"Of a drawing of {drawing.shape[0]} rows and {drawing.shape[1]} columns, "
            f"{int((~np.isfinite(picture)).sum())} of the 784 numbers are not finite.",
            "numbers from 0 to 1.",
            cause="Something is divided by 0, or the centre of mass of nothing was asked for.",
            next_step="Print the largest value after each step, and find the step after which it is nan.",
        )
    low, high = float(picture.min()), float(picture.max())
    if low < -1e-6 or high > 1 + 1e-6:
        because = _out_of_range(low, high)
        fail(
            f"The numbers go from {low:.3f} to {high:.3f}.",
            "numbers from 0 (paper) to 1 (ink).",
            because=because,
        )
    return picture.reshape(28, 28)


def _inked(answers: Answers, drawing: Drawing) -> Picture:
    """The picture of a drawing that has ink on it: it must have some, too."""
    picture = _picture(answers, drawing)
    if picture.max() < 0.3:
        fail(
            f"Of ink on {drawing.shape[0]} rows and {drawing.shape[1]} columns of paper, the strongest is "
            f"{picture.max():.3f} afterwards.",
            "a value of nearly 1.",
            cause="The ink gets lost on the way: it is cut off, or it fades.",
            next_step="Draw the picture after each step, and see where the ink goes.",
        )
    return picture


def _out_of_range(low: float, high: float) -> Misconception | None:
    if high > 2:
        return causes.NOT_DIVIDED
    return causes.SIGN_KEPT if low < -0.5 else causes.OVERSHOOT


def _expect_ink_not_paper(answers: Answers) -> None:
    """A shape that is mostly paper must be so afterwards, dark on light and light on dark."""
    dark, light = (_picture(answers, drawing) for drawing in (DARK, LIGHT))
    for picture, words in ((dark, "dark on light"), (light, "light on dark")):
        if picture.max() < 0.5:
            fail(
                f"Of a drawing with black and white only ({words}), the strongest ink is {picture.max():.3f}.",
                "a value of nearly 1.",
                cause="The ink gets lost on the way, or it is divided more than once.",
                next_step="Draw the picture after each step, and see where the ink fades.",
            )
    wrong = _is_mostly_ink(dark), _is_mostly_ink(light)
    if any(wrong):
        both = {
            (True, False): causes.NEVER_INVERTED,
            (False, True): causes.ALWAYS_INVERTED,
            (True, True): causes.PAPER_FOR_INK,
        }
        fail(
            f"Of a drawing that is mostly paper ({'dark on light' if wrong[0] else 'light on dark'}), most comes out "
            "as ink.",
            "ink near 1, and paper at 0.",
            because=both[wrong],
        )


def _is_mostly_ink(picture: Picture) -> bool:
    """Whether `SQUARE`, which covers four tenths of its own box, came out as its paper."""
    return bool(np.mean(box_of(picture).of(picture) >= 0.5 * picture.max()) > 0.6)


def _expect_border_decides(answers: Answers) -> None:
    """A block that covers three quarters of the picture is ink."""
    for drawing in FULL:
        picture = _picture(answers, drawing)
        box = box_of(picture) if picture.max() else None
        if box is None or box.of(picture)[box.height // 2, box.width // 2] < 0.5 * picture.max():
            fail(
                f"A block of ink covers {BLOCK.size / drawing.size:.0%} of a drawing. It comes out as paper.",
                "ink for what differs from the border.",
                because=causes.MAJORITY,
            )


def _expect_strong_ink(answers: Answers) -> None:
    """The strongest ink is 1 and the paper 0, also if they are two greys."""
    for drawing in PALE:
        picture = _picture(answers, drawing)
        greys = f"With paper of {drawing[0, 0]} and ink of {drawing[60, 22]}"
        if (paper := float(np.median(_notch(picture)))) > NEARLY:
            fail(f"{greys}, the paper comes out as {paper:.2f}.", "paper of 0.", because=causes.WHITE_IS_255)
        if picture.max() < 0.75:
            fail(f"{greys}, the strongest ink is {picture.max():.2f}.", "ink of 1.", because=causes.PALE)


def _expect_no_grain(answers: Answers) -> None:
    """Paper is 0, grain or not."""
    for drawing in GRAINY:
        grain = float(_notch(_picture(answers, drawing)).max())
        if grain > NEARLY:
            fail(
                f"On paper with a grain of 10 of 255 up and down, a place without ink comes out as {grain:.2f}.",
                "paper of exactly 0.",
                because=causes.BYTES_WRAP if grain > 0.5 else causes.GRAIN_LEFT,
            )


def _notch(picture: Picture) -> Picture:
    """The emptiest quarter of what holds ink: `SQUARE` has none there, however it is turned."""
    box = box_of(picture) if picture.max() else Box(0, 0, 28, 28)
    ink = box.of(picture)
    rows, columns = (_halves(max(1, side // 2)) for side in ink.shape)
    return min((ink[some, others] for some in rows for others in columns), key=lambda part: float(part.mean()))


def _halves(size: int) -> tuple[slice, slice]:
    return slice(None, size), slice(-size, None)


def _expect_nothing_of_nothing(answers: Answers) -> None:
    """A drawing with nothing on it gives 784 zeros."""
    for drawing in EMPTY:
        said = f"Of a drawing with nothing on it (all pixels {drawing[0, 0]}), `prepare` "
        if raised := answers.raised("prepare", drawing):
            fail(f"{said}ends with {raised.type_name}.", "784 zeros.", because=causes.EMPTY_FAILS)
        found = _row(answers.call("prepare", drawing))
        if not np.isfinite(found).all():
            fail(f"{said}gives numbers that are not finite.", "784 zeros.", because=causes.EMPTY_FAILS)
        if np.abs(found).max() > NEARLY:
            fail(
                f"{said}gives values from {found.min():.2f} to {found.max():.2f}.",
                "784 zeros.",
                cause="Without any ink, something else is returned than paper.",
                next_step="Ask first whether there is any ink. If not, return `np.zeros(784)`.",
            )


def _expect_crop(answers: Answers, box: Box) -> None:
    """The paper around the ink makes no difference, and neither does its grain."""
    more = box_of(_inked(answers, TALL_ON_MORE))
    if abs(box.height - more.height) > 2:
        fail(
            f"The same ink is {box.height} pixels high if it comes on little paper, and {more.height} on much.",
            "20 pixels both times.",
            because=causes.NOT_CROPPED,
        )
    grain = box_of(_inked(answers, GRAINY_TALL))
    if abs(box.height - grain.height) > 2:
        fail(
            f"The same ink is {box.height} pixels high on even paper, and {grain.height} on paper with a grain.",
            "20 pixels both times.",
            because=causes.GRAIN_CROPPED,
        )


def _expect_no_move_away(square: Picture) -> None:
    """A square of ink does not leave the middle: what is cut off later would look like another slip."""
    box, centre = box_of(square), _centre_of_mass(square)
    is_placed = max(abs(box.top - 4), abs(box.left - 4)) < 1.1
    is_fitted = max(abs(box.height - 20), abs(box.width - 20)) < 2.2
    if is_placed or not is_fitted or np.abs(centre - 14).max() <= CENTRE_MARGIN:
        return
    began = 4 + centre - (box.top, box.left)
    _off_centre(centre, causes.MOVED_AWAY if np.abs(2 * began - 14 - centre).max() < 1.0 else None)


def _expect_upright(answers: Answers, tall: Picture) -> None:
    """The boot stands on its foot, with its stem on the left, and is higher than wide."""
    box = box_of(tall)
    ink = box.of(tall)
    rows, columns = ink.mean(axis=1), ink.mean(axis=0)
    foot_below = rows[-box.height // 4 :].mean() > rows[: max(1, box.height // 4)].mean()
    stem_left = columns[0] > columns[-1]
    if box.width > box.height + 2:
        fail(
            f"Ink of 150 rows and 60 columns comes out with {box.height} rows and {box.width} columns.",
            "20 rows and 8 columns.",
            because=causes.SIZES_EXCHANGED if foot_below and stem_left else causes.TRANSPOSED,
        )
    if not (foot_below and stem_left):
        fail(
            "A stem on the left with a foot at the bottom comes out with "
            f"{'' if stem_left else 'its stem on the right'}{'' if stem_left or foot_below else ' and '}"
            f"{'' if foot_below else 'its foot at the top'}.",
            "the same picture, neither mirrored nor turned.",
            cause="Rows or columns are read backwards, or the picture is turned.",
            next_step="Look for `[::-1]`, `flip`, `rot90` and negative factors, and leave them out.",
        )


def _expect_sizes(answers: Answers, box: Box) -> None:
    """20 pixels for the longer side, whichever it is, and the other one in proportion."""
    if box.height > 24 or 11 <= box.width <= 12:
        _wrong_size(TALL, box, causes.FILLS_ALL)
    if box.width > 12:
        _wrong_size(TALL, box, causes.STRETCHED)
    if raised := answers.raised("prepare", WIDE_DRAWING):
        fail(
            f"With ink of 150 rows and 60 columns `prepare` works. With 60 rows and 150 columns it ends with "
            f"{raised.type_name}.",
            "a picture of both.",
            because=causes.ONE_SIDE,
        )
    wide, small = (box_of(_inked(answers, drawing)) for drawing in (WIDE_DRAWING, SMALL_DRAWING))
    if wide.width > 23 or wide.height > 12:
        _wrong_size(WIDE, wide, causes.ONE_SIDE)
    if small.height < 17 <= box.height:
        _wrong_size(SMALL, small, causes.ONLY_SHRINKS)
    for ink, found in ((TALL, box), (WIDE, wide), (SMALL, small)):
        sides = 20 * np.array(ink.shape) / max(ink.shape)
        if np.abs(sides - (found.height, found.width)).max() > 2.2:
            _wrong_size(ink, found, None)


def _wrong_size(ink: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], box: Box, reason: Misconception | None) -> None:
    height, width = ink.shape
    wanted = [round(20 * side / max(ink.shape)) for side in ink.shape]
    fail(
        f"Ink of {height} rows and {width} columns comes out with {box.height} rows and {box.width} columns.",
        f"{wanted[0]} rows and {wanted[1]} columns.",
        because=reason,
        cause="Another factor is used than 20 divided by the longer side, or more or less is cut out than the ink.",
        next_step="Print the shape of the ink after the crop, and after the change of size.",
    )


def _expect_centre(answers: Answers, tall: Picture) -> None:
    """The centre of mass is at row 14, column 14."""
    pictures = [tall, *(_inked(answers, drawing) for drawing in (WIDE_DRAWING, SMALL_DRAWING))]
    for picture in pictures:
        centre = _centre_of_mass(picture)
        if np.abs(centre - 14).max() > CENTRE_MARGIN:
            _off_centre(centre, _misplaced(pictures))


def _off_centre(centre: Picture, reason: Misconception | None) -> NoReturn:
    fail(
        f"The centre of mass of the ink is at row {centre[0]:.1f}, column {centre[1]:.1f}.",
        "row 14, column 14, give or take one pixel.",
        because=reason,
        cause="The picture is moved by something else than 14 minus its centre of mass, row by row, column by column.",
        next_step="Print `ndimage.center_of_mass(picture)` before and after you move it.",
    )


def _misplaced(pictures: list[Picture]) -> Misconception | None:
    """The known slip that explains where the ink of all these pictures is."""
    boxes = [box_of(picture) for picture in pictures]
    if all(abs(box.top - 4) < 1.1 and abs(box.left - 4) < 1.1 for box in boxes):
        return causes.LEFT_AT_4
    if all(np.abs(box.middle - 13.75).max() < 1.3 for box in boxes):
        return causes.BOX_CENTRED
    return None


def _centre_of_mass(picture: Picture) -> Picture:
    rows, columns = np.mgrid[:28, :28]
    return np.asarray([(rows * picture).sum(), (columns * picture).sum()], np.float64) / float(picture.sum())


def _soft_rows(picture: Picture) -> int:
    """How many rows the upper edge of the foot of `SQUARE` takes to rise from a tenth to nine tenths."""
    box = box_of(picture)
    column = picture[:, box.left + 3 * box.width // 4] / picture.max()
    return int(((column > 0.1) & (column < 0.9)).sum())
