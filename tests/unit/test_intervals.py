"""Intervals for small data: against published numbers, other ways to the same, and what they promise."""

from __future__ import annotations

import random

import pytest
from scipy.stats import binomtest, ttest_1samp

from autograder.intervals import class_gain, own_gain, wilson


@pytest.mark.parametrize(("right", "n"), [(0, 5), (3, 10), (10, 10), (366, 400)])
def test_the_interval_of_a_share_is_that_of_scipy(right: int, n: int) -> None:
    expected = binomtest(right, n).proportion_ci(method="wilson")
    assert wilson(right, n) == pytest.approx((expected.low, expected.high), abs=1e-4)


def test_the_gain_of_a_person_is_that_of_newcombes_paper() -> None:
    # 50 pairs: 36 right both times, 12 only after, 2 only before. Method 10 of Newcombe 1998 gives 0.0569 to 0.3404.
    before = [True] * 36 + [False] * 12 + [True] * 2
    after = [True] * 36 + [True] * 12 + [False] * 2
    found = own_gain(before, after)
    assert found.mean == pytest.approx(0.2) and found.n == 50
    assert (found.low, found.high) == pytest.approx((0.0569, 0.3404), abs=2e-4)


def test_where_all_pairs_tell_the_same_an_interval_keeps_its_width() -> None:
    everything, nothing = own_gain([False] * 10, [True] * 10), own_gain([True] * 10, [True] * 10)
    assert everything.mean == everything.high == 1 and everything.low < 0.7
    assert nothing.low < -0.2 and nothing.high > 0.2


@pytest.mark.parametrize("shares", [(0.3, 0.6), (0.5, 0.5), (0.2, 0.9)])
def test_the_interval_of_a_person_holds_the_true_gain_about_as_often_as_it_says(shares: tuple[float, float]) -> None:
    luck, (early, late), held = random.Random(1), shares, 0
    for _ in range(2000):
        pairs = [(luck.random() < early, luck.random() < late) for _ in range(10)]
        found = own_gain(*zip(*pairs, strict=True))
        held += found.low <= late - early <= found.high
    assert 0.92 < held / 2000 < 0.99


def test_who_is_who_matters_to_the_gain_of_a_class() -> None:
    found = class_gain([1, 2, 5], [3, 4, 6])
    expected = ttest_1samp([2, 2, 1], 0).confidence_interval()
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))


@pytest.mark.parametrize(("before", "after"), [([], []), ([True], [])])
def test_a_person_without_a_pair_has_no_gain(before: list[bool], after: list[bool]) -> None:
    with pytest.raises(ValueError, match="for the same questions"):
        own_gain(before, after)
