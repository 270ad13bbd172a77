"""Checks of lesson 2: why pixels are scaled to 0–1."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import clone
from sklearn.linear_model import SGDClassifier
from sklearn.svm import SVC

from autograder.checking import Answers, Built, Misconception, Plain, describe, exercise, expect, fail
from autograder.data import load_digits

Rows = tuple[NDArray[Any], NDArray[np.int64], NDArray[Any], NDArray[np.int64]]
"""Training images, their labels, test images, their labels."""
Pair = tuple[float, float]
"""A number for the raw and one for the scaled pixels."""

INTEGER_DIVISION = Misconception(
    "integer-division",
    "The decimals are thrown away: by `//`, or by putting the result into whole numbers.",
    "Divide with `/`, and let the result stay decimal.",
)
IN_PLACE = Misconception(
    "in-place",
    "The array that came in is overwritten, by `pixels /= 255` or `pixels[:] = ...`.",
    "Make a new array: `pixels / 255` leaves `pixels` as it was.",
)
SCALED_TWICE = Misconception(
    "scaled-twice",
    "The pixels are divided by 255 twice.",
    "Divide once. Look at the largest value before and after.",
)
NOT_SCALED = Misconception(
    "not-scaled",
    "The pixels come back as they went in.",
    "Divide by the largest value that a byte can hold.",
)
PERCENT = Misconception(
    "percent",
    "The numbers are percentages, from 0 to 100.",
    "Leave out the factor 100: 1.0 stands for the whole.",
)
BY_256 = Misconception(
    "divides-by-256",
    "There are 256 grey values, but the largest one is 255, because they begin at 0.",
    "Divide by the largest value, not by the number of values.",
)
STANDARDISED = Misconception(
    "standardised",
    "The mean is subtracted: that is standardising, another kind of scaling.",
    "Do not subtract anything. Empty paper is 0 and stays 0.",
)
OWN_MAXIMUM = Misconception(
    "own-maximum",
    "The images are divided by a maximum of their own batch, so each batch is scaled in another way.",
    "Divide by a fixed number, the largest value that a byte can hold.",
)
PRINTS_ONLY = Misconception(
    "refuses-by-printing",
    "The function prints a message and goes on or returns None. The program that called it cannot read a printed line.",
    "Replace the `print` by `raise ValueError(...)`.",
)
NOT_REFUSED = Misconception(
    "does-not-refuse",
    "The function does not look whether its input is scaled already.",
    "Begin with an `if` that recognises scaled pixels, and raise a `ValueError` there.",
)
RETURNS_UNCHANGED = Misconception(
    "returns-scaled-unchanged",
    "Scaled pixels are passed through in silence, so a mistake of the caller stays hidden.",
    "Raise a `ValueError` there, so that the caller hears of it.",
)
OTHER_EXCEPTION = Misconception(
    "other-exception",
    "The function stops, but with another kind of error. `assert` gives an AssertionError, for example.",
    "Write `raise ValueError(...)`: it says that a value is not suitable.",
)
ONLY_FULL_INK = Misconception(
    "looks-for-exactly-one",
    "The function looks for a largest value of exactly 1. A pale image that is scaled has no 1.0 in it.",
    "Ask whether the largest value is at most 1.",
)
REFUSES_EMPTY = Misconception(
    "refuses-empty-images",
    "The function looks at the largest value only. An empty image in whole numbers is raw all the same.",
    "Look at both signs together: decimals, and none of them above 1.",
)
REFUSES_DECIMALS = Misconception(
    "refuses-all-decimals",
    "The function looks at the dtype only. Decimals from 0.0 to 255.0 are raw pixels too.",
    "Look at both signs together: decimals, and none of them above 1.",
)
SWAPPED = Misconception(
    "raw-and-scaled-swapped",
    "The results of the raw and of the scaled pixels are exchanged.",
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
    "Both models are fitted on the raw pixels.",
    "Divide training and test images by 255 for the second model.",
)
ALWAYS_SCALED = Misconception(
    "always-scaled",
    "Both models are fitted on scaled pixels.",
    "Give the raw images to the first model. Use another name for the scaled ones.",
)
UNSEEDED = Misconception(
    "no-random-state",
    "SGD shuffles the images. Here it does so in another way than with `random_state=42`, or with other settings.",
    "Write `SGDClassifier(max_iter=max_iter, random_state=42)` for both models.",
)
IGNORES_LIMIT = Misconception(
    "ignores-max-iter",
    "The argument `max_iter` does not reach the model, so it uses its default of 1000.",
    "Write `SGDClassifier(max_iter=max_iter, ...)`.",
)
LIMIT_AS_COUNT = Misconception(
    "limit-is-not-the-count",
    "`max_iter` is what the model may use. What it did use stands in `n_iter_` after `fit`.",
    "Read `n_iter_` of each fitted model.",
)
CONVERGED_INVERTED = Misconception(
    "converged-inverted",
    "True and False are exchanged: a model that used up all its epochs has not converged.",
    "Compare with `<`: fewer epochs than the limit means converged.",
)
ALWAYS_CONVERGED = Misconception(
    "always-converged",
    "The comparison is true for every model: `n_iter_ <= max_iter`, for example, always holds.",
    "Compare with `<`: a model that used up all its epochs has not converged.",
)
CONVERGED_FIXED = Misconception(
    "converged-by-belief",
    "True is written down for the scaled pixels, whatever the model did.",
    "Compute it: compare `n_iter_` with `max_iter` for each model.",
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
COUNTS_EQUAL = Misconception(
    "counts-equal-predictions",
    "The predictions that stay the same are counted.",
    "Count with `!=`, not with `==`.",
)
SHARE = Misconception(
    "share-instead-of-count",
    "A share is returned, not a number of rows: `mean` divides by the number of rows.",
    "Use a sum.",
)
ALWAYS_ZERO = Misconception(
    "always-zero",
    "Zero is the answer for a forest. It is not the answer for every model.",
    "Fit the model that comes in, once on raw and once on scaled pixels, and compare the predictions.",
)
MASK = Misconception(
    "no-count",
    "The comparison of two arrays gives one True or False for each row. It is not counted yet.",
    "Count the True values with `.sum()`.",
)
ONE_MODEL = Misconception(
    "one-model-for-both",
    "One fitted model answers for both kinds of pixels. `fit` overwrites what a model learned before.",
    "Make two copies with `clone(model)`, and give each the pixels that it was fitted on.",
)
LIMIT_TOO_HIGH = Misconception(
    "refuses-faint-images",
    "The limit between scaled and raw lies too high: an image with the grey values 0, 1 and 2 is faint, but it is raw.",
    "Refuse decimals only if none of them is above 1.",
)
WHY = {
    "a": Misconception(
        "forest-scales-itself",
        "A forest has no such step: its thresholds are as large as the pixels that it gets.",
        "Look at the tree with one question: what happened to its threshold?",
    ),
    "b": Misconception(
        "votes-hide-changes",
        "The single trees ask about the same pixels as before: only their thresholds are other numbers.",
        "Look at the tree with one question: which pixel does it ask about, raw and scaled?",
    ),
    "d": Misconception(
        "factor-too-small",
        "The size of the number does not matter. Divide by 65025 on both sides and count again.",
        "Look at the tree with one question: what happened to its threshold?",
    ),
}
NO_BIAS = Misconception(
    "no-column-of-ones",
    "The column of ones is missing, so the bias is left out of the bowl.",
    "Append a column of ones to the pixels before you compute H.",
)
CENTRED = Misconception(
    "centred-inside",
    "The mean of each column is subtracted first. That is the bowl of other pixels, which are easier to learn from.",
    "Take the pixels as they come in. Whoever calls the function scales them.",
)
NOT_SQUARED = Misconception(
    "ratio-of-singular-values",
    "This is the square root: the condition number of A, not of H = A.T @ A / n.",
    "Compute H first, then the eigenvalues of H.",
)
UPSIDE_DOWN = Misconception(
    "ratio-upside-down",
    "The smallest eigenvalue is divided by the largest.",
    "Divide the largest by the smallest. `eigvalsh` sorts from small to large.",
)
BYTES_OVERFLOW = Misconception(
    "bytes-overflow",
    "The products are computed in `uint8`, where 16 * 16 gives 0: a byte holds nothing above 255.",
    "Turn the pixels into decimals first: `pixels.astype(float)`.",
)
LARGEST_ONLY = Misconception(
    "largest-eigenvalue-only",
    "This is the steepness of the steepest direction. It is not divided by that of the flattest one.",
    "Divide the largest eigenvalue by the smallest.",
)

RAW = np.array([[0, 3, 40, 255], [255, 128, 77, 9], [20, 130, 200, 254]], dtype=np.uint8)
"""Grey values with 0 and 255 among them."""
PALE = np.array([[20, 35, 60, 100], [31, 90, 44, 25]], dtype=np.uint8)
"""A pale batch: nothing above 100, nothing below 20."""


# ---- 2.1 ------------------------------------------------------------------------------------------------------------


@exercise("2.1")
def test_tiny_is_scaled(answers: Answers) -> None:
    """`tiny_scaled` holds the 2 × 2 pixels from 0 to 1."""
    found = expect.array(answers.value("tiny_scaled"), "tiny_scaled", shape=(2, 2), kind="biuf")
    _scaled_well(found, np.array([[0, 51], [102, 255]], dtype=np.uint8), "`tiny_scaled`")


@exercise("2.1")
def test_scale_gives_zero_to_one(answers: Answers) -> None:
    """`scale` turns 0–255 into 0–1, as decimals."""
    stopped = answers.raised("scale", RAW)
    if stopped and "UFunc" in stopped.type_name:
        fail("`scale` stops: NumPy will not put decimals into an array of bytes.", "a new array.", because=IN_PLACE)
    found = _scaled(answers, RAW)
    if answers.changed("scale", RAW):
        fail("After the call, the array that came in holds other numbers.", "it is as before.", because=IN_PLACE)
    _scaled_well(found, RAW, "the result of `scale`")


@exercise("2.1", needs=test_scale_gives_zero_to_one)
def test_scale_is_the_same_for_every_batch(answers: Answers) -> None:
    """`scale` gives a grey value the same number in every batch."""
    for batch in (PALE, PALE[0], RAW[:1]):
        found = _scaled(answers, batch)
        _scaled_well(found, batch, f"the result of `scale` for a batch with a largest value of {batch.max()}")


@exercise("2.1", needs=test_scale_gives_zero_to_one)
def test_scale_leaves_its_input_alone(answers: Answers) -> None:
    """`scale` does not change the array that comes in."""
    for batch in (RAW.astype(np.float64), RAW.astype(np.float32)):
        # Whether it takes decimals at all is another check's question.
        if answers.raised("scale", batch) is None and answers.changed("scale", batch):
            fail(
                f"After the call, the array of {batch.dtype} that came in holds other numbers.",
                "the array is as it was before the call.",
                because=IN_PLACE,
            )


@exercise("2.1", needs=test_scale_gives_zero_to_one)
def test_scale_refuses_scaled_pixels(answers: Answers) -> None:
    """`scale` raises ValueError for pixels that are scaled already."""
    for batch, about in ((RAW / 255, "scaled pixels"), (PALE / np.float32(255), "a pale batch of scaled pixels")):
        stopped = answers.raised("scale", batch)
        if stopped is None:
            _explain_no_refusal(answers, batch, about)
        elif stopped.type_name != "ValueError":
            fail(f"For {about}, `scale` stops with {stopped.type_name}.", "a ValueError.", because=OTHER_EXCEPTION)


@exercise("2.1", needs=test_scale_is_the_same_for_every_batch)
def test_scale_takes_all_raw_pixels(answers: Answers) -> None:
    """`scale` takes every raw image: empty ones too, and decimals from 0.0 to 255.0."""
    empty, nearly = np.zeros((2, 4), dtype=np.uint8), np.array([[0, 1, 1, 0]], dtype=np.uint8)
    for batch, about, because in (
        (empty, "an empty image in whole numbers", REFUSES_EMPTY),
        (nearly, "a nearly empty image in whole numbers", REFUSES_EMPTY),
        (RAW.astype(np.float64), "raw pixels as decimals from 0.0 to 255.0", REFUSES_DECIMALS),
        (nearly * 2.0, "a nearly empty image as decimals from 0.0 to 2.0", LIMIT_TOO_HIGH),
    ):
        stopped = answers.raised("scale", batch)
        if stopped is not None:
            fail(f"For {about}, `scale` stops with {stopped.type_name}.", "these are scaled as well.", because=because)
        _scaled_well(_scaled(answers, batch), batch, f"the result of `scale` for {about}")


def _scaled(answers: Answers, batch: NDArray[Any]) -> NDArray[Any]:
    return expect.array(answers.call("scale", batch), "the result of `scale`", shape=batch.shape, kind="biuf")


def _scaled_well(found: NDArray[Any], raw: NDArray[Any], of: str) -> None:
    """Fail with the likely cause unless `found` is `raw` / 255. float16 is off by 0.0005, 1/256 by 0.0039."""
    of = of[0].upper() + of[1:]
    values, numbers = raw.astype(float), found.astype(float)
    if np.allclose(numbers, values / 255, rtol=0, atol=0.001):
        if found.dtype.kind == "f":
            return
        fail(f"{of} has dtype {found.dtype}.", "decimal numbers.", because=INTEGER_DIVISION)
    with np.errstate(all="ignore"):
        known: list[tuple[NDArray[Any], Misconception]] = [
            (np.floor(values / 255), INTEGER_DIVISION),
            (values, NOT_SCALED),
            (values / 255 / 255, SCALED_TWICE),
            (values / 255 * 100, PERCENT),
            (values / 256, BY_256),
            (values / values.max(), OWN_MAXIMUM),
            (values / values.max(axis=-1, keepdims=True), OWN_MAXIMUM),
            (values / values.max(axis=0, keepdims=True), OWN_MAXIMUM),
            ((values - values.min()) / (values.max() - values.min()), OWN_MAXIMUM),
            ((values - values.min(axis=0)) / (values.max(axis=0) - values.min(axis=0)), OWN_MAXIMUM),
        ]
    pixels, become = (", ".join(f"{n:.4g}" for n in part.ravel()[:4]) for part in (values, numbers))
    say = f"{of} has values from {numbers.min():.4f} to {numbers.max():.4f}: pixels of {pixels} become {become}."
    wanted = "each value is its grey value, on a scale where 255 becomes 1.0."
    for other, because in known:
        if np.allclose(numbers, other, rtol=0.001, atol=1e-6, equal_nan=True):
            fail(say, wanted, because=because)
    if numbers.min() < 0:
        fail(say, wanted, because=STANDARDISED)
    fail(
        say,
        wanted,
        cause="The pixels are changed in another way than by one division.",
        next_step="Try it with the three values 0, 51 and 255, as in the docstring.",
    )


def _explain_no_refusal(answers: Answers, batch: NDArray[Any], about: str) -> None:
    found, wanted = answers.call("scale", batch), "a ValueError."
    say = f"For {about}, `scale` gives {describe(found)} and no error."
    if answers.raised("scale", RAW / 255) is not None:
        say = f"`scale` refuses scaled pixels with full ink among them, but takes {about} (largest: {batch.max():.2f})."
        fail(say, wanted, because=ONLY_FULL_INK)
    if answers.printed("scale", batch).strip():
        fail(f"For {about}, `scale` prints a text and gives {describe(found)}.", wanted, because=PRINTS_ONLY)
    if isinstance(found, np.ndarray) and np.array_equal(found, batch):
        fail(say, wanted, because=RETURNS_UNCHANGED)
    fail(say, wanted, because=NOT_REFUSED)


# ---- 2.2 ------------------------------------------------------------------------------------------------------------

SCORES = ("raw_score", "scaled_score")
ITERATIONS = ("raw_iterations", "scaled_iterations")
CONVERGED = ("raw_converged", "scaled_converged")


@exercise("2.2")
def test_sgd_gives_six_values(answers: Answers) -> None:
    """`compare_sgd` returns a dict with the six keys."""
    result = _six(answers.call("compare_sgd", *_rows(5, 120, 60), 5))
    for key in SCORES:
        _share(result[key], key)
    for key in ITERATIONS:
        epochs = expect.integer(result[key], key)
        if epochs > 5:
            fail(f"With max_iter=5, `{key}` is {epochs}.", "5 or less.", because=IGNORES_LIMIT)
    for key in CONVERGED:
        _truth(result[key], key)


@exercise("2.2", needs=test_sgd_gives_six_values)
def test_sgd_scores(answers: Answers) -> None:
    """Both scores are test scores, each on pixels like those of its training."""

    def ask(rows: Rows) -> Pair:
        result = _six(answers.call("compare_sgd", *rows, 20))
        return _share(result["raw_score"], "raw_score"), _share(result["scaled_score"], "scaled_score")

    rows = _rows(13, 300, 200)
    # Each question starts from a fresh random state, so a missing seed shows when it is asked again.
    different = {ask(rows) for _ in range(3)}
    if len(different) > 1:
        fail(
            f"Three calls with the same rows give {len(different)} different pairs of scores.",
            "the same scores for the same rows, each time.",
            because=UNSEEDED,
        )
    _compare_scores("compare_sgd", ask, SGDClassifier(max_iter=20, random_state=42), rows)


@exercise("2.2", needs=test_sgd_scores)
def test_sgd_iterations(answers: Answers) -> None:
    """The iterations are the epochs that each model used."""
    limit = 300
    for seed in (1, 2, 3):
        rows = _rows(seed, 60, 30, (0, 1))
        result = _six(answers.call("compare_sgd", *rows, limit))
        raw, scaled = (expect.integer(result[key], key) for key in ITERATIONS)
        right = _epochs(rows, limit)
        # Measured: raw 300, scaled 62, 83, 97; float32 and `* (1 / 255)` give the same. Of 14 other seeds none comes
        # within 1 on all three sets of rows.
        if abs(raw - right[0]) <= 1 and abs(scaled - right[1]) <= 1:
            continue
        say = f"With max_iter={limit}, the iterations are {raw} (raw) and {scaled} (scaled)."
        wanted = "`n_iter_` of the model that was fitted on raw pixels, and of the one fitted on scaled pixels."
        if (scaled, raw) == right:
            fail(say, wanted, because=SWAPPED)
        if raw == scaled == limit:
            fail(say, wanted, because=LIMIT_AS_COUNT)
        if raw == right[0] and 1 <= scaled <= limit:
            fail(say, wanted, because=UNSEEDED)
        fail(
            say,
            wanted,
            cause="The numbers are not the epochs of these two models.",
            next_step="Read `n_iter_` of each model after its `fit`.",
        )


@exercise("2.2", needs=test_sgd_scores)
def test_sgd_convergence(answers: Answers) -> None:
    """A model has converged if it used fewer epochs than it was allowed."""
    rows = _rows(1, 60, 30, (0, 1))
    answered = {}
    for limit in (300, 5):
        result = _six(answers.call("compare_sgd", *rows, limit))
        answered[limit] = tuple(_truth(result[key], key) for key in CONVERGED)
    right = {limit: tuple(epochs < limit for epochs in _epochs(rows, limit)) for limit in answered}
    if answered == right:
        return
    said = "; ".join(f"max_iter={n}: raw {raw}, scaled {scaled}" for n, (raw, scaled) in answered.items())
    say = f"Converged on easy rows, by your function: {said}."
    wanted = "True only for a model whose `n_iter_` is below `max_iter`."
    if all(pair == tuple(not value for value in right[n]) for n, pair in answered.items()):
        fail(say, wanted, because=CONVERGED_INVERTED)
    if all(all(pair) for pair in answered.values()):
        fail(say, wanted, because=ALWAYS_CONVERGED)
    if all(pair == (False, True) for pair in answered.values()):
        fail(say, wanted, because=CONVERGED_FIXED)
    if all(pair == right[n][::-1] for n, pair in answered.items()):
        fail(say, wanted, because=SWAPPED)
    fail(
        say,
        wanted,
        cause="The values are not computed from the epochs of the two models.",
        next_step="Compare `n_iter_` with `max_iter`, separately for each model.",
    )


def _six(value: Plain) -> dict[str, Any]:
    keys = (*SCORES, *ITERATIONS, *CONVERGED)
    if not isinstance(value, Mapping):
        fail(
            f"`compare_sgd` gives {describe(value)}.",
            "a dict with six keys.",
            cause="The function lacks its `return`, or it returns something else.",
            next_step="Collect the values in a dict, and return the dict.",
        )
    missing = [key for key in keys if key not in value]
    if missing:
        fail(
            f"The dict has the keys {_names(value)}. Not among them: {_names(missing)}.",
            f"exactly the keys {_names(keys)}.",
            cause="A key is spelled in another way, or a value is not put into the dict.",
            next_step="Copy the keys from the docstring.",
        )
    return dict(value)


def _names(keys: Iterable[Any]) -> str:
    return ", ".join(f'"{key}"' for key in keys) or "(none)"


def _share(value: Plain, name: str) -> float:
    """A score from 0 to 1."""
    score = expect.number(value, name)
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


def _truth(value: Plain, name: str) -> bool:
    """True or False; 1 and 0 will do."""
    return bool(value) if isinstance(value, int) and value in (0, 1) else expect.truth(value, name)


def _epochs(rows: Rows, limit: int) -> tuple[int, int]:
    train, y, _, _ = rows
    model = SGDClassifier(max_iter=limit, random_state=42)
    return int(_fit(model, train, y).n_iter_), int(_fit(model, train / 255, y).n_iter_)


# ---- 2.3 ------------------------------------------------------------------------------------------------------------


@exercise("2.3")
def test_svc_gives_two_scores(answers: Answers) -> None:
    """`compare_svc` returns two scores from 0 to 1."""
    _two(answers.call("compare_svc", *_rows(4, 40, 20, (2, 6))))


@exercise("2.3", needs=test_svc_gives_two_scores)
def test_svc_scores(answers: Answers) -> None:
    """Both scores are test scores of SVC(gamma=0.01), each on pixels like those of its training."""

    def ask(rows: Rows) -> Pair:
        return _two(answers.call("compare_svc", *rows))

    rows = _rows(0, 200, 150, (1, 4, 7, 9))
    _compare_scores("compare_svc", ask, SVC(gamma=0.01), rows)
    # On pale images `gamma` matters: measured on the scaled ones, 0.29 with 0.01, 0.71 with 0.02, 0.78 by default.
    train, y, test, y_test = _rows(0, 200, 150)
    _compare_scores("compare_svc", ask, SVC(gamma=0.01), (train // 3, y, test, y_test))


def _two(value: Plain) -> Pair:
    raw, scaled = expect.sequence(value, "compare_svc", 2, "(raw_score, scaled_score)")
    return _share(raw, "raw_score"), _share(scaled, "scaled_score")


# ---- 2.4 ------------------------------------------------------------------------------------------------------------


@exercise("2.4")
def test_changed_predictions_are_counted(answers: Answers) -> None:
    """`changed_predictions` counts the rows that get another label."""
    train, y, new, _ = _rows(6, 150, 90, (1, 4, 7))
    model = SVC(gamma=0.01)
    value = answers.call("changed_predictions", Built("sklearn.svm.SVC", {"gamma": 0.01}), train, y, new)
    raw, scaled = _fit(model, train, y).predict(new), _fit(model, train / 255, y).predict(new / 255)
    right, n = int(np.sum(raw != scaled)), len(new)
    wanted = f"the number of the {n} rows whose prediction changes."
    if (isinstance(value, list) and len(value) == n) or (isinstance(value, np.ndarray) and value.shape == (n,)):
        fail(f"For {n} rows, the function gives {n} values.", wanted, because=MASK)
    found = expect.number(value, "the result of `changed_predictions`")
    # Measured: 58 of 90 change. SVC has no chance in it; the margin is for rounding with `* (1 / 255)` or float32.
    if abs(found - right) <= 2:
        return
    say = f"For SVC(gamma=0.01) and {n} rows, the result is {found:g}."
    if found == 0:
        fail(say, wanted, because=ALWAYS_ZERO)
    if abs(found - (n - right)) <= 2:
        fail(say, wanted, because=COUNTS_EQUAL)
    if abs(found - right / n) < 0.03 or abs(found - right / n * 100) < 3:
        fail(say, wanted, because=SHARE)
    fail(
        say,
        wanted,
        cause="The two models may be given other pixels than those they were fitted on.",
        next_step="One copy: fit and predict raw pixels. Another copy: fit and predict scaled pixels.",
    )


@exercise("2.4", needs=test_changed_predictions_are_counted)
def test_no_prediction_changes_where_order_decides(answers: Answers) -> None:
    """It finds no change for a forest and for nearest neighbours."""
    train, y, new, _ = _rows(7, 150, 90)
    for name, model in (
        ("nearest neighbours", Built("sklearn.neighbors.KNeighborsClassifier", {"n_neighbors": 3})),
        ("a forest", Built("sklearn.ensemble.RandomForestClassifier", {"n_estimators": 10, "random_state": 0})),
    ):
        value = answers.call("changed_predictions", model, train, y, new)
        found = expect.number(value, "the result of `changed_predictions`")
        # 1 / 255 is rounded, so a pixel exactly on a threshold may change sides, and a tie may break in another way.
        # Never seen on these rows; 1 in 400 for some larger forests.
        if found > 2:
            fail(
                f"For {name}, the result is {found:g} of {len(new)} rows.",
                "no change, because order decides here, and division keeps the order.",
                because=ONE_MODEL,
            )


@exercise("2.4")
def test_why_a_forest_does_not_care(answers: Answers) -> None:
    """`why` names the reason why a forest's predictions stay."""
    letter = expect.text(answers.value("why"), "why").strip().strip(".()").lower()
    if letter == "c":
        return
    if letter in WHY:
        fail(f"`why` is {letter.upper()!r}.", "the letter of the reason that holds.", because=WHY[letter])
    fail(
        f"`why` is {describe(letter)}.",
        "one letter: A, B, C or D.",
        cause="Something other than the letter of a reason stands there.",
        next_step='Write the letter in quotes, such as "A".',
    )


