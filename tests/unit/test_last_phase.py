"""Once unseen images were shown, nothing but one number for each of them comes back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from autograder.answers import Failure, NotAttempted, Opaque, Raised, Reply
from autograder.api import stepped
from autograder.api.last_phase import WatchedJudge, sealed
from autograder.digits.judge import PublicJudge

SECRET = "pixels-of-an-unseen-image"
X = np.zeros((4, 2))


class _Hidden(PublicJudge):
    hidden = True


def asked(reply: Reply, shown: bool = True) -> Any:
    """What a check gets to see of a reply, after the images were shown or before."""
    judge = WatchedJudge(_Hidden())
    if shown:
        assert len(judge.images)
    return sealed(lambda question: reply, [judge]).call("make", X)


@pytest.mark.parametrize(
    "reply",
    [
        Reply("missing", SECRET),
        Reply("stub", SECRET),
        Reply("raised", raised=Raised(SECRET, SECRET, 7)),
        Reply("raised", raised=Raised("ValueError", SECRET, 7)),
        Reply("raised", SECRET),
    ],
)
def test_no_text_of_the_students_is_in_a_failure(reply: Reply) -> None:
    with pytest.raises((Failure, NotAttempted)) as stopped:
        asked(reply)
    assert SECRET not in str(stopped.value)
    assert "line" not in str(stopped.value)
    assert "make" in str(stopped.value)


@pytest.mark.parametrize(
    "value",
    [SECRET, [SECRET] * 4, {"a": SECRET}, 12345, Opaque(SECRET), np.zeros(5), np.zeros((4, 12345)), [[1], [2, 3]]],
)
def test_a_value_that_is_not_one_number_for_each_row_is_told_by_its_kind_only(value: object) -> None:
    found = asked(Reply("value", value, changed=(0,), printed=SECRET))
    assert isinstance(found, Opaque)
    assert SECRET not in found.type_name
    assert not any(letter.isdigit() for letter in found.type_name)


def test_numbers_outside_of_two_figures_are_told_as_one_number() -> None:
    found = asked(Reply("value", np.array([3.5, -8.0, np.inf, 1e9])))
    assert found.tolist() == [3, -1, -1, -1]


class _HiddenMeasures(_Hidden):
    def kept(self, numbers: Any) -> Any:
        return stepped(numbers, 0, 100, steps=4)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_judges_the_one_that_was_shown_last_says_what_is_kept(order: tuple[int, int]) -> None:
    judges = [WatchedJudge(_Hidden()), WatchedJudge(_HiddenMeasures())]
    answers = sealed(lambda question: Reply("value", [3.0, 30.0, 49.0, 99.0]), judges)
    for number in order:
        assert len(judges[number].images)
        found: Any = answers.call("make", X)
        assert found.tolist() == [[3, 30, 49, 99], [0, 25, 50, 100]][number]


def test_rows_may_be_an_array_or_a_table() -> None:
    judge = WatchedJudge(_Hidden())
    assert len(judge.images)
    answers = sealed(lambda question: Reply("value", [1, 2, 3, 4]), [judge])
    found: Any = answers.call("make", pd.DataFrame(X))
    assert found.tolist() == [1, 2, 3, 4]
    assert isinstance(answers.call("make", pd.DataFrame(X[1:])), Opaque)


def test_labels_come_through_and_everything_does_before_the_images_are_shown() -> None:
    assert asked(Reply("value", [1, 2, 3, 4])).tolist() == [1, 2, 3, 4]
    assert asked(Reply("value", SECRET), shown=False) == SECRET
