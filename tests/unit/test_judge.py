"""Judges of digits: there is something to judge on, or a clear error."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from autograder.digits import judge as judging
from autograder.digits.judge import PublicJudge
from autograder.errors import CourseError


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    judging._public.cache_clear()
    yield
    judging._public.cache_clear()


def test_rows_to_fit_on_and_rows_to_judge_on_are_apart() -> None:
    judge = PublicJudge()
    assert judge.training[0].shape == (1600, 784)
    assert judge.images.shape == (400, 784)


def test_a_file_whose_rows_are_all_fitted_on_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "TRAIN_PER_DIGIT", 200)
    with pytest.raises(CourseError, match="no row beyond the 200 of each digit"):
        _ = PublicJudge().images
