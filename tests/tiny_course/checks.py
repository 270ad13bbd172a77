"""Checks of the tiny course."""

import numpy as np

from autograder.api import Answers, exercise, fail
from autograder.digits.judge import Judge


@exercise("1.1")
def test_model_predicts_digits(answers: Answers) -> None:
    """The model learns two digits that are easy to tell apart."""
    X = np.repeat(np.array([[0] * 784, [255] * 784], dtype=np.uint8), 10, axis=0)
    y = np.repeat([3, 7], 10)
    found = answers.fit_predict("make_model", X, y, X[::10])
    if found.tolist() != [3, 7]:
        fail(f"It predicts {found.tolist()}.", "one digit for black images and the other for white ones.")


@exercise("1.1", needs=test_model_predicts_digits)
def test_model_reads_unseen_images(answers: Answers, judge: Judge) -> None:
    """The model reads nine of ten unseen images right."""
    score = judge.score(answers.fit_predict("make_model", *judge.training, judge.images))
    if score.high < 0.9:
        fail(f"The accuracy on {judge.name} is {score}.", "0.90 or more.")
