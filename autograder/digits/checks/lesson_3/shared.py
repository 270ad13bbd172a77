"""What checks of lesson 3 share."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Labels = NDArray[np.int64]


def column_names(frame: pd.DataFrame) -> str:
    """The names of the columns, for a message."""
    return ", ".join(map(str, frame.columns)) or "none"
