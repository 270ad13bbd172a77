"""Checks of exercise 2.1: scale pixels."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.api import Answers, Misconception, Opaque, describe, exercise, expect, fail
from autograder.digits.checks.lesson_2.shared import INTEGER_DIVISION, OWN_MAXIMUM, PERCENT, SCALED_TWICE

IN_PLACE = Misconception(
    "in-place",
    "The array that came in is overwritten, as `/=` and `[:] =` do, under another name too: `np.asarray` makes no copy "
    "of decimals.",
    "Make a new array: `pixels / 255` leaves `pixels` as it was.",
)
NOT_SCALED = Misconception(
    "not-scaled",
    "The pixels come back as they went in.",
    "Divide by the largest value that a byte can hold.",
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
RETURNS_THE_ERROR = Misconception(
    "returns-the-error",
    "The function does look, but it hands the error back with `return`, as a value. What is returned stops nobody.",
    'Write `raise ValueError("...")` there, in place of `return`.',
)
COMPARES_AN_ARRAY = Misconception(
    "compares-a-whole-array",
    "This error is not one that the function raises: Python stops by itself, since the answer to the question is a "
    "whole row of True and False. `max(pixels)` compares rows, and `pixels <= 1` is an array.",
    "Ask for one number, the largest of all: `pixels.max()`.",
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
LIMIT_TOO_HIGH = Misconception(
    "refuses-faint-images",
    "Decimals with a value above 1 are raw, however faint the image is. The limit lies too high, or something else "
    "than the largest value is compared with it.",
    "Refuse decimals only if none of them is above 1: compare the largest one.",
)

RAW = np.array([[0, 3, 40, 255], [255, 128, 77, 9], [20, 130, 200, 254]], dtype=np.uint8)
"""Grey values with 0 and 255 among them."""
PALE = np.array([[20, 35, 60, 100], [31, 90, 44, 25]], dtype=np.uint8)
"""A pale batch: nothing above 100, nothing below 20."""


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
    if stopped:
        _expect_no_accident(stopped.message, "raw pixels")
    found = _scaled(answers, RAW)
    if answers.changed("scale", RAW):
        fail("After the call, the array that came in holds other numbers.", "it is as before.", because=IN_PLACE)
    _scaled_well(found, RAW, "the result of `scale`")


@exercise("2.1", needs=test_scale_gives_zero_to_one)
def test_scale_is_the_same_for_every_batch(answers: Answers) -> None:
    """`scale` gives a grey value the same number in every batch."""
    many = np.random.default_rng(21).integers(0, 256, (130, 12), dtype=np.uint8)
    for batch in (PALE, PALE[0], RAW[:1], many):
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
        elif not stopped.is_a("ValueError"):
            fail(f"For {about}, `scale` stops with {stopped.type_name}.", "a ValueError.", because=OTHER_EXCEPTION)
        else:
            _expect_no_accident(stopped.message, about)


@exercise("2.1", needs=test_scale_is_the_same_for_every_batch)
def test_scale_takes_all_raw_pixels(answers: Answers) -> None:
    """`scale` takes every raw image: empty ones too, and decimals from 0.0 to 255.0."""
    empty, nearly = np.zeros((2, 4), dtype=np.uint8), np.array([[0, 1, 1, 0]], dtype=np.uint8)
    batches: tuple[tuple[NDArray[Any], str, Misconception | None], ...] = (
        (empty, "an empty image in whole numbers", REFUSES_EMPTY),
        (nearly, "a nearly empty image in whole numbers", REFUSES_EMPTY),
        (RAW.astype(np.float64), "raw pixels as decimals from 0.0 to 255.0", REFUSES_DECIMALS),
        (nearly * 2.0, "a nearly empty image as decimals from 0.0 to 2.0", LIMIT_TOO_HIGH),
        (nearly * 1.25, "a nearly empty image as decimals from 0.0 to 1.25", LIMIT_TOO_HIGH),
        (np.array([[0.0, 0.5], [7.5, 200.25]]), "decimals with an empty first row", None),
        # Whole numbers of a byte are taken: so it is the type that decides.
        (empty.astype(np.int64), "an empty image of int64", None),
    )
    for batch, about, because in batches:
        stopped = answers.raised("scale", batch)
        if stopped is not None:
            _expect_no_accident(stopped.message, about)
            fail(
                f"For {about}, `scale` stops with {stopped.type_name}.",
                "these are scaled as well.",
                because=because,
                cause="The question whether the numbers are decimals is asked in a way that int64 does not pass.",
                next_step='Ask `pixels.dtype.kind == "f"`: it is true for decimals of any size, and for nothing else.',
            )
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


def _expect_no_accident(error: str, about: str) -> None:
    """Fail if this is NumPy's own ValueError: an array of several values is neither true nor false."""
    if "truth value of an array" in error:
        fail(
            f"For {about}, `scale` stops with Python's own error: {error.rstrip('.')}.",
            "raw pixels are scaled, and for scaled ones the function raises a ValueError of its own.",
            because=COMPARES_AN_ARRAY,
        )


def _explain_no_refusal(answers: Answers, batch: NDArray[Any], about: str) -> None:
    found, wanted = answers.call("scale", batch), "a ValueError."
    say = f"For {about}, `scale` gives {describe(found)} and no error."
    other = answers.raised("scale", batch.astype(np.float32 if batch.dtype == np.float64 else np.float64))
    if other is not None and other.is_a("ValueError"):
        fail(
            f"For {about}, of {batch.dtype}, `scale` gives {describe(found)}. It refuses the same in another dtype.",
            wanted,
            cause="The question whether the numbers are decimals is asked for one dtype only.",
            next_step='Ask `pixels.dtype.kind == "f"`: it is true for decimals of any size.',
        )
    if answers.raised("scale", PALE / 255) is not None and answers.raised("scale", RAW / 255) is None:
        fail(
            f"For {about}, with a largest value of 1.0, `scale` gives {describe(found)}. It refuses a pale batch.",
            wanted,
            cause="A largest value of exactly 1 is not counted as scaled.",
            next_step="Ask whether the largest value is at most 1: `<=`, not `<`.",
        )
    if answers.raised("scale", RAW / 255) is not None:
        say = f"`scale` refuses scaled pixels with full ink among them, but takes {about} (largest: {batch.max():.2f})."
        fail(say, wanted, because=ONLY_FULL_INK)
    if answers.printed("scale", batch).strip():
        fail(f"For {about}, `scale` prints a text and gives {describe(found)}.", wanted, because=PRINTS_ONLY)
    if isinstance(found, Opaque) and found.type_name.endswith(("Error", "Exception")):
        fail(say, wanted, because=RETURNS_THE_ERROR)
    if isinstance(found, np.ndarray) and np.array_equal(found, batch):
        fail(say, wanted, because=RETURNS_UNCHANGED)
    fail(say, wanted, because=NOT_REFUSED)
