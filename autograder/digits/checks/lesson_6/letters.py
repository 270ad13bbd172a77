"""Letters of 8 × 8 that cannot be mistaken for their mirror images: no digit, so nothing learned by heart fits them."""

from __future__ import annotations

from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

from autograder.api import Misconception, fail
from autograder.digits.project.strangers import likeness

__all__ = ["LETTERS", "explain_orientation"]

TRANSPOSED = Misconception(
    "transposed",
    "Rows and columns of the pictures are exchanged.",
    'Keep `image[row, column]` in this order, and leave out `.T` and `order="F"`.',
)
TURNED = Misconception(
    "mirrored",
    "The pictures stand on their heads, or are mirrored or turned.",
    "Row 0 is the top of both pictures. Leave out `[::-1]`, `np.flip` and `np.rot90`.",
)
INVERTED = Misconception(
    "ink-and-paper-exchanged",
    "Ink is near 0 and paper is near 1. In both sets paper is 0 already.",
    "Do not subtract from 1 or from 16.",
)
_DRAWN = """
.#####+. ..##.... .+####+. ..####+. .##..+#.
.##..... ..##.... +#+..... ..##.+#+ .##.+#+.
.##..... ..##.... ##...... ..##.+#+ .####+..
.####+.. ..##.... ##..###. ..#####. .###+...
.##..... ..##.... ##..+##. ..##+... .##+#+..
.##..... ..##.... ##...##. ..##.... .##.+#+.
.##..... ..##+##. +#+.+##. ..##.... .##..##.
.##..... ..#####. .+####+. ..##.... .##...#+
"""
"""F, L, G, P and K: # is full ink, + is grey."""


def _read(drawn: str) -> NDArray[np.float64]:
    lines = [line.split() for line in drawn.strip().splitlines()]
    values = {".": 0.0, "+": 9.0, "#": 16.0}
    return np.array([[[values[mark] for mark in line[n]] for line in lines] for n in range(len(lines[0]))])


LETTERS = _read(_DRAWN)
"""Numbers from 0 to 16, float64 (5, 8, 8)."""


def explain_orientation(rows: NDArray[np.float64], least: float) -> None:
    """End the check if rows, (5, 784), do not show the letters upright, in their order.

    Args:
        rows: What came back for `LETTERS`.
        least: The likeness, on average, that is enough: see `likeness`.
    """
    alike = float(likeness(LETTERS, rows).mean())
    if alike >= least:
        return
    _explain(rows, alike, least)


def _explain(rows: NDArray[np.float64], alike: float, least: float) -> NoReturn:
    upright = rows.reshape(-1, 28, 28)
    others: list[tuple[Misconception, NDArray[np.float64]]] = [
        (TRANSPOSED, upright.transpose(0, 2, 1)),
        (TURNED, upright[:, ::-1]),
        (TURNED, upright[:, :, ::-1]),
        (TURNED, upright[:, ::-1, ::-1]),
        (TURNED, np.rot90(upright, 1, (1, 2))),
        (TURNED, np.rot90(upright, 3, (1, 2))),
        (INVERTED, 1 - upright),
    ]
    slip, best = max(
        ((slip, float(likeness(LETTERS, turned.reshape(-1, 784)).mean())) for slip, turned in others),
        key=lambda pair: pair[1],
    )
    fail(
        f"Pictures of letters came in. Shrunk to 8 × 8 again, your rows have a correlation of {alike:.2f} with them.",
        f"at least {least}: each row shows its picture, upright, dark ink high, in the same order.",
        because=slip if best >= least else None,
        cause="The rows show something else than the pictures, or they are in another order.",
        next_step="Draw one picture, and its row as `row.reshape(28, 28)` beside it.",
    )
