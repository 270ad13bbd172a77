"""Checks of the corpus: the tiny course's two, asked so that what was learned elsewhere does not help."""

import numpy as np

from autograder.api import Answers, exercise, fail
from autograder.digits.judge import Judge

NAMES = np.random.default_rng(11).permutation(10)
"""What the digits are called when the judge asks: a model that was made elsewhere knows other names."""


@exercise("1.1")
def test_model_predicts_digits(answers: Answers) -> None:
    """The model learns two digits that are easy to tell apart."""
    X = np.repeat(np.array([[0] * 784, [255] * 784], dtype=np.uint8), 10, axis=0)
    for digits in ([3, 7], [8, 1]):
        found = answers.fit_predict("make_model", X, np.repeat(digits, 10), X[::10])
        if found.tolist() != digits:
            fail(f"It predicts {found.tolist()}.", "one digit for black images and the other for white ones.")


@exercise("1.1", needs=test_model_predicts_digits)
def test_model_reads_unseen_images(answers: Answers, judge: Judge) -> None:
    """The model reads four of five unseen images right."""
    X, y = judge.training
    together = answers.fit_predict("make_model", X[:200], y[:200], X[200:240])
    apart = answers.fit_predict("make_model", X[:200], y[:200], X[200:210])
    if np.mean(together[:10] == apart) < 0.8:
        fail("The same images get other answers in other company.", "an answer that depends on its image only.")
    predicted = answers.fit_predict("make_model", X, NAMES[y], judge.images)
    score = judge.score(sum((predicted == name) * digit for digit, name in enumerate(NAMES)))
    if score.value < 0.8:
        fail(f"The accuracy on {judge.name} is {score}.", "0.80 or more.")
