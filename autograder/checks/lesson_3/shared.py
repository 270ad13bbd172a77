"""What checks of lesson 3 share."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from autograder.checking import Plain, describe, fail

Labels = NDArray[np.int64]


def column_names(frame: pd.DataFrame) -> str:
    """The names of the columns, for a message."""
    return ", ".join(map(str, frame.columns)) or "none"


def dict_with(value: Plain, of: str, keys: tuple[str, ...]) -> dict[Any, Plain]:
    """A dict with exactly these keys."""
    wanted = "a dict with the keys " + ", ".join(f'"{key}"' for key in keys) + "."
    if value is None:
        fail(
            f"`{of}` gives None.",
            wanted,
            cause="A function without a `return` line gives None.",
            next_step="End the function with `return` and the dict.",
        )
    if not isinstance(value, dict):
        fail(
            f"`{of}` gives {describe(value)}.",
            wanted,
            cause="Something else than a dict is returned, such as the values without their names.",
            next_step='Write it as `return {"name": value, ...}`, one key for each value.',
        )
    lost = [key for key in keys if key not in value]
    if lost:
        found = ", ".join(repr(key) for key in value) or "no key at all"
        fail(
            f"The dict has {found}.",
            wanted,
            cause="A key is spelled in another way, or it is not put into the dict.",
            next_step=f'Spell the key "{lost[0]}" exactly so, in small letters.',
        )
    if extra := [key for key in value if key not in keys]:
        fail(
            f"The dict also has {', '.join(map(repr, extra))}.",
            f"{wanted[:-1]} and no other.",
            cause="More is put into the dict than the exercise asks for.",
            next_step="Leave it out.",
        )
    return value
