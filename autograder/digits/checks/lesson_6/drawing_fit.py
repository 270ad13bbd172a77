"""What exercise 6.1 expects of size and place: all ink, 20 pixels for the longer side, the mass in the middle."""

from __future__ import annotations

from typing import NoReturn

import numpy as np

from autograder.api import Answers, Misconception, fail
from autograder.digits.checks.lesson_6 import drawing_causes as causes
from autograder.digits.checks.lesson_6.drawing_pictures import inked
from autograder.digits.checks.lesson_6.drawings import (
    BLOCK,
    FULL,
    LINES,
    SHADED,
    SMALL,
    SQUARE,
    TALL,
    WIDE,
    Box,
    Ink,
    Picture,
    box_of,
    centre_of_mass,
    grainy,
    lines_of,
    on_paper,
)

__all__ = [
    "OTHER_WAY",
    "TALL_DRAWING",
    "expect_all_ink",
    "expect_centre",
    "expect_crop",
    "expect_no_move_away",
    "expect_sizes",
    "expect_upright",
]

OTHER_WAY = on_paper(SQUARE[:, ::-1])
"""Its centre of mass is below the middle and to the right: a wrong sign and an exchanged way are told apart."""
FINE = on_paper(LINES, margins=(90, 190, 150, 130))
TALL_DRAWING, TALL_ON_MORE = on_paper(TALL, margins=(6, 8, 5, 7)), on_paper(TALL, margins=(60, 80, 110, 70))
WIDE_DRAWING = on_paper(WIDE, paper=30, pen=230)
SMALL_DRAWING = on_paper(SMALL, margins=(3, 5, 8, 4))
GRAINY_TALL = grainy(on_paper(TALL, paper=225, pen=30))
LINE = 6.0
"""Less ink than that, of 20, and a line is gone: between two rows, each has half of it."""
AREA_MARGIN = 0.15
"""How much more or less a block may cover: 18 pixels for 20 cover 0.19 less."""
CENTRE_MARGIN = 1.1
"""How far the centre of mass may be from (14, 14): one pixel, and rounding."""


def expect_crop(answers: Answers, box: Box) -> None:
    """The paper around the ink makes no difference, and neither does its grain."""
    more = box_of(inked(answers, TALL_ON_MORE))
    if abs(box.height - more.height) > 2:
        fail(
            f"The same ink is {box.height} pixels high if it comes on little paper, and {more.height} on much.",
            "20 pixels both times.",
            because=causes.NOT_CROPPED,
        )
    grain = box_of(inked(answers, GRAINY_TALL))
    if abs(box.height - grain.height) > 2:
        fail(
            f"The same ink is {box.height} pixels high on even paper, and {grain.height} on paper with a grain.",
            "20 pixels both times.",
            because=causes.GRAIN_CROPPED,
        )


def expect_no_move_away(square: Picture) -> None:
    """A square of ink does not leave the middle: what is cut off later would look like another slip."""
    box, centre = box_of(square), centre_of_mass(square)
    is_placed = max(abs(box.top - 4), abs(box.left - 4)) < 1.1
    is_fitted = max(abs(box.height - 20), abs(box.width - 20)) < 2.2
    if is_placed or not is_fitted or np.abs(centre - 14).max() <= CENTRE_MARGIN:
        return
    began = 4 + centre - (box.top, box.left)
    _off_centre(centre, causes.MOVED_AWAY if np.abs(2 * began - 14 - centre).max() < 1.0 else None)


def expect_upright(answers: Answers, tall: Picture) -> None:
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


def expect_sizes(answers: Answers, box: Box) -> None:
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
    wide, small = (box_of(inked(answers, drawing)) for drawing in (WIDE_DRAWING, SMALL_DRAWING))
    if wide.width > 23 or wide.height > 12:
        _wrong_size(WIDE, wide, causes.ONE_SIDE)
    if small.height < 17 <= box.height:
        _wrong_size(SMALL, small, causes.ONLY_SHRINKS)
    for ink, found in ((TALL, box), (WIDE, wide), (SMALL, small)):
        sides = 20 * np.array(ink.shape) / max(ink.shape)
        if np.abs(sides - (found.height, found.width)).max() > 2.2:
            _wrong_size(ink, found, None)


def expect_all_ink(answers: Answers) -> None:
    """No line at the edge of the ink gets lost, and a block covers as much as it should."""
    fine = inked(answers, FINE)
    missing = [side for side, ink in lines_of(fine).items() if ink < LINE]
    if missing:
        one_piece = missing == ["top"] and box_of(fine).height < 19
        fail(
            f"Of a drawing of thin lines, the line at the {' and the one at the '.join(missing)} is gone.",
            "all ink that was drawn.",
            because=causes.ONE_PIECE if one_piece else causes.CROPPED_SHORT if missing == ["bottom", "right"] else None,
            cause="Ink at the edge is cut off: by the crop, or where the small picture is moved or resized.",
            next_step="Put the small picture onto 28 × 28 zeros before you move it, and draw it after each step.",
        )
    covered, wanted = float(inked(answers, FULL[0]).sum()), 400 * BLOCK.shape[1] / BLOCK.shape[0]
    if abs(covered / wanted - 1) > AREA_MARGIN:
        fail(
            f"A block of ink of {BLOCK.shape[0]} rows and {BLOCK.shape[1]} columns covers {covered:.0f} pixels.",
            f"about {wanted:.0f}: 20 rows and {wanted / 20:.0f} columns.",
            cause="The longer side becomes a little longer or shorter than 20 pixels.",
            next_step="Print the shape of the ink after you have changed its size.",
        )


def _wrong_size(ink: Ink, box: Box, reason: Misconception | None) -> None:
    height, width = ink.shape
    wanted = [round(20 * side / max(ink.shape)) for side in ink.shape]
    fail(
        f"Ink of {height} rows and {width} columns comes out with {box.height} rows and {box.width} columns.",
        f"{wanted[0]} rows and {wanted[1]} columns.",
        because=reason,
        cause="Another factor is used than 20 divided by the longer side, or more or less is cut out than the ink.",
        next_step="Print the shape of the ink after the crop, and after the change of size.",
    )


def expect_centre(answers: Answers, tall: Picture) -> None:
    """The centre of mass is at row 14, column 14."""
    pictures = [tall, *(inked(answers, drawing) for drawing in (WIDE_DRAWING, SMALL_DRAWING))]
    for picture in pictures:
        centre = centre_of_mass(picture)
        if np.abs(centre - 14).max() > CENTRE_MARGIN:
            _off_centre(centre, _misplaced(pictures))
    shaded_centre = centre_of_mass(inked(answers, SHADED))
    if np.abs(shaded_centre - 14).max() > CENTRE_MARGIN:
        _off_centre(shaded_centre, causes.UNWEIGHTED)


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
