"""Checks of exercise 6.5: a lead by luck."""

from __future__ import annotations

from collections.abc import Callable
from math import comb, erfc, sqrt

from autograder.api import Answers, Misconception, exercise, expect
from autograder.digits.checks.lesson_6.controls import Case, Control, Numbers, Task, judge

ONE_SIDED = Misconception(
    "one-side-only",
    "Only splits in which one given side leads are counted. Nobody knew beforehand which one would.",
    "Count the splits in which either side leads by so much.",
)
THIS_ONE_ONLY = Misconception(
    "this-split-only",
    "Only splits that are exactly as uneven as this one are counted.",
    "A split that is still more uneven counts too: *at least* as uneven.",
)
MORE_ONLY = Misconception(
    "more-uneven-only",
    "Only splits that are more uneven than this one are counted. This one itself is missing.",
    "*At least* as uneven: use `>=`.",
)
DOUBLED = Misconception(
    "tie-counted-twice",
    "One side is doubled. If both counts are equal, the middle is then counted twice.",
    "Count each split once, or stop at 1: no probability is larger.",
)
COMPLEMENT = Misconception(
    "complement",
    "This is the probability of a split that is *less* uneven.",
    "Count the splits that are at least as uneven.",
)
DRAWN = Misconception(
    "tosses-drawn",
    "The number comes from tosses that are drawn, so it is only near the right one.",
    "Count with `comb`: all ways to toss so often are known.",
)
NORMAL = Misconception(
    "bell-curve-for-the-coin",
    "A bell curve stands in for the coin, so the number is only near the right one.",
    "Count with `comb`: all ways to toss so often are known.",
)


def _share(first: int, second: int, counts: Callable[[int, int], bool]) -> float:
    """The share of all ways to toss in which `counts` says yes to the lead of heads and the lead that was seen."""
    n, lead = first + second, abs(first - second)
    ways: int = sum(comb(n, k) for k in range(n + 1) if counts(2 * k - n, lead))
    return float(ways / 2**n)


def by_luck(first: int, second: int) -> Numbers:
    """What the exercise asks for, as a tuple of one number."""
    return (_share(first, second, lambda heads, lead: abs(heads) >= lead),)


def _if(counts: Callable[[int, int], bool], times: int = 1) -> Control:
    return lambda first, second: (times * _share(first, second, counts),)


def _bell(correction: int) -> Control:
    return lambda first, second: (erfc(max(abs(first - second) - correction, 0) / sqrt(2 * (first + second))),)


SLIPS = (
    (ONE_SIDED, _if(lambda heads, lead: heads >= lead)),
    (ONE_SIDED, lambda first, second: (_share(first, second, lambda heads, _: heads >= first - second),)),
    (ONE_SIDED, lambda first, second: (_share(first, second, lambda heads, _: heads <= first - second),)),
    (THIS_ONE_ONLY, _if(lambda heads, lead: abs(heads) == lead)),
    (THIS_ONE_ONLY, _if(lambda heads, lead: heads == lead)),
    (MORE_ONLY, _if(lambda heads, lead: abs(heads) > lead)),
    (DOUBLED, _if(lambda heads, lead: heads >= lead, times=2)),
    (COMPLEMENT, _if(lambda heads, lead: abs(heads) < lead)),
    (NORMAL, _bell(0)),
    (NORMAL, _bell(1)),
)
CASES = tuple(
    Case(f"{first} against {second}", (first, second))
    for first, second in ((11, 6), (6, 14), (0, 5), (23, 23), (1, 0), (2, 7), (7, 3), (540, 460))
)
NEAR = 0.05
"""How far a share of drawn tosses may lie from the probability: 1000 draws miss by more once in 600 times at most."""


TASK = Task(
    "by_luck",
    CASES,
    by_luck,
    lambda value: (expect.number(value, "the result of `by_luck`"),),
    SLIPS,
    "the probability that a fair coin splits as many tosses at least as unevenly, whichever side leads.",
    "Write down all 8 ways to toss three times. For how many is the split at least as uneven as 3 to 0?",
    DRAWN,
    NEAR,
)


@exercise("6.5")
def test_luck_is_a_probability(answers: Answers) -> None:
    """`by_luck` is the probability that a fair coin splits at least as unevenly."""
    judge(answers, TASK)
