"""The judge of drawings, and the boundaries of the checks of exercise 6.1."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.digits import load_digits
from autograder.digits.judge import PublicJudge
from autograder.digits.project.bars import bar_of
from autograder.digits.project.calibration.kinds_1 import Recipe, prepared
from autograder.digits.project.drawings import DRAWINGS, DrawingJudge


def test_drawings_are_seeded_and_of_many_sizes() -> None:
    first, again = (DrawingJudge(PublicJudge()).drawings for _ in range(2))
    other = DrawingJudge(PublicJudge(), seed=7).drawings
    assert len(first) == DRAWINGS
    assert all(np.array_equal(one, two) for one, two in zip(first, again, strict=True))
    assert not all(np.array_equal(one, two) for one, two in zip(first, other, strict=True))
    assert all(d.dtype == np.uint8 and min(d.shape) >= 20 and max(d.shape) <= 300 for d in first)


def test_drawings_keep_what_the_text_promises() -> None:
    dark = 0
    for drawing in DrawingJudge(PublicJudge()).drawings:
        border = np.concatenate([drawing[0], drawing[-1], drawing[:, 0], drawing[:, -1]]).astype(int)
        paper = np.median(border)
        assert np.abs(border - paper).max() <= 20
        assert np.abs(drawing - paper).max() >= 80
        dark += paper > 127
    assert 0.4 < dark / DRAWINGS < 0.6


def test_no_label_is_shown() -> None:
    judge = DrawingJudge(PublicJudge())
    assert judge.unseen == ("drawings",)
    assert judge.lengths == (784,)
    assert not {"labels", "score", "_labels"} & set(vars(judge))


def test_what_is_kept_are_steps_from_0_to_1() -> None:
    kept = DrawingJudge(PublicJudge()).kept(np.array([np.nan, -5, 0.5, 0.5001, 7, np.inf]))
    assert kept.min() == 0
    assert kept.max() == 1
    assert kept[2] == kept[3]


@pytest.mark.parametrize(
    ("recipe", "passes"),
    [(Recipe(), True), (Recipe(order=3, whole=False), True), (Recipe(side=28), False), (Recipe(faint=0.0), False)],
)
def test_the_bar_parts_a_right_way_from_a_wrong_one(recipe: Recipe, passes: bool) -> None:
    judge = DrawingJudge(PublicJudge())
    share = judge.share(np.array([prepared(drawing, recipe) for drawing in judge.drawings]))
    assert (share >= bar_of("6.1")) is passes


def test_numbers_that_are_none_are_read_as_paper() -> None:
    assert DrawingJudge(PublicJudge()).share(np.full((DRAWINGS, 784), np.nan)) < 0.2


def test_preparing_twice_moves_nothing_far() -> None:
    once = prepared(load_digits()[0][0].reshape(28, 28))
    twice = prepared(np.uint8(255 * once).reshape(28, 28))
    assert np.abs(once - twice).mean() < 0.05
