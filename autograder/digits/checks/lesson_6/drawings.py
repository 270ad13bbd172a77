"""Drawings for the checks of exercise 6.1, and what is seen on the pictures that are made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["BLOCK", "SMALL", "SQUARE", "TALL", "WIDE", "Box", "Drawing", "Picture", "box_of", "grainy", "on_paper"]

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


def grainy(drawing: Drawing, amount: int = 10) -> Drawing:
    """The drawing with a grain on its paper, up to `amount` up and down: its most frequent grey is paper."""
    paper = int(np.bincount(drawing.ravel()).argmax())
    grain = np.random.default_rng(61).integers(-amount, amount + 1, drawing.shape)
    return np.where(drawing == paper, np.clip(paper + grain, 0, 255), drawing).astype(np.uint8)
