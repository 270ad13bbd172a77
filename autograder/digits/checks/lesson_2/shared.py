"""What checks of lesson 2 share."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import clone
from sklearn.svm import SVC

from autograder.api import Misconception, Plain, expect, fail
from autograder.digits import load_digits

Rows = tuple[NDArray[Any], NDArray[np.int64], NDArray[Any], NDArray[np.int64]]
"""Training images, their labels, test images, their labels."""
Pair = tuple[float, float]
"""A number for the raw and one for the scaled pixels."""
INTEGER_DIVISION = Misconception(
    "integer-division",
    "The decimals are thrown away: by `//`, or by putting the result into whole numbers.",
    "Divide with `/`, and let the result stay decimal.",
)
SCALED_TWICE = Misconception(
    "scaled-twice",
    "The pixels are divided by 255 twice.",
    "Divide once. Look at the largest value before and after.",
)
PERCENT = Misconception(
    "percent",
    "The numbers are percentages, from 0 to 100.",
    "Leave out the factor 100: 1.0 stands for the whole.",
)
OWN_MAXIMUM = Misconception(
    "own-maximum",
    "Images are divided by a maximum or a range of their own batch, so batches are scaled in different ways.",
    "Divide by a fixed number, the largest value that a byte can hold.",
)
SWAPPED = Misconception(
    "raw-and-scaled-swapped",
    "The results of the raw and of the scaled pixels are exchanged, for these rows at least.",
    "Follow one name from `fit` to the `return` line, and see which pixels it stands for.",
)
TRAINING_SCORE = Misconception(
    "scored-on-training-rows",
    "The score is taken on the training images. It says how well the model remembers them.",
    "Give the test images and the test labels to `score`.",
)
TEST_NOT_SCALED = Misconception(
    "test-not-scaled",
    "The model is trained on scaled images but tested on raw ones.",
    "Divide the test images by 255 as well.",
)
TEST_TWICE = Misconception(
    "test-scaled-twice",
    "The test images are divided by 255 twice.",
    "Divide training and test images once each.",
)
NEVER_SCALED = Misconception(
    "never-scaled",
    "Both scores are those of a model that was fitted on raw pixels: the second one was too, or it is the first one "
    "again, or it has other settings.",
    "Make a second model with the settings of the exercise, fit it on training images divided by 255, and score it on "
    "test images divided by 255.",
)
ALWAYS_SCALED = Misconception(
    "always-scaled",
    "Both scores are like those of scaled pixels. The first model is fitted on scaled pixels too, or it has other "
    "settings, which suit raw ones.",
    "Give the raw images to the first model, and the settings of the exercise. Use another name for the scaled ones.",
)
UNSEEDED = Misconception(
    "no-random-state",
    "SGD shuffles the images. Here it does so in another way than with `random_state=42`, or with other settings.",
    "Write `SGDClassifier(max_iter=max_iter, random_state=42)` for both models.",
)
IGNORES_ARGUMENTS = Misconception(
    "ignores-its-arguments",
    "The function answers the same for other rows: it uses fixed numbers, or the notebook's own variables.",
    "Use only the names in the `def` line inside the function.",
)
DEFAULT_GAMMA = Misconception(
    "default-gamma",
    "The default `gamma` adapts itself to the size of the pixels, and hides what this exercise shows.",
    "Write `SVC(gamma=0.01)` for both models.",
)


FITTED: dict[str, Any] = {}
"""Models that `fit_quietly` has fitted. All rows are the checks' own, so there are some dozens."""
PREDICTIONS: dict[str, NDArray[Any]] = {}
"""What these models predict."""