# ---- 2.5 ------------------------------------------------------------------------------------------------------------


@exercise("2.5")
def test_condition_number_of_simple_bowls(answers: Answers) -> None:
    """`condition_number` is right for bowls that can be computed by hand."""
    # Columns of mean 0, at right angles to each other: the eigenvalues are 1 and the mean squares.
    signs = np.array([[1, 1], [1, -1], [-1, 1], [-1, -1]])
    for pixels in (np.array([[3.0], [-3.0]]), signs * [0.5, 0.8], signs * [2.0, 5.0]):
        _condition(answers, pixels, f"the columns {pixels.T.tolist()}")


@exercise("2.5", needs=test_condition_number_of_simple_bowls)
def test_condition_number_of_scaled_pixels(answers: Answers) -> None:
    """`condition_number` is right for scaled and for standardised pixels."""
    columns = load_digits()[0][::9, [406, 210, 285]].astype(float)
    _condition(answers, columns / 255, "three columns from 0 to 1")
    _condition(answers, (columns - columns.mean(axis=0)) / columns.std(axis=0), "three standardised columns")


@exercise("2.5", needs=test_condition_number_of_scaled_pixels)
def test_condition_number_of_raw_pixels(answers: Answers) -> None:
    """`condition_number` is right for raw pixels, which are bytes."""
    bright = np.random.default_rng(25).integers(90, 256, (300, 1)).astype(np.uint8)
    _condition(answers, bright, "300 bright raw pixels (uint8)")
    _condition(answers, load_digits()[0][::7, [406, 285]], "two raw pixel columns of real digits (uint8)")


