"""What checks of lesson 1 share."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.api import Misconception

Bytes = NDArray[np.uint8]
SIGNED_BYTES = Misconception(
    "signed-bytes",
    "The bytes are read as signed ones, `int8`: there, 200 becomes -56.",
    "Use unsigned bytes, `np.uint8`. They hold the numbers from 0 to 255.",
)


def short_list(numbers: NDArray[Any]) -> str:
    """A few numbers for a message: three decimals at most, none for whole ones."""
    return ", ".join(f"{round(float(number), 3):g}" for number in np.ravel(numbers)[:12])
