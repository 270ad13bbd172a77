"""The drawing pad: a digit of the learner's own, by mouse, finger, pen or keys, where a page can show one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from autograder.digits.drawings import drawn

__all__ = ["DrawingPad", "Read", "StillPad", "drawing_pad"]

Read: TypeAlias = Callable[[NDArray[np.uint8]], Any]
"""What somebody says about a drawing: takes `DrawingPad.drawing`, returns anything that can be printed."""
INSTEAD = """\
No drawing pad can be shown here. There are two other ways to give a digit of your own, in the next cell:
  drawing = read_drawing("my-digit.png")   # a picture: dark ink on white paper
  drawing = read_drawing(\"\"\"             # or 28 lines of text: . is paper, # is ink
  ....
  \"\"\")
Without either, the course's own sample is read."""


class DrawingPad(Protocol):
    """Where a learner draws, or is told how else to give a drawing."""

    @property
    def drawing(self) -> NDArray[np.uint8]:
        """What is drawn now: uint8 of shape (140, 140), 255 is paper and 0 is ink. A copy."""

    @property
    def empty(self) -> bool:
        """Whether nothing is drawn."""

    def ask(self, read: Read | None) -> None:
        """Show beside the drawing, now and after each stroke, what `read` says about it."""


class StillPad:
    """In place of the pad, where no page can show one: always empty, and printed it says what to do instead."""

    empty = True

    @property
    def drawing(self) -> NDArray[np.uint8]:
        """Empty paper: uint8 of shape (140, 140), all 255."""
        return drawn([])

    def ask(self, read: Read | None) -> None:
        """Nothing: there is no drawing to ask about."""

    def __repr__(self) -> str:
        return INSTEAD


def drawing_pad(read: Read | None = None) -> DrawingPad:
    """The drawing pad of this notebook, to be shown as the last line of a cell.

    There is one: when the cell runs again, the drawing is still there. Where no page can show a pad (in a terminal, in
    grading, without anywidget) there is a `StillPad` in its place, which says how to give a drawing otherwise.

    Args:
        read: What is shown below the drawing after each stroke, such as a model's answer: see `Read`.

    >>> pad = drawing_pad()
    >>> pad.drawing.shape, pad.empty
    ((140, 140), True)
    """
    pad = _pad()
    pad.ask(read)
    return pad


@cache
def _pad() -> DrawingPad:
    # A notebook's kernel may have a page; anything else has none. Only then is anywidget imported, which takes 0.3 s.
    ipython = sys.modules.get("IPython")
    if ipython is None or getattr(ipython.get_ipython(), "kernel", None) is None:
        return StillPad()
    try:
        from autograder.digits.pad_widget import Pad
    except ImportError:
        return StillPad()
    return Pad()
