"""What the judge of wrong labels promises, and the sets that its checks ask with."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.digits import load_digits
from autograder.digits.checks.lesson_6.suspects import as_in_the_file, easy, fold_orders, twins
from autograder.digits.project.liars import FLIPS, ROWS, Draw, LiarsJudge, drawn, flipped, precision, shifted


def _nearest_named(draw: Draw) -> int:
    """How many pictures of a draw stand in the course file exactly as they are."""
    known = {picture.tobytes() for picture in load_digits()[0] / 255}
    return sum(picture.tobytes() in known for picture in draw.X)


def test_a_draw_has_changed_labels_and_says_which() -> None:
    for draw in LiarsJudge().draws:
        assert draw.X.shape == (ROWS, 784)
        assert draw.X.min() == 0 and draw.X.max() == 1
        assert len(set(draw.flips.tolist())) == FLIPS
        # The lesson promises eight rows or more of each label, so that folds can be made.
        assert np.bincount(draw.y, minlength=10).min() >= 8


def test_a_draw_is_the_same_each_time() -> None:
    again = drawn.__wrapped__(631)
    assert all(np.array_equal(getattr(again, name), getattr(drawn(631), name)) for name in ("X", "y", "flips"))


def test_no_picture_and_no_name_is_that_of_the_file() -> None:
    assert [_nearest_named(draw) for draw in LiarsJudge().draws] == [0, 0]
    assert _nearest_named(as_in_the_file()) == ROWS


def test_flipped_labels_are_all_others() -> None:
    y = np.arange(1000) % 10
    changed, rows = flipped(y, 300, np.random.default_rng(0))
    assert sorted(np.flatnonzero(changed != y)) == sorted(rows)
    assert set(changed.tolist()) == set(range(10))


@pytest.mark.parametrize(("down", "right"), [(0, 1), (1, 0), (0, -1), (-1, 0)])
def test_a_picture_moves_by_a_pixel(down: int, right: int) -> None:
    picture = np.zeros((1, 28, 28))
    picture[0, 10, 20] = 1
    moved = shifted(picture.reshape(1, 784), down, right).reshape(28, 28)
    assert np.argwhere(moved).tolist() == [[10 + down, 20 + right]]


def test_ink_that_leaves_is_lost() -> None:
    assert shifted(np.ones((1, 784)), 0, 1).reshape(28, 28)[:, 0].sum() == 0


def test_the_share_counts_what_was_found() -> None:
    judge = LiarsJudge()
    assert judge.share([draw.flips for draw in judge.draws]) == 1
    halves = [np.append(draw.flips[:20], np.setdiff1d(np.arange(ROWS), draw.flips)[:20]) for draw in judge.draws]
    assert judge.share(halves) == 0.5
    assert precision(np.array([3, 4]), np.array([4, 9, 11])) == 0.5


def test_the_easy_set_is_easy_and_the_twins_are_twins() -> None:
    for draw in (easy((2, 5, 9)), twins()):
        near = ((draw.X[:, None] - draw.X) ** 2).sum(axis=2).argsort(axis=1)[:, 1:6]
        agreement = (draw.y[near] == draw.y[:, None]).mean(axis=1)
        assert agreement[draw.flips].max() < 0.5
    one, other = twins().many, twins().few
    assert len(np.unique(twins().X[np.append(one, other)], axis=0)) == 1
    assert (len(one), len(other), len(twins().flips)) == (14, 10, 8)


def test_orders_of_folds_hold_each_row() -> None:
    draw = easy((2, 5, 9))
    assert all(sorted(order) == list(range(len(draw.y))) for order in fold_orders(draw.X, draw.y))
