"""Drawings to read: digits enlarged and put on paper, as a scanner or a drawing pad gives them.

scikit-learn and SciPy are imported when a drawing is: a grader knows all judges, and most lessons need none of these.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from autograder.api import Judge as AnyJudge
from autograder.api import stepped
from autograder.digits.judge import Judge, PublicJudge

if TYPE_CHECKING:
    from sklearn.ensemble import RandomForestClassifier

__all__ = ["DRAWINGS", "Drawing", "DrawingJudge", "drawn"]

Drawing = NDArray[np.uint8]
DRAWINGS = 200
"""How many are shown: each is a call of the student's function."""
GRAIN = 9
"""Paper is uneven by less than this, of 255, to both sides."""


class DrawingJudge(AnyJudge):
    """Shows drawings of a judge's images, and says how well a forest of ours reads what is made of them.

    The labels stay with the other judge. Drawings of one seed are always the same.
    """

    unseen: tuple[str, ...] = ("drawings",)
    lengths = (784,)

    def __init__(self, judge: Judge, seed: int = 6) -> None:
        self._judge, self._seed = judge, seed
        self.name = f"{DRAWINGS} drawings of the {judge.name}"
        self.hidden = judge.hidden

    def kept(self, numbers: NDArray[Any]) -> NDArray[np.float64]:
        """Numbers from 0 to 1, in steps of 1/255: what the pixels of an image can say."""
        return stepped(numbers, 0, 1, 255)

    @property
    def drawings(self) -> list[Drawing]:
        """The drawings, each uint8 of a size of its own."""
        images, rng = self._judge.images, np.random.default_rng(self._seed)
        return [drawn(images[row], rng) for row in self._rows]

    def share(self, prepared: NDArray[Any]) -> float:
        """How many of the drawings are read, as a share of how many of the same clean images are.

        Args:
            prepared: What was made of the drawings, in their order: shape (200, 784), from 0 to 1.
        """
        return self._read(self.kept(prepared)) / self._read(self._judge.images[self._rows] / 255)

    @property
    def _rows(self) -> NDArray[np.int64]:
        """Which images are drawn. Their draw is apart from that of the drawings, which may grow."""
        return np.random.default_rng([self._seed, 1]).choice(len(self._judge.images), DRAWINGS, replace=False)

    def _read(self, pictures: NDArray[Any]) -> float:
        """How many are read right, as a share of all of the judge's images: only it has the labels."""
        predictions = np.full(len(self._judge.images), -1)
        predictions[self._rows] = _reader().predict(pictures)
        return self._judge.score(predictions).value


def drawn(image: NDArray[Any], rng: np.random.Generator) -> Drawing:
    """An image of 784 pixels as a drawing: enlarged 2 to 6 times, somewhere on paper, often with a thicker pen.

    Paper and ink differ by 130 of 255 at least; paper has a grain; half of the drawings are light on black.

    Returns:
        A drawing with 34 to 290 rows and columns, uint8.
    """
    from scipy import ndimage

    scale = int(rng.integers(2, 7))
    ink = ndimage.zoom(image.reshape(28, 28).astype(float), scale, order=1) / 255
    ink = ndimage.grey_dilation(ink, footprint=_pen(int(rng.integers(1, scale + 1))))
    rows, columns = np.nonzero(ink > 0.25)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    above, below, left, right = rng.integers(4, 62, 4)
    ink = np.pad(ink, ((above, below), (left, right)))
    paper, pen = rng.integers(GRAIN, 60), rng.integers(190, 256)
    grey = paper + ink * (pen - paper) + rng.uniform(-GRAIN, GRAIN, ink.shape) * (ink < 0.05)
    return np.asarray(np.round(255 - grey if rng.random() < 0.5 else grey), np.uint8)


def _pen(width: int) -> NDArray[np.bool_]:
    """A round pen: the pixels of its tip, `width` across."""
    across = np.arange(width) - (width - 1) / 2
    return np.asarray(across[:, None] ** 2 + across**2 <= width * width / 4)


@cache
def _reader() -> RandomForestClassifier:
    """A forest that has seen the training rows as they are."""
    from sklearn.ensemble import RandomForestClassifier

    pixels, labels = PublicJudge().training
    return RandomForestClassifier(n_estimators=100, random_state=42).fit(pixels / 255, labels)
