"""Drawings for the checks of exercise 6.1, and what is seen on the pictures that are made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "BLOCK",
    "FULL",
    "GREYS",
    "LINES",
    "SHADED",
    "SMALL",
    "SQUARE",
    "TALL",
    "WIDE",
    "Box",
    "Drawing",
    "Ink",
    "Picture",
    "box_of",
    "centre_of_mass",
    "grainy",
    "lines_of",
    "notch_of",
    "on_paper",
    "shares_of",
    "soft_rows",
]

Drawing: TypeAlias = NDArray[np.uint8]
Picture: TypeAlias = NDArray[np.float64]
"""What was made of a drawing, shape (28, 28)."""
Ink: TypeAlias = NDArray[np.bool_]


def _boot(height: int, width: int, stem: int, foot: int) -> Ink:
    """A stem on the left, and a foot at the bottom: neither mirrored nor turned is it the same."""
    ink = np.zeros((height, width), bool)
    ink[:, :stem] = True
    ink[-foot:] = True
    return ink


SQUARE = _boot(100, 100, stem=16, foot=24)
TALL = _boot(150, 60, stem=14, foot=40)
WIDE = np.rot90(TALL)
SMALL = _boot(16, 8, stem=2, foot=5)
BLOCK = np.ones((66, 60), bool)
LINES = np.zeros((20, 20), bool)
"""A bar at the top, and below it, apart, three sides of a square: lines of one pixel, of which none may get lost."""
LINES[[0, -1]] = True
LINES[3:, [0, -1]] = True
GREYS = (1.0, 0.6, 0.35)
"""How strong the three bands of `SHADED` are."""


@dataclass(frozen=True)
class Box:
    """The rows and columns of a picture that hold strong ink: first row, first column, and how many of both."""

    top: int
    left: int
    height: int
    width: int

    def of(self, picture: Picture) -> Picture:
        """This part of a picture."""
        return picture[self.top : self.top + self.height, self.left : self.left + self.width]

    @property
    def middle(self) -> NDArray[np.float64]:
        """Its row and column in the middle."""
        return np.array([self.top + (self.height - 1) / 2, self.left + (self.width - 1) / 2])


def box_of(picture: Picture, share: float = 0.4) -> Box:
    """Where a picture has ink of at least this share of its strongest.

    Raises:
        ValueError: The picture has no ink.
    """
    if picture.max() <= 0:
        raise ValueError("a picture with no ink")
    rows, columns = np.nonzero(picture >= share * picture.max())
    top, left = int(rows.min()), int(columns.min())
    return Box(top, left, int(rows.max()) - top + 1, int(columns.max()) - left + 1)


def on_paper(
    ink: Ink, paper: int = 255, pen: int = 0, margins: tuple[int, int, int, int] = (30, 50, 20, 60)
) -> Drawing:
    """Ink as a drawing: the greys of paper and pen, and the paper above, below, to the left and to the right."""
    above, below, left, right = margins
    return np.where(np.pad(ink, ((above, below), (left, right))), pen, paper).astype(np.uint8)


def _shaded(paper: int = 200, strongest: int = 100) -> Drawing:
    """A block of ink of three greys, the strongest of which differs by so much from the paper."""
    bands = np.repeat(np.round(paper - strongest * np.array(GREYS)), 30)
    block = np.broadcast_to(bands, (100, 90))
    return np.pad(block, ((20, 40), (50, 30)), constant_values=paper).astype(np.uint8)


def grainy(drawing: Drawing, amount: int = 10) -> Drawing:
    """The drawing with a grain on its paper, up to `amount` up and down: its most frequent grey is paper."""
    paper = int(np.bincount(drawing.ravel()).argmax())
    grain = np.random.default_rng(61).integers(-amount, amount + 1, drawing.shape)
    return np.where(drawing == paper, np.clip(paper + grain, 0, 255), drawing).astype(np.uint8)


FULL = on_paper(BLOCK, margins=(7, 6, 5, 8)), on_paper(BLOCK, 20, 240, margins=(7, 6, 5, 8))
"""A block that covers more than half of the picture, dark on light and light on dark."""
SHADED = _shaded()


def centre_of_mass(picture: Picture) -> NDArray[np.float64]:
    """Row and column of the point where the ink would balance."""
    rows, columns = np.mgrid[:28, :28]
    return np.asarray([(rows * picture).sum(), (columns * picture).sum()], np.float64) / float(picture.sum())


def notch_of(picture: Picture) -> Picture:
    """The emptiest quarter of what holds ink: `SQUARE` has none there, however it is turned."""
    box = box_of(picture) if picture.max() else Box(0, 0, 28, 28)
    ink = box.of(picture)
    rows, columns = (_halves(max(1, side // 2)) for side in ink.shape)
    return min((ink[some, others] for some in rows for others in columns), key=lambda part: float(part.mean()))


def _halves(size: int) -> tuple[slice, slice]:
    return slice(None, size), slice(-size, None)


def soft_rows(picture: Picture) -> int:
    """How many rows the upper edge of the foot of `SQUARE` takes to rise from a tenth to nine tenths."""
    box = box_of(picture)
    column = picture[:, box.left + 3 * box.width // 4] / picture.max()
    return int(((column > 0.1) & (column < 0.9)).sum())


def shares_of(picture: Picture, greys: tuple[float, ...] = GREYS, margin: float = 0.08) -> list[float]:
    """Which share of the ink of a picture is as strong as each of these greys, give or take a little."""
    ink = picture[picture > 0.1]
    return [float(np.mean(np.abs(ink - grey) <= margin)) if len(ink) else 0.0 for grey in greys]


def lines_of(picture: Picture) -> dict[str, float]:
    """How much ink the lines of `LINES` have at the top, the bottom, the left and the right: about half of 20 or more.

    Of the three outermost rows or columns that of most ink counts: a line may come to lie between two.
    """
    ink = box_of(picture).of(picture)
    rows, columns = ink.sum(axis=1), ink.sum(axis=0)
    outer = {"top": rows[:3], "bottom": rows[-3:], "left": columns[:3], "right": columns[-3:]}
    return {side: float(sums.max()) for side, sums in outer.items()}
