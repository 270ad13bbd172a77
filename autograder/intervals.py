"""Intervals for small data: of a share, of a mean gain, and of the gain of one person between two tests."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from statistics import mean, stdev
from typing import NamedTuple

__all__ = ["Gain", "class_gain", "own_gain", "wilson"]


class Gain(NamedTuple):
    """A gain with its 95 % interval, from `n` pairs: of people, or of questions."""

    mean: float
    low: float
    high: float
    n: int

    def __str__(self) -> str:
        return f"{self.mean:+.2f} points (95 % interval {self.low:+.2f} to {self.high:+.2f}, {self.n} people)"


def wilson(right: float, n: float, z: float = 1.96) -> tuple[float, float]:
    """The 95 % Wilson interval of a proportion (Wilson 1927), as (low, high)."""
    share = right / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return middle - half, middle + half


def class_gain(before: Sequence[float], after: Sequence[float]) -> Gain:
    """How much a class gained, from two columns: line by line the same person. The interval is Student's.

    Raises:
        ValueError: The columns differ in length, or fewer than two people took both.
    """
    if len(before) != len(after) or len(before) < 2:
        raise ValueError(f"{len(before)} before and {len(after)} after: give both for the same people, two or more.")
    # Takes a while to load, and notebooks do not ask for it.
    from scipy.special import stdtrit

    differences = [late - early for early, late in zip(before, after, strict=True)]
    n, middle = len(differences), mean(differences)
    half = float(stdtrit(n - 1, 0.975)) * stdev(differences) / sqrt(n)
    return Gain(middle, middle - half, middle + half, n)


def own_gain(before: Sequence[bool], after: Sequence[bool]) -> Gain:
    """How much one person gained, as a share of the questions: pair by pair the same idea, right or not.

    The interval is that of Newcombe for paired shares (Statistics in Medicine 17, 1998, 2635-2650, method 10). It is
    made of Wilson's, so it keeps its width where all pairs tell the same, and ends at -1 and 1.

    Raises:
        ValueError: The two differ in length, or there is no pair.
    """
    if len(before) != len(after) or not before:
        raise ValueError(f"{len(before)} before and {len(after)} after: give both for the same questions.")
    n, early, late = len(before), sum(before), sum(after)
    related = _related(n, early, late, sum(one and other for one, other in zip(before, after, strict=True)))
    (low, high), (low_early, high_early) = wilson(late, n), wilson(early, n)
    down = _joined(late / n - low, high_early - early / n, related)
    up = _joined(high - late / n, early / n - low_early, related)
    gain = (late - early) / n
    return Gain(gain, gain - down, gain + up, n)


def _related(n: int, early: int, late: int, both: int) -> float:
    """How far right answers before and after go together, from -1 to 1, corrected for few pairs."""
    spread = sqrt(early * (n - early) * late * (n - late))
    excess = both * n - early * late
    return (excess if excess < 0 else max(excess - n / 2, 0)) / spread if spread else 0.0


def _joined(one: float, other: float, related: float) -> float:
    return sqrt(max(one * one - 2 * related * one * other + other * other, 0))
