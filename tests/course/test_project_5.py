"""The controls of exercise 6.5: what their checks can tell apart, and that chance decides nothing."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from scipy.stats import binomtest

from autograder.digits.checks.lesson_6 import test_5_coin as coin
from autograder.digits.checks.lesson_6 import test_5_gamma as gamma
from autograder.digits.checks.lesson_6 import test_5_gaps as gaps
from autograder.digits.checks.lesson_6 import test_5_trees as trees
from autograder.digits.checks.lesson_6.controls import EXACT, Case, Numbers, Task

TASKS = [gamma.TASK, gaps.TASK, coin.TASK, trees.TASK]
QUICK = TASKS[:3]


def answers_of(task: Task) -> dict[str, list[tuple[Numbers, ...]]]:
    """What the right control and each slip answer to all cases, by name; two forms of one slip have one name."""
    found = {"right": [tuple(task.right(*case.args) for case in task.cases)]}
    for misconception, control in task.slips:
        found.setdefault(misconception.id, []).append(tuple(control(*case.args) for case in task.cases))
    return found


@pytest.mark.parametrize("task", QUICK, ids=lambda task: task.function)
def test_no_two_slips_answer_alike(task: Task) -> None:
    for (_, some), (_, others) in combinations(answers_of(task).items(), 2):
        for one in some:
            assert all(np.abs(np.subtract(one, other)).max() > 1e-3 for other in others)


def test_slips_of_trees_differ_in_the_first_case() -> None:
    first = trees.TASK.cases[0].args
    told = [trees.gain_of_each(*first), *(slip(*first) for _, slip in trees.SLIPS)]
    assert all(np.abs(np.subtract(one, other)).max() > 1e-3 for one, other in combinations(told, 2))


def test_each_control_can_confirm_a_claim_and_refute_it() -> None:
    gains = [gamma.fair_gain(*case.args)[0] for case in gamma.CASES]
    assert gains[0] == 0 and gains[1] > 0.2 and gains[2] < -0.2
    gains = [gaps.gap_gain(*case.args)[0] for case in gaps.CASES]
    assert gains[0] > 0.5 and gains[1] == 0 and gains[3] < 0
    chances = [coin.by_luck(*case.args)[0] for case in coin.CASES]
    assert min(chances) < 0.05 < max(chances)


@pytest.mark.parametrize("case", gamma.CASES, ids=lambda case: case.about)
def test_no_row_is_decided_by_how_the_distance_is_computed(case: Case) -> None:
    before, after, labels, taught, value = case.args
    ours = gamma.fair_gain(*case.args)
    for factor in (0.999, 1.001):
        other = factor * value * gamma._ratio(before, after, taught)
        assert gamma._gain(before, after, labels, taught, other, value) == ours


@pytest.mark.parametrize("case", gaps.CASES, ids=lambda case: case.about)
def test_no_label_is_most_frequent_by_a_few_rows(case: Case) -> None:
    column, labels, taught = case.args
    for rows in (taught, taught & np.isnan(column), taught & ~np.isnan(column)):
        second, first = np.sort(np.bincount(labels[rows]))[-2:]
        assert first >= second + 3


def test_the_coin_is_that_of_scipy() -> None:
    for case in coin.CASES:
        first, second = case.args
        assert abs(coin.by_luck(first, second)[0] - binomtest(first, first + second).pvalue) < EXACT