def _condition(answers: Answers, pixels: NDArray[Any], about: str) -> None:
    """Fail with the likely cause unless the answer is within 5 %: float32 is off by up to 1 % on raw pixels."""
    found = expect.number(answers.call("condition_number", pixels), "the result of `condition_number`")
    values = pixels.astype(float)
    low, high = _steepness(values)
    if abs(found - high / low) <= 0.05 * high / low:
        return
    bare, centred = _steepness(values, bias=False), _steepness(values - values.mean(axis=0))
    known: list[tuple[float, Misconception]] = [
        (float(np.sqrt(high / low)), NOT_SQUARED),
        (low / high, UPSIDE_DOWN),
        (bare[1] / bare[0], NO_BIAS),
        (centred[1] / centred[0], CENTRED),
        (high, LARGEST_ONLY),
        (high * len(values), LARGEST_ONLY),
    ]
    say = f"For {about}, the result is {found:.4g}."
    wanted = "the largest eigenvalue of H = A.T @ A / n divided by the smallest, where A has a column of ones."
    for other, because in known:
        if abs(found - other) <= 0.02 * abs(other):
            fail(say, wanted, because=because)
    if pixels.dtype == np.uint8:
        # The same function was right for decimals: the check that this one needs has passed.
        fail(say, wanted, because=BYTES_OVERFLOW)
    fail(
        say,
        wanted,
        cause="A, H or the ratio is built in another way.",
        next_step="Print A and H for two rows, and compare with the docstring.",
    )


