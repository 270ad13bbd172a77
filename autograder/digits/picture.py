"""Pictures that go with a message: digits, drawn on our side from plain arrays.

Each says in words what it shows, over every digit and again as alt text; colour carries nothing.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.answers.failure import Picture

__all__ = ["beside_ours", "digit_grid", "misread"]

COLUMNS = 6
ZOOM = 3
"""Pixels of the picture for one pixel of a digit."""
WIDTH, LINE, GAP = 116, 17, 8
"""Pixels from digit to digit, of a line of words, and around both."""
INK = "#1a202c"
"""On white, a contrast of 16:1."""


def digit_grid(images: Sequence[NDArray[Any]], titles: Sequence[str], alt: str) -> Picture:
    """Draw digits in rows of six, each under its title.

    Args:
        images: Arrays of 784 numbers, or of shape (28, 28).
        titles: One for each image; a line break makes two lines.
        alt: What the picture shows, in words.

    Returns:
        A PNG of at most 30 kB for 12 digits.
    """
    # Imported here: lessons without pictures need not wait for it. No pyplot: the student's figures are left alone.
    from matplotlib.figure import Figure

    columns = min(COLUMNS, len(images))
    cell = 28 * ZOOM + LINE * (1 + max(title.count("\n") for title in titles)) + 2 * GAP
    height, width = cell * -(-len(images) // columns), WIDTH * columns
    figure = Figure(figsize=(width / 100, height / 100), dpi=100, facecolor="white")
    # Without axes, which take ten times as long to make.
    for place, (image, title) in enumerate(zip(images, titles, strict=True)):
        left, top = WIDTH * (place % columns), height - cell * (place // columns)
        pixels = np.kron(np.asarray(image, dtype=float).reshape(28, 28), np.ones((ZOOM, ZOOM)))
        figure.figimage(pixels, left + (WIDTH - 28 * ZOOM) // 2, top - cell + GAP, cmap="gray_r", origin="upper")
        x, y = (left + WIDTH / 2) / width, (top - GAP) / height
        figure.text(x, y, title, fontsize=9, color=INK, ha="center", va="top")
    file = io.BytesIO()
    figure.savefig(file, format="png", metadata={"Software": None})
    return Picture(base64.b64encode(file.getvalue()).decode("ascii"), alt)


def misread(images: NDArray[Any], labels: NDArray[Any], predictions: NDArray[Any], most: int = 12) -> Picture | None:
    """Digits that a model misreads, one of each confusion, the most frequent first; None if there is none.

    Args:
        images: Public ones only, shape (n, 784).
        labels: The true digits, shape (n,).
        predictions: What the model says, shape (n,).
        most: How many to show.
    """
    places: dict[tuple[int, str], list[int]] = {}
    for i in np.flatnonzero(labels != predictions).tolist():
        places.setdefault((int(labels[i]), str(predictions[i])[:8]), []).append(i)
    if not places:
        return None
    wrong = sum(map(len, places.values()))
    shown = sorted(places, key=lambda pair: -len(places[pair]))[:most]
    words = [f"{true} read as {said}, {_times(len(places[true, said]))}" for true, said in shown]
    return digit_grid(
        [images[places[pair][0]] for pair in shown],
        [f"true {true}\nread as {said} ({len(places[true, said])}×)" for true, said in shown],
        f"Digits of the course file that your model misreads, {wrong} of {len(labels)} in all. "
        f"One example of each confusion: {'; '.join(words)}.",
    )


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def beside_ours(yours: Any, ours: NDArray[Any], alt: str) -> Picture | None:
    """A digit as the student's code gives it, beside the same digit upright; None if theirs cannot be drawn.

    Args:
        yours: Plain data from the student's side.
        ours: The digit, 784 numbers.
        alt: What the two look like, in words.
    """
    if not isinstance(yours, np.ndarray) or yours.shape != (28, 28) or not np.isfinite(yours).all():
        return None
    return digit_grid([yours, ours], ["yours", "expected"], alt)
