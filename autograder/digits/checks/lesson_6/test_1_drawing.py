"""Checks of exercise 6.1: make a drawing look like MNIST."""

from __future__ import annotations

import numpy as np

from autograder.api import Answers, exercise, fail
from autograder.digits.checks.lesson_6 import drawing_causes as causes
from autograder.digits.checks.lesson_6.drawing_fit import (
    OTHER_WAY,
    TALL_DRAWING,
    expect_all_ink,
    expect_centre,
    expect_crop,
    expect_no_move_away,
    expect_sizes,
    expect_upright,
)
from autograder.digits.checks.lesson_6.drawing_pictures import inked, picture_of, row_of
from autograder.digits.checks.lesson_6.drawings import (
    BLOCK,
    FULL,
    GREYS,
    SHADED,
    SQUARE,
    Picture,
    box_of,
    grainy,
    notch_of,
    on_paper,
    shares_of,
    soft_rows,
)
from autograder.digits.project.bars import bar_of
from autograder.digits.project.drawings import DrawingJudge

DARK, LIGHT = on_paper(SQUARE), on_paper(SQUARE, paper=0, pen=255)
PALE = on_paper(SQUARE, paper=200, pen=120), on_paper(SQUARE, paper=70, pen=150)
GRAINY = grainy(on_paper(SQUARE, paper=225, pen=30)), grainy(on_paper(SQUARE, paper=40, pen=220))
GRAINIEST = grainy(on_paper(SQUARE, paper=200, pen=120))
"""The palest ink there is, and grain of 10 in the corner: from there, other grain is 20 away, a fifth of the ink."""
GRAINIEST[0, 0] = 210
EMPTY = tuple(np.full((60, 44), grey, np.uint8) for grey in (255, 0, 128))
NEARLY = 0.02
"""What is left of paper may be as much: rounding, and the waves of smooth curves that were cut."""
GREY_SHARE = 0.1
"""The least share of the ink for each of three greys: where they meet, changes of size smooth them."""


@exercise("6.1")
def test_prepare_gives_784_numbers(answers: Answers) -> None:
    """`prepare` gives 784 numbers from 0 to 1, and leaves the drawing as it was."""
    for drawing in (DARK, LIGHT):
        picture_of(answers, drawing)
    for drawing in (DARK, LIGHT, GRAINY[0]):
        if answers.changed("prepare", drawing):
            fail("After the call the drawing has other values.", "the same ones.", because=causes.DRAWING_CHANGED)


@exercise("6.1", needs=test_prepare_gives_784_numbers)
def test_prepare_finds_the_ink(answers: Answers) -> None:
    """Ink is 1 and paper is 0, whichever of the two is darker."""
    _expect_ink_not_paper(answers)
    _expect_border_decides(answers)
    _expect_strong_ink(answers)
    _expect_no_grain(answers)
    _expect_greys(answers)
    _expect_nothing_of_nothing(answers)


@exercise("6.1", needs=test_prepare_finds_the_ink)
def test_prepare_fits_and_centres(answers: Answers) -> None:
    """The longer side of the ink is 20 pixels long, its shape is kept, and its centre of mass is in the middle."""
    tall = inked(answers, TALL_DRAWING)
    expect_crop(answers, box_of(tall))
    expect_no_move_away(inked(answers, OTHER_WAY))
    expect_upright(answers, tall)
    expect_sizes(answers, box_of(tall))
    expect_all_ink(answers)
    expect_centre(answers, tall)


@exercise("6.1", needs=test_prepare_fits_and_centres)
def test_forest_reads_what_prepare_gives(answers: Answers, drawings: DrawingJudge) -> None:
    """A forest that knows MNIST only reads the drawings nearly as well as the clean digits."""
    blurred = soft_rows(inked(answers, DARK)) > 3
    bar = bar_of("6.1")
    prepared = [row_of(answers.call("prepare", drawing)) for drawing in drawings.drawings]
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


def _expect_ink_not_paper(answers: Answers) -> None:
    """A shape that is mostly paper must be so afterwards, dark on light and light on dark."""
    dark, light = (picture_of(answers, drawing) for drawing in (DARK, LIGHT))
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
        picture = picture_of(answers, drawing)
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
        picture = picture_of(answers, drawing)
        greys = f"With paper of {drawing[0, 0]} and ink of {drawing[60, 22]}"
        if (paper := float(np.median(notch_of(picture)))) > NEARLY:
            fail(f"{greys}, the paper comes out as {paper:.2f}.", "paper of 0.", because=causes.WHITE_IS_255)
        if picture.max() < 0.75:
            fail(f"{greys}, the strongest ink is {picture.max():.2f}.", "ink of 1.", because=causes.PALE)


def _expect_no_grain(answers: Answers) -> None:
    """Paper is 0, grain or not."""
    for drawing in (*GRAINY, GRAINIEST):
        notch = notch_of(picture_of(answers, drawing))
        grain = float(notch.max())
        if grain > NEARLY:
            fail(
                f"On paper with a grain of 10 of 255 up and down, a place without ink comes out as {grain:.2f}.",
                "paper of exactly 0.",
                because=causes.BYTES_WRAP if notch.mean() > 0.25 else causes.GRAIN_LEFT,
            )


def _expect_greys(answers: Answers) -> None:
    """Ink keeps its greys, as shares of the strongest."""
    picture = inked(answers, SHADED)
    found = shares_of(picture)
    if min(found) >= GREY_SHARE:
        return
    because, box = None, box_of(picture)
    if found[0] > 0.8:
        # A third of the block is narrow.
        is_whole = min(box.height, box.width) > 0.7 * max(box.height, box.width)
        because = causes.GREYS_LOST if is_whole else causes.FAINT_LOST
    elif min(shares_of(picture, tuple(grey - 0.2 for grey in GREYS))) >= GREY_SHARE:
        because = causes.LIMIT_SUBTRACTED
    elif found[0] >= GREY_SHARE and found[2] < NEARLY:
        because = causes.FAINT_LOST
    fail(
        f"A drawing has equal areas of three greys: {', '.join(map(str, GREYS))} times as far from the paper as the "
        f"strongest. Of the ink that comes out, {', '.join(f'{share:.0%}' for share in found)} have these values.",
        "about a third each.",
        because=because,
        cause="The ink is changed by more than a division, or it is divided by another number than its largest.",
        next_step="Divide the ink by its largest value, set to 0 what is below 0.2, and change nothing else.",
    )


def _expect_nothing_of_nothing(answers: Answers) -> None:
    """A drawing with nothing on it gives 784 zeros."""
    for drawing in EMPTY:
        said = f"Of a drawing with nothing on it (all pixels {drawing[0, 0]}), `prepare` "
        if raised := answers.raised("prepare", drawing):
            fail(f"{said}ends with {raised.type_name}.", "784 zeros.", because=causes.EMPTY_FAILS)
        found = row_of(answers.call("prepare", drawing))
        if not np.isfinite(found).all():
            fail(f"{said}gives numbers that are not finite.", "784 zeros.", because=causes.EMPTY_FAILS)
        if np.abs(found).max() > NEARLY:
            fail(
                f"{said}gives values from {found.min():.2f} to {found.max():.2f}.",
                "784 zeros.",
                cause="Without any ink, something else is returned than paper.",
                next_step="Ask first whether there is any ink. If not, return `np.zeros(784)`.",
            )
