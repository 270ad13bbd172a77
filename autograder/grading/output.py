"""What a submission printed and drew, as a page may show it: plain text, and pictures encoded by us."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from autograder.api import Picture
from autograder.api.result import Output
from autograder.sandbox.process import CellOutput

__all__ = ["output_pictures"]

MAX_TEXT = 2_000
MAX_PICTURES = 2


def output_pictures(outputs: Sequence[CellOutput]) -> tuple[Output, ...]:
    """The outputs of exercise cells, cut to what a reader looks at."""
    return tuple(
        Output(output.exercise, _cut(output.text), tuple(map(_picture, output.figures[:MAX_PICTURES])))
        for output in outputs
    )


def _cut(text: str) -> str:
    return text if len(text) <= MAX_TEXT else f"{text[:MAX_TEXT]}\n…"


def _picture(pixels: NDArray[np.uint8]) -> Picture:
    """A PNG of raw pixels: nothing that the student encoded is decoded here or shown."""
    file = io.BytesIO()
    Image.fromarray(pixels[:, :, :3]).save(file, "PNG", optimize=True)
    return Picture(base64.b64encode(file.getvalue()).decode(), "A figure that this notebook drew.")
