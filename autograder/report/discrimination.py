"""Whether an exercise is solved by those who do well elsewhere."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import StatisticsError, correlation

__all__ = ["FEWEST", "Discrimination", "discrimination"]

FEWEST = 8
"""With fewer students a correlation says nothing: even 8 leave an interval of about ±0.7 around 0."""


@dataclass(frozen=True)
class Discrimination:
    """Whether an exercise is solved by those who do well elsewhere.

    `value` is the corrected item-total correlation, from -1 to 1: over the students who
    attempted the exercise, the correlation of their share of its points with their share of
    the points of all their other exercises. `low` and `high` bound its 95 % interval (Fisher).
    If it cannot be computed, `value` is None and `why_not` says why.
    """

    value: float | None
    low: float = 0.0
    high: float = 0.0
    why_not: str = ""


def discrimination(pairs: Sequence[tuple[float, float]]) -> Discrimination:
    """The discrimination of an exercise.

    Args:
        pairs: For each student, the share of its points and that of the points of all other exercises.
    """
    if len(pairs) < FEWEST:
        return Discrimination(None, why_not=f"fewer than {FEWEST} students")
    if len({share for share, _ in pairs}) == 1:
        return Discrimination(None, why_not="all have the same points here")
    try:
        value = correlation(*zip(*pairs, strict=True))
    except StatisticsError:
        return Discrimination(None, why_not="all have the same points elsewhere")
    # The transform has no value at ±1, where the interval is a point.
    middle, half = math.atanh(max(-1 + 1e-12, min(value, 1 - 1e-12))), 1.96 / math.sqrt(len(pairs) - 3)
    return Discrimination(value, math.tanh(middle - half), math.tanh(middle + half))
