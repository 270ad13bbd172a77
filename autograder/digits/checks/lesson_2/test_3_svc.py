"""Checks of exercise 2.3: a distance model, raw against scaled."""

from __future__ import annotations

import numpy as np
from sklearn.svm import SVC

from autograder.api import Answers, Plain, exercise, expect
from autograder.digits.checks.lesson_2.shared import Pair, Rows, compare_scores, share_of_right, some_rows


@exercise("2.3")
def test_svc_gives_two_scores(answers: Answers) -> None:
    """`compare_svc` returns two scores from 0 to 1."""
    _two(answers.call("compare_svc", *some_rows(4, 40, 20, (2, 6))), rows=20)


@exercise("2.3", needs=test_svc_gives_two_scores)
def test_svc_scores(answers: Answers) -> None:
    """Both scores are test scores of SVC(gamma=0.01), each on pixels like those of its training."""

    def ask(rows: Rows) -> Pair:
        return _two(answers.call("compare_svc", *rows))

    rows = some_rows(0, 200, 150, (1, 4, 7, 9))
    compare_scores("compare_svc", ask, SVC(gamma=0.01), rows)
    # On pale images `gamma` matters: measured on the scaled ones, 0.29 with 0.01, 0.71 with 0.02, 0.78 by default.
    train, y, test, y_test = some_rows(0, 200, 150)
    compare_scores("compare_svc", ask, SVC(gamma=0.01), (train // 3, y, test, y_test))
    # Faint pixels, on which the raw score is the larger one: 0.63 against 0.10. The rows of 7, 8 and 9 come last, so
    # that a model of the first 500 rows reads 0.48 (measured).
    train, y, test, y_test = some_rows(0, 600, 60)
    late = np.argsort(y >= 7, kind="stable")
    compare_scores("compare_svc", ask, SVC(gamma=0.01), (train[late] // 85, y[late], test // 28, y_test))


def _two(value: Plain, rows: int = 0) -> Pair:
    raw, scaled = expect.sequence(value, "compare_svc", 2, "(raw_score, scaled_score)")
    return share_of_right(raw, "raw_score", rows), share_of_right(scaled, "scaled_score", rows)
