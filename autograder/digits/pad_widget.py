"""The drawing pad as a widget. Imported by `autograder.digits.pad` only, where a page may show it: needs anywidget."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import anywidget
import numpy as np
import traitlets
from numpy.typing import NDArray

from autograder.digits.drawings import PEN, drawn
from autograder.digits.pad import INSTEAD, Read

__all__ = ["Pad"]

FILES = files("autograder.digits")
LONGEST = 300
"""Characters of an answer that are shown."""


class Pad(anywidget.AnyWidget):
    """A sheet of paper on the page. Page and kernel share the strokes, and each makes its own picture of them."""

    _esm = (FILES / "pad.js").read_text(encoding="utf-8")
    _css = (FILES / "pad.css").read_text(encoding="utf-8")
    strokes = traitlets.List().tag(sync=True)
    words = traitlets.Unicode().tag(sync=True)
    pen = traitlets.Float(PEN).tag(sync=True)

    def __init__(self) -> None:
        super().__init__()
        self._read: Read | None = None
        self.observe(lambda change: self._answer(), "strokes")

    @property
    def drawing(self) -> NDArray[np.uint8]:
        """What is drawn now: uint8 of shape (140, 140), 255 is paper and 0 is ink. A copy."""
        return drawn(self.strokes)

    @property
    def empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self.strokes

    def ask(self, read: Read | None) -> None:
        """Show beside the drawing, now and after each stroke, what `read` says about it."""
        self._read = read
        self._answer()

    def _answer(self) -> None:
        self.words = "" if self._read is None or self.empty else _said(self._read, self.drawing)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The pad for pages that can show it; for all others the sentence that says what to do instead."""
        shown = super()._repr_mimebundle_(**kwargs)
        if shown is not None:
            shown[0]["text/plain"] = INSTEAD
        return shown


def _said(read: Read, drawing: NDArray[np.uint8]) -> str:
    # Nobody would see what is raised between two cells.
    try:
        said = str(read(drawing))
    except Exception as error:
        said = f"This could not be read. {type(error).__name__}: {error}"
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"
