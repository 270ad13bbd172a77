"""Pictures: small, readable, told in words, and without a trace in the student's figures."""

from __future__ import annotations

import base64
import io
from typing import Any

import matplotlib.image
import numpy as np
from matplotlib import pyplot
from numpy.typing import NDArray

from autograder.api import Picture
from autograder.digits.judge import PublicJudge
from autograder.digits.picture import INK, beside_ours, digit_grid, misread

X, Y = PublicJudge().training


def pixels(picture: Picture) -> NDArray[Any]:
    """Red, green and blue of the picture, 0 to 1."""
    content = io.BytesIO(base64.b64decode(picture.png, validate=True))
    return np.asarray(matplotlib.image.imread(content, format="png"))[..., :3]


def test_twelve_digits_take_no_more_than_30_kb() -> None:
    picture = digit_grid(list(X[:12]), [f"true {y}\nread as 8 (12×)" for y in Y[:12]], "twelve digits")
    assert len(picture.png) * 3 / 4 <= 30_000
    assert pixels(picture).shape == (268, 696, 3)


def test_drawing_leaves_no_figure_of_pyplot_behind() -> None:
    before = pyplot.get_fignums()
    digit_grid(list(X[:2]), ["one", "two"], "two digits")
    assert pyplot.get_fignums() == before


def test_the_same_digits_give_the_same_bytes() -> None:
    first, second = (digit_grid(list(X[:3]), ["a", "b", "c"], "three digits") for _ in range(2))
    assert first == second


def test_the_words_have_a_contrast_of_more_than_four_and_a_half() -> None:
    red, green, blue = (int(INK[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    assert 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05) >= 4.5


def test_digits_are_drawn_without_colour_and_upright() -> None:
    image = np.zeros((28, 28))
    image[:7, :7] = 255
    found = pixels(digit_grid([image], [""], "a square, top left"))
    assert np.ptp(found, axis=2).max() < 0.01
    dark = np.argwhere(found[..., 0] < 0.5)
    assert dark.max(axis=0).tolist() == [117 - 8 - 84 + 20, 16 + 20]


def test_misread_digits_are_named_in_words_the_most_frequent_confusion_first() -> None:
    labels = np.array([4, 4, 4, 7, 1, 2])
    picture = misread(X[:6], labels, np.array([9, 9, 4, 1, 1, 2]))
    assert picture is not None
    assert picture.alt == (
        "Digits of the course file that your model misreads, 3 of 6 in all. One example of each confusion: "
        "4 read as 9, 2 times; 7 read as 1, once."
    )


def test_without_a_mistake_there_is_no_picture() -> None:
    assert misread(X[:5], Y[:5], Y[:5]) is None


def test_answers_that_are_no_digits_are_shown_shortly() -> None:
    picture = misread(X[:1], Y[:1], np.array(["an answer without an end" * 100]))
    assert picture is not None and len(picture.alt) < 200


def test_only_an_image_of_28_by_28_numbers_is_put_beside_ours() -> None:
    assert beside_ours(X[0].reshape(28, 28).T, X[0], "two digits") is not None
    for odd in (None, "text", X[0], np.full((28, 28), np.nan), np.zeros((1000, 1000)), [[1, 2], [3, 4]]):
        assert beside_ours(odd, X[0], "two digits") is None
