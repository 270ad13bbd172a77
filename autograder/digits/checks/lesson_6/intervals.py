"""How often an interval for a share of others holds, computed without draws, and slips that are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

from autograder.api import Misconception
from autograder.digits.judge import wilson

__all__ = ["CASES", "HOLDS", "WIDTH", "Ends", "answers_of", "coverage", "known_slip", "relative_width"]

Ends = tuple[float, float]
"""Low and high, as shares."""
Table = NDArray[np.float64]
"""The ends for 0, 1, … n right answers of n, shape (n + 1, 2)."""
CASES = ((20, 400), (40, 50), (60, 45))
"""How many answers are known, and how many others there are. The share of fewer others has too few values."""
SHARES = (0.1, 0.25, 0.33, 0.5, 0.67, 0.8, 0.9)
"""True shares that a model may have."""
HOLDS, WIDTH = 0.90, 1.25

OTHERS_FORGOTTEN = Misconception(
    "luck-of-the-others-forgotten",
    "This is the interval for the share on a huge pile. But the others are few: their share is off by luck, too.",
    "Add the squared standard errors of both: p(1 − p)/n and p(1 − p)/others.",
)
ONLY_OTHERS = Misconception(
    "only-luck-of-the-others",
    "Only the luck of the others is counted, as if your share of n answers were exact.",
    "Add the squared standard errors of both: p(1 − p)/n and p(1 − p)/others.",
)
POOLED = Misconception(
    "both-counted-as-one",
    "n and the others are added, as if you knew the answers to all of them. So the interval gets too narrow.",
    "More doubt, not less: the squared standard errors add up, not the numbers of pictures.",
)
WIDTHS_ADDED = Misconception(
    "widths-added",
    "The two half widths are added. But both shares are seldom off by much in opposite ways: that is too wide.",
    "Add the squares, and take the root.",
)
ONE_ERROR = Misconception(
    "one-standard-error",
    "The interval reaches one standard error to each side. That holds in about two draws of three.",
    "For 95 % take 1.96 standard errors.",
)
ONE_DEVIATION = Misconception(
    "standard-deviation",
    "The standard deviation of single answers was taken. It says how answers differ, not how far a share may be off.",
    "A share of n answers has the standard error √(p(1 − p)/n).",
)
EVERYTHING = Misconception(
    "says-nothing",
    "The interval holds nearly everything, whatever the answers are. It is never wrong, and it says nothing.",
    "Make it as narrow as 95 % allow: 1.96 standard errors to each side.",
)
OTHER_LEVEL = Misconception(
    "other-level",
    "The factor z belongs to another level: 1.645 gives 90 %, 2.576 gives 99 %.",
    "For 95 % take z = 1.96.",
)


def answers_of(k: int, n: int) -> NDArray[np.bool_]:
    """A mixed array of n answers, of which k are right."""
    return np.random.default_rng([n, k]).permutation(np.arange(n) < k)


def coverage(ends: Table, others: int) -> float:
    """In what share of draws the share of others lies within the ends, on average over `SHARES`."""
    seen = np.arange(others + 1)
    # Ends that are such a share but for the last digits hold it.
    inside = (seen / others >= ends[:, :1] - 1e-6) & (seen / others <= ends[:, 1:] + 1e-6)
    n = len(ends) - 1
    return float(
        np.mean([binom.pmf(range(n + 1), n, p) @ (inside @ binom.pmf(seen, others, p)) for p in SHARES]),
    )


def relative_width(ends: Table, others: int) -> float:
    """The mean width on average over `SHARES`, divided by that of Wilson's interval for both kinds of luck."""
    n = len(ends) - 1
    ours = _table(n, others, lambda p, n, others: _wilson(p, n * others / (n + others)))
    weights = np.mean([binom.pmf(range(n + 1), n, p) for p in SHARES], axis=0)
    return float(weights @ np.ptp(ends, axis=1) / (weights @ np.ptp(ours, axis=1)))


def known_slip(found: Mapping[tuple[int, int], Table]) -> Misconception | None:
    """The slip whose ends are these in all cases, made by Wilson's rule or by the plain one."""
    for slip, *rules in _SLIPS:
        for rule in rules:
            if all(np.abs(np.clip(ends, 0, 1) - _table(*case, rule)).mean() < 0.008 for case, ends in found.items()):
                return slip
    return None


Rule = Callable[[float, float, float], Ends]
"""Ends for a share, the number of answers and that of the others."""


def _table(n: int, others: int, rule: Rule) -> Table:
    return np.clip([rule(k / n, n, others) for k in range(n + 1)], 0, 1)


def _wilson(p: float, size: float, z: float = 1.96) -> Ends:
    return wilson(p * size, size, z)


def _plain(p: float, half: float) -> Ends:
    return p - half, p + half


def _deviation(p: float) -> float:
    return sqrt(p * (1 - p))


def _sums(p: float, n: float, others: float) -> Ends:
    """Wilson's half widths for both, added."""
    one, other = _wilson(p, n), _wilson(p, others)
    return one[0] + other[0] - p, one[1] + other[1] - p


def _of_size(size: Callable[[float, float], float], z: float = 1.96) -> tuple[Rule, Rule]:
    """Wilson's rule and the plain one for a number of answers that is made of both."""
    return (
        lambda p, n, others: _wilson(p, size(n, others), z),
        lambda p, n, others: _plain(p, z * _deviation(p) / sqrt(size(n, others))),
    )


def _both(n: float, others: float) -> float:
    return n * others / (n + others)


_SLIPS: tuple[tuple[Misconception, *tuple[Rule, ...]], ...] = (
    (OTHERS_FORGOTTEN, *_of_size(lambda n, others: n)),
    (ONLY_OTHERS, *_of_size(lambda n, others: others)),
    (POOLED, *_of_size(lambda n, others: n + others)),
    (
        WIDTHS_ADDED,
        _sums,
        lambda p, n, others: _plain(p, 1.96 * _deviation(p) * (1 / sqrt(n) + 1 / sqrt(others))),
    ),
    (ONE_ERROR, *_of_size(_both, 1.0), *_of_size(lambda n, others: n, 1.0)),
    (ONE_DEVIATION, *(lambda p, n, others, z=z: _plain(p, z * _deviation(p)) for z in (1.0, 1.96))),
    (EVERYTHING, lambda p, n, others: (0.0, 1.0), lambda p, n, others: (0.01, 0.99)),
    (OTHER_LEVEL, *_of_size(_both, 1.645), *_of_size(_both, 2.576)),
)