def share_of_right(value: Plain, name: str, rows: int = 0) -> float:
    """A score from 0 to 1, of so many rows."""
    score = expect.number(value, name)
    if 1 < score <= rows and score == int(score):
        fail(
            f"`{name}` is {score:.0f}, for {rows} rows.",
            "a number from 0 to 1.",
            cause="Right predictions are counted: this is no share of them.",
            next_step="Divide by the number of rows, as `model.score(images, labels)` does.",
        )
    if 1 < score <= 100:
        fail(f"`{name}` is {score:.1f}.", "a number from 0 to 1.", because=PERCENT)
    if not 0 <= score <= 1:
        fail(
            f"`{name}` is {score:.3f}.",
            "a share of right predictions, from 0 to 1.",
            cause="This is not an accuracy.",
            next_step="Use `model.score(images, labels)`.",
        )
    return score


@cache
def some_rows(seed: int, n: int, n_test: int, digits: tuple[int, ...] = tuple(range(10))) -> Rows:
    """Rows of the course file. The test images are drawn pale, so that a scaling of their own shows."""
    pixels, labels = load_digits()
    draw = np.random.default_rng(seed).permutation(np.flatnonzero(np.isin(labels, digits)))
    train, test = draw[:n], draw[n : n + n_test]
    return pixels[train], labels[train], pixels[test] // 3, labels[test]


def fit_quietly(model: Any, X: NDArray[Any], y: NDArray[Any]) -> Any:
    """A fitted copy of a model, remembered with its rows; warnings are kept back."""
    key = f"{model!r} {_digest(X, y)}"
    if key not in FITTED:
        with warnings.catch_warnings():
            # Not to converge is what these fits are about.
            warnings.simplefilter("ignore")
            FITTED[key] = clone(model).fit(X, y)
    return FITTED[key]


def predict_quietly(model: Any, X: NDArray[Any], y: NDArray[Any], X_new: NDArray[Any]) -> NDArray[Any]:
    """What a copy of a model that was fitted on (X, y) predicts, remembered too."""
    return _predicted(fit_quietly(model, X, y), X_new)


def _predicted(fitted: Any, X: NDArray[Any]) -> NDArray[Any]:
    # A model of `fit_quietly` lives as long as this program, so its identity names it.
    key = f"{id(fitted)} {_digest(X)}"
    if key not in PREDICTIONS:
        PREDICTIONS[key] = fitted.predict(X)
    return PREDICTIONS[key]


def _digest(*arrays: NDArray[Any]) -> str:
    digest = hashlib.sha256()
    for array in arrays:
        digest.update(f"{array.dtype} {array.shape} ".encode())
        digest.update(np.ascontiguousarray(array).data)
    return digest.hexdigest()


def _score(fitted: Any, X: NDArray[Any], y: NDArray[Any]) -> float:
    """The accuracy of a model of `fit_quietly`."""
    return float(np.mean(_predicted(fitted, X) == y))


