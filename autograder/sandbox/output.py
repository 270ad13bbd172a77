"""What a cell prints and draws, kept up to a cap: text, and figures as raw pixels. Nothing else."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Capture", "open_figures"]

MAX_FIGURES = 4
MAX_SIDE = 800
"""Pixels of a figure, in each direction."""


class Capture(io.TextIOBase):
    """A place for text that never blocks: past its cap, what comes is counted and dropped."""

    def __init__(self, cap: int) -> None:
        super().__init__()
        self._cap, self._kept, self._dropped = cap, io.StringIO(), 0

    @property
    def text(self) -> str:
        """What was written, with a note if some was dropped."""
        note = f"\n… and {self._dropped} more characters, which were dropped." if self._dropped else ""
        return self._kept.getvalue() + note

    def write(self, text: str) -> int:
        """Keep the text as long as there is room."""
        room = self._cap - self._kept.tell()
        self._kept.write(text[: max(room, 0)])
        self._dropped += max(len(text) - room, 0)
        return len(text)

    def writable(self) -> bool:
        """Always."""
        return True

    @contextlib.contextmanager
    def captured(self) -> Iterator[None]:
        """Let standard output and standard error come here."""
        with contextlib.redirect_stdout(self), contextlib.redirect_stderr(self):
            yield


def open_figures() -> list[NDArray[np.uint8]]:
    """The figures that a cell left open, drawn as RGBA pixels, and closed, as a notebook does it."""
    from matplotlib import pyplot

    try:
        return [_pixels(pyplot.figure(number)) for number in pyplot.get_fignums()[:MAX_FIGURES]]
    except Exception:
        return []  # A figure that cannot be drawn is the student's; checks of figures say more.
    finally:
        pyplot.close("all")


def _pixels(figure: Any) -> NDArray[np.uint8]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    longest = float(max(figure.get_size_inches()))
    figure.set_dpi(min(72.0, MAX_SIDE / longest))
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    return np.array(canvas.buffer_rgba(), dtype=np.uint8)
