"""Checks of exercise 6.5: what gaps tell about the labels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.tree import DecisionTreeClassifier

from autograder.api import Answers, Misconception, exercise, expect
from autograder.digits.checks.lesson_6.controls import Case, Numbers, Task, judge

Column = NDArray[np.float64]
Labels = NDArray[np.int64]
Mask = NDArray[np.bool_]

ZERO_IS_A_GAP = Misconception(
    "zero-taken-for-a-gap",
    "A 0 counts as a gap. Once gaps are filled with 0, nobody can tell them from a 0 that was written down.",
    "Look for the gaps before anything is filled: `np.isnan(column)`.",
)
VALUES_USED = Misconception(
    "values-used",
    "The rule looks at the values of the column. It should know only whether there is a gap.",
    "Give the rule True or False for each row, and nothing else.",
)
NO_BASELINE = Misconception(
    "baseline-not-subtracted",
    "This is the score of the rule alone. A rule that knows nothing has a score too.",
    "Subtract the score of the most frequent label of the rows that teach.",
)
BLIND_GUESS = Misconception(
    "baseline-of-a-blind-guess",
    "The baseline guesses each label equally often. Who knows how frequent the labels are guesses better.",
    "Let the baseline say the most frequent label of the rows that teach, always.",
)
FROM_TEST = Misconception(
    "rule-from-test-rows",
    "The most frequent labels are counted with rows that test.",
    "Count them only where `taught` is True.",
)
ON_TAUGHT = Misconception(
    "rule-scored-on-what-taught",
    "The rule is scored with rows that it was made from.",
    "Score only where `taught` is False: `~taught`.",
)
USUAL_WITHOUT = Misconception(
    "no-gap-takes-the-usual",
    "Where there is no gap, the rule says the most frequent label of all rows that teach. That no gap is there tells "
    "something, too.",
    "Count the labels of the rows that teach and have no gap, as you do for those with one.",
)
GAPS_DROPPED = Misconception(
    "rows-with-gaps-dropped",
    "Rows with a gap are left out of the score. Then the leak is out of sight.",
    "Score all test rows, with and without a gap.",
)


def gap_gain(column: Column, labels: Labels, taught: Mask) -> Numbers:
    """What the exercise asks for, as a tuple of one number."""
    return _gain(np.isnan(column), labels, taught, ~taught)


def _gain(gap: Mask, labels: Labels, taught: Mask, test: Mask) -> Numbers:
    rule, baseline = _right(gap, labels, taught, test)
    return (rule - baseline,)


def _right(gap: Mask, labels: Labels, taught: Mask, test: Mask) -> tuple[float, float]:
    """Shares of test rows that the rule and the baseline read right."""
    said = np.where(gap, _most_frequent(labels[gap & taught]), _most_frequent(labels[~gap & taught]))
    same = _most_frequent(labels[taught])
    return float(np.mean(said[test] == labels[test])), float(np.mean(same == labels[test]))


def _most_frequent(labels: Labels) -> int:
    return int(np.bincount(labels).argmax())


def _zero_is_a_gap(column: Column, labels: Labels, taught: Mask) -> Numbers:
    return _gain(np.nan_to_num(column) == 0, labels, taught, ~taught)


def _values_used(column: Column, labels: Labels, taught: Mask) -> Numbers:
    filled, test = np.nan_to_num(column).reshape(-1, 1), ~taught
    tree = DecisionTreeClassifier(random_state=0).fit(filled[taught], labels[taught])
    baseline = np.mean(labels[test] == _most_frequent(labels[taught]))
    return (float(tree.score(filled[test], labels[test]) - baseline),)


def _alone(column: Column, labels: Labels, taught: Mask) -> Numbers:
    return (_right(np.isnan(column), labels, taught, ~taught)[0],)


def _against_chance(column: Column, labels: Labels, taught: Mask) -> Numbers:
    return (_right(np.isnan(column), labels, taught, ~taught)[0] - 1 / len(np.unique(labels)),)


def _from_all(column: Column, labels: Labels, taught: Mask) -> Numbers:
    return _gain(np.isnan(column), labels, np.ones_like(taught), ~taught)


def _baseline_from_all(column: Column, labels: Labels, taught: Mask) -> Numbers:
    rule, _ = _right(np.isnan(column), labels, taught, ~taught)
    return (rule - float(np.mean(labels[~taught] == _most_frequent(labels))),)


def _usual_without_gap(column: Column, labels: Labels, taught: Mask) -> Numbers:
    gap, usual = np.isnan(column), _most_frequent(labels[taught])
    said = np.where(gap, _most_frequent(labels[gap & taught]), usual)
    test = labels[~taught]
    return (float(np.mean(said[~taught] == test) - np.mean(test == usual)),)


def _from_test(column: Column, labels: Labels, taught: Mask) -> Numbers:
    return _gain(np.isnan(column), labels, ~taught, ~taught)


def _on_taught(column: Column, labels: Labels, taught: Mask) -> Numbers:
    return _gain(np.isnan(column), labels, taught, taught)


def _on_all(column: Column, labels: Labels, taught: Mask) -> Numbers:
    return _gain(np.isnan(column), labels, taught, np.ones_like(taught))


def _without_gaps(column: Column, labels: Labels, taught: Mask) -> Numbers:
    return _gain(np.isnan(column), labels, taught, ~taught & ~np.isnan(column))


SLIPS = (
    (ZERO_IS_A_GAP, _zero_is_a_gap),
    (VALUES_USED, _values_used),
    (NO_BASELINE, _alone),
    (BLIND_GUESS, _against_chance),
    (FROM_TEST, _from_all),
    (FROM_TEST, _from_test),
    (FROM_TEST, _baseline_from_all),
    (USUAL_WITHOUT, _usual_without_gap),
    (ON_TAUGHT, _on_taught),
    (ON_TAUGHT, _on_all),
    (GAPS_DROPPED, _without_gaps),
)


ROWS = 263


def _case(
    about: str,
    seed: int,
    labels_of: tuple[int, ...],
    gaps_of: tuple[float, ...],
    *,
    gaps_in_test: tuple[float, ...] = (),
    values_tell: bool = False,
    teaching: int = 160,
) -> Case:
    """A column for 263 rows, some of which teach. Among these the first labels are the frequent ones, later the last.

    Args:
        about: What it is, in words.
        seed: Of all that is drawn.
        labels_of: The labels.
        gaps_of: The share of rows with a gap, for each label.
        gaps_in_test: The same in the rows that test, if it is another one there.
        values_tell: Whether the values depend on the label.
        teaching: How many rows teach.
    """
    random = np.random.default_rng(seed)
    taught = random.permutation(np.arange(ROWS) < teaching)
    weights = np.arange(len(labels_of), 0, -1) ** 1.5
    chance = weights / weights.sum()
    which = np.where(
        taught, random.choice(len(labels_of), ROWS, p=chance), random.choice(len(labels_of), ROWS, p=chance[::-1])
    )
    column = random.integers(-2, 3, ROWS) + (5.0 * which - 5 if values_tell else 0.0)
    gaps = np.where(taught, np.array(gaps_of)[which], np.array(gaps_in_test or gaps_of)[which])
    column[random.random(ROWS) < gaps] = np.nan
    return Case(about, (column, np.array(labels_of)[which], taught))


CASES = (
    _case("a column whose gaps go with the labels", 1, (9, 8), (0.0, 0.95)),
    _case("a column with gaps at random places", 2, (255, 300, 44), (0.4, 0.4, 0.4), values_tell=True),
    _case("a column whose gaps say a little", 3, (300, 44, 255), (0.2, 0.5, 0.9)),
    _case("a column whose gaps mislead", 8, (6, 2, 0), (0.1, 0.95, 0.1), gaps_in_test=(0.9, 0.05, 0.1)),
    _case("a column that has most of its gaps at the usual label", 5, (7, 5), (0.9, 0.1), teaching=80),
)
"""Gaps that tell nearly all, nothing though the values do, something, what is not true of the test rows; and few rows
that teach, in which no gap tells as much as a gap."""


TASK = Task(
    "gap_gain",
    CASES,
    gap_gain,
    lambda value: (expect.number(value, "the result of `gap_gain`"),),
    SLIPS,
    "the share that the rule reads right minus the share of the baseline, on the test rows.",
    "Make a column of six rows, and work out both shares by hand.",
)


@exercise("6.5")
def test_gaps_are_asked_alone(answers: Answers) -> None:
    """`gap_gain` says what the gaps of a column tell about the labels, and nothing but the gaps."""
    judge(answers, TASK)
