"""Drawings: what a pen leaves on paper, a sample for those who have no pad, and the careless way to a row of pixels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["PEN", "SEVEN", "SIDE", "Strokes", "drawn", "sample_drawing", "shrunk"]

Strokes: TypeAlias = Sequence[Sequence[Sequence[float]]]
"""Lines of the pen, each a list of points (x, y); x goes right and y down, from 0 to 1 over the paper."""
SIDE = 140
"""Rows and columns of a drawing."""
PEN = 0.065
"""The width of the pen, as a share of the paper: 18 pixels of a pad of 280, which a mouse writes well."""
SEVEN: Strokes = (((0.19, 0.14), (0.61, 0.14), (0.33, 0.71)),)
"""A 7 of two lines, left of the middle and above it."""


def drawn(strokes: Strokes) -> NDArray[np.uint8]:
    """The paper after these strokes of a round pen, with grey along their edges.

    Returns:
        uint8 of shape (140, 140): 255 is paper, 0 is ink.
    """
    ink = np.zeros((SIDE, SIDE))
    for stroke in strokes:
        points = np.asarray(stroke, dtype=float) * SIDE
        # A single point is a line to itself: a dot.
        for start, end in zip(points, [*points[1:], points[-1]], strict=True):
            _draw_line(ink, start, end)
    return (255 * (1 - ink)).round().astype(np.uint8)


def _draw_line(ink: NDArray[Any], start: NDArray[Any], end: NDArray[Any]) -> None:
    """Put a line between two points (x, y), in pixels, on `ink`, which goes from 0 to 1."""
    radius = PEN * SIDE / 2
    low = np.maximum(np.minimum(start, end) - radius - 1, 0).astype(int)
    high = np.maximum(np.maximum(start, end) + radius + 2, 0).astype(int)
    part = ink[low[1] : high[1], low[0] : high[0]]
    y, x = np.indices(part.shape) + 0.5
    x, y = x + low[0] - start[0], y + low[1] - start[1]
    along = end - start
    place = np.clip((x * along[0] + y * along[1]) / max(along @ along, 1e-9), 0, 1)
    distance = np.hypot(x - place * along[0], y - place * along[1])
    np.maximum(part, np.clip(radius + 0.5 - distance, 0, 1), out=part)


def sample_drawing() -> NDArray[np.uint8]:
    """A 7 as a mouse draws it, for those who have no pad.

    Returns:
        uint8 of shape (140, 140): 255 is paper, 0 is ink.
    """
    return drawn(SEVEN)


def shrunk(drawing: ArrayLike) -> NDArray[np.uint8]:
    """A drawing in the layout of the course's file, the careless way: shrunk to 28 x 28 as a whole, and ink made high.

    Args:
        drawing: A picture of any height and width, dark ink on white paper, 0 to 255. If it isn't square, it is
            stretched.

    Returns:
        uint8 of shape (784,): 0 is paper, 255 is ink; each pixel is the average of what it covers.

    Raises:
        ValueError: It isn't a picture with rows and columns.
    """
    # Imported here: lessons without drawings need not wait for it.
    from PIL import Image

    picture = np.asarray(drawing)
    if picture.ndim != 2 or not picture.size:
        raise ValueError(f"A drawing has rows and columns; this has the shape {picture.shape}.")
    small = Image.fromarray(picture.astype(np.float32)).resize((28, 28), Image.Resampling.BOX)
    row: NDArray[np.uint8] = np.clip(255 - np.asarray(small), 0, 255).round().astype(np.uint8).reshape(784)
    return row