def _steepness(values: NDArray[np.float64], *, bias: bool = True) -> Pair:
    """The smallest and the largest eigenvalue of H, with or without the column of ones."""
    A = np.column_stack([values, np.ones(len(values))]) if bias else values
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return float(eigenvalues[0]), float(eigenvalues[-1])


# ---- shared ---------------------------------------------------------------------------------------------------------


@cache
def _rows(seed: int, n: int, n_test: int, digits: tuple[int, ...] = tuple(range(10))) -> Rows:
    """Rows of the course file. The test images are drawn pale, so that a scaling of their own shows."""
    pixels, labels = load_digits()
    draw = np.random.default_rng(seed).permutation(np.flatnonzero(np.isin(labels, digits)))
    train, test = draw[:n], draw[n : n + n_test]
    return pixels[train], labels[train], pixels[test] // 3, labels[test]


def _fit(model: Any, X: NDArray[Any], y: NDArray[Any]) -> Any:
    with warnings.catch_warnings():
        # Not to converge is what these fits are about.
        warnings.simplefilter("ignore")
        return clone(model).fit(X, y)


def _compare_scores(function: str, ask: Callable[[Rows], Pair], model: Any, rows: Rows) -> None:
    """Fail with the likely cause unless the two scores are test scores on raw and on scaled pixels.

    Fits on float32 or with `* (1 / 255)` differ by at most 0.005 (measured). The nearest known mistake is 0.11 away
    for SGD (rows of seed 13, scikit-learn 1.6.1 and 1.9.1) and for SVC, in one of the two scores. A score passes
    within 0.03.
    """
    train, y, test, y_test = rows
    found = ask(rows)
    raw, scaled = _fit(model, train, y), _fit(model, train / 255, y)
    right = raw.score(test, y_test), scaled.score(test / 255, y_test)
    if _close(found, right, 0.03):
        return
    say = f"For rows of the check, `{function}` gives {found[0]:.3f} (raw) and {found[1]:.3f} (scaled)."
    wanted = "test accuracy of a model for raw pixels and of one for scaled pixels, training and test alike."
    twice, own = _fit(model, train / 255 / 255, y), _fit(model, train / train.max(), y)
    known: list[tuple[Pair, Misconception]] = [
        ((right[1], right[0]), SWAPPED),
        ((raw.score(train, y), scaled.score(train / 255, y)), TRAINING_SCORE),
        ((right[0], right[0]), NEVER_SCALED),
        ((right[1], right[1]), ALWAYS_SCALED),
        ((right[0], scaled.score(test, y_test)), TEST_NOT_SCALED),
        ((right[0], own.score(test / test.max(), y_test)), OWN_MAXIMUM),
        ((right[0], scaled.score(test / 255 / 255, y_test)), TEST_TWICE),
        ((right[0], twice.score(test / 255 / 255, y_test)), SCALED_TWICE),
    ]
    if isinstance(model, SVC):
        # Pixels that are scaled twice look to this model like raw ones: all are equally similar.
        if because := _scaled_too_often(ask, rows, right[1]):
            fail(say, wanted, because=because)
        default = _fit(SVC(), train, y).score(test, y_test)
        known[:0] = [((default, default), DEFAULT_GAMMA), ((right[0], default), DEFAULT_GAMMA)]
    for scores, because in known:
        if _close(found, scores, 0.004):
            fail(say, wanted, because=because)
    if _close(ask(_rows(3, 60, 40, (3, 8))), found, 1e-9):
        fail(say + " For other rows it gives the same.", wanted, because=IGNORES_ARGUMENTS)
    if isinstance(model, SGDClassifier) and _close(found, right, 0.1):
        fail(say, wanted, because=UNSEEDED)
    fail(
        say,
        wanted,
        cause="The model has other settings than the exercise asks for, or it is tested on other rows.",
        next_step="Compare your model and your `score` line with the docstring, word by word.",
    )


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
