"""What exercise 6.4 promises: the digits that are shown, intervals that are judged, and where checks draw a line."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.digits.checks.lesson_6 import intervals
from autograder.digits.checks.lesson_6.letters import LETTERS
from autograder.digits.judge import wilson
from autograder.digits.project import strangers


def test_what_is_shown_is_seeded_and_not_what_the_lesson_tries() -> None:
    images, labels = strangers.shown()
    strangers.shown.cache_clear()
    again, _ = strangers.shown()
    assert np.array_equal(images, again)
    assert images.shape == (strangers.SHOWN, 8, 8) and images.min() == 0 and images.max() <= 16
    assert np.array_equal(images, np.round(images))
    assert not np.array_equal(labels, strangers.shown(1)[1])
    tried = {image.tobytes() for image in strangers.file()[0]}
    assert not any(image.tobytes() in tried for image in images), "none can be looked up as it is"


def test_likeness_knows_size_and_place_from_picture() -> None:
    images = np.concatenate([LETTERS, strangers.file()[0][:20]])
    small, large = np.zeros((2, len(images), 28, 28))
    small[:, 1:9, 17:25] = images / 16
    large[:, 2:26, 2:26] = np.kron(images / 16, np.ones((1, 3, 3)))
    for rows in (small, large):
        alike = strangers.likeness(images, rows.reshape(-1, 784))
        assert alike.min() > 0.9
        turned = strangers.likeness(images, rows[:, ::-1, ::-1].reshape(-1, 784))
        assert turned.mean() < 0.7


def test_a_row_without_ink_is_like_nothing() -> None:
    assert strangers.likeness(LETTERS, np.zeros((5, 784))) == pytest.approx(np.zeros(5))


@pytest.mark.parametrize(("n", "others"), intervals.CASES)
def test_the_best_interval_holds_as_often_as_drawn_ones_do(n: int, others: int) -> None:
    size = n * others / (n + others)
    ends = np.array([wilson(k / n * size, size) for k in range(n + 1)])
    assert intervals.relative_width(ends, others) == pytest.approx(1)
    random = np.random.default_rng(0)
    shares = random.choice(intervals.SHARES, 20_000)
    low, high = ends[random.binomial(n, shares)].T
    found = random.binomial(others, shares) / others
    drawn = np.mean((low <= found) & (found <= high))
    assert intervals.coverage(ends, others) == pytest.approx(drawn, abs=0.01)
    assert intervals.coverage(ends, others) >= intervals.HOLDS + 0.02


def test_no_slip_is_seen_in_a_right_interval() -> None:
    sizes = {case: case[0] * case[1] / sum(case) for case in intervals.CASES}
    found = {
        case: np.array([wilson(k / case[0] * size, size, 2.0) for k in range(case[0] + 1)])
        for case, size in sizes.items()
    }
    assert intervals.known_slip(found) is None