def compare_scores(
    function: str, ask: Callable[[Rows], Pair], model: Any, rows: Rows, found: Pair | None = None
) -> None:
    """Fail with the likely cause unless the two scores are test scores on raw and on scaled pixels.

    `found` are the two scores, if they have been asked for already.

    Fits on float32 or with `* (1 / 255)` differ by at most 0.005 (measured). The nearest known mistake is 0.11 away
    for SGD (rows of seed 13, scikit-learn 1.6.1 and 1.9.1) and for SVC, in one of the two scores. A score passes
    within 0.03.
    """
    train, y, test, y_test = rows
    found = found or ask(rows)
    raw, scaled = fit_quietly(model, train, y), fit_quietly(model, train / 255, y)
    right = _score(raw, test, y_test), _score(scaled, test / 255, y_test)
    if _close(found, right, 0.03):
        return
    say = f"For rows of the check, `{function}` gives {found[0]:.3f} (raw) and {found[1]:.3f} (scaled)."
    wanted = "test accuracy of a model for raw pixels and of one for scaled pixels, training and test alike."
    twice, own = fit_quietly(model, train / 255 / 255, y), fit_quietly(model, train / train.max(), y)
    known: list[tuple[Pair, Misconception]] = [
        ((right[1], right[0]), SWAPPED),
        ((_score(raw, train, y), _score(scaled, train / 255, y)), TRAINING_SCORE),
        ((right[0], right[0]), NEVER_SCALED),
        ((right[1], right[1]), ALWAYS_SCALED),
        ((right[0], _score(scaled, test, y_test)), TEST_NOT_SCALED),
        ((right[0], _score(own, test / test.max(), y_test)), OWN_MAXIMUM),
        ((right[0], _score(scaled, test / 255 / 255, y_test)), TEST_TWICE),
        ((right[0], _score(twice, test / 255 / 255, y_test)), SCALED_TWICE),
    ]
    if isinstance(model, SVC):
        # Pixels that are scaled twice look to this model like raw ones: all are equally similar.
        if abs(found[1] - right[1]) > 0.03 and (because := _scaled_too_often(ask, rows, right[1])):
            fail(say, wanted, because=because)
        default = _score(fit_quietly(SVC(), train, y), test, y_test)
        known[:0] = [((default, default), DEFAULT_GAMMA), ((right[0], default), DEFAULT_GAMMA)]
    slip = next((because for scores, because in known if _close(found, scores, 0.004)), None)
    if slip in (NEVER_SCALED, ALWAYS_SCALED):
        slip = _why_equal(ask, model, rows, slip)
    elif slip is None and _close(ask(some_rows(3, 60, 40, (3, 8))), found, 1e-9):
        fail(say + " For other rows it gives the same.", wanted, because=IGNORES_ARGUMENTS)
    fail(
        say,
        wanted,
        because=slip,
        cause="The model has other settings than the exercise asks for, or it is tested on other rows.",
        next_step="Compare your model and your `score` line with the docstring, word by word.",
    )


def _why_equal(ask: Callable[[Rows], Pair], model: Any, rows: Rows, seems: Misconception) -> Misconception | None:
    """What both scores being equal comes from; None if the first model has other settings.

    An SVC for which all images are equally similar gives such scores too, whatever its settings are. On faint pixels,
    raw and scaled, SVC(gamma=0.01) reads 0.75 and 0.25, with `gamma=1` both are 0.25, and a linear one reads 0.87 of
    the raw ones (measured on the rows of the check).
    """
    if seems is NEVER_SCALED and _divides_whole(ask, model, rows):
        return INTEGER_DIVISION
    train, y, test, y_test = rows
    faint, faint_test = train // 85, test // 28
    factor = 1 if seems is NEVER_SCALED else 255
    right = _score(fit_quietly(model, faint / factor, y), faint_test / factor, y_test)
    return seems if abs(ask((faint, y, faint_test, y_test))[0] - right) <= 0.03 else None


def _divides_whole(ask: Callable[[Rows], Pair], model: Any, rows: Rows) -> bool:
    """Whether pixels of 0 and 255 only are scaled: with them, `//` gives what `/` does."""
    train, y, test, y_test = rows
    ink, ink_test = (np.where(pixels > 20, 255, 0).astype(np.uint8) for pixels in (train, test))
    raw, scaled = fit_quietly(model, ink, y), fit_quietly(model, ink / 255, y)
    right = _score(raw, ink_test, y_test), _score(scaled, ink_test / 255, y_test)
    return abs(right[0] - right[1]) > 0.03 and _close(ask((ink, y, ink_test, y_test)), right, 0.004)


def _scaled_too_often(ask: Callable[[Rows], Pair], rows: Rows, right: float) -> Misconception | None:
    """Whether the scaled score gets right once the pixels are 255 times as large."""
    train, y, test, y_test = rows
    bright, bright_test = train.astype(np.int64) * 255, test.astype(np.int64) * 255
    for other, because in (
        ((bright, y, bright_test, y_test), SCALED_TWICE),
        ((train, y, bright_test, y_test), TEST_TWICE),
    ):
        if abs(ask(other)[1] - right) <= 0.004:
            return because
    return None


def _close(a: Pair, b: Pair, margin: float) -> bool:
    return all(abs(x - y) <= margin for x, y in zip(a, b, strict=True))
