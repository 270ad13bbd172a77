"""Checks of exercise 1.4: rows become pictures."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from autograder.api import Answers, AxesView, FigureView, Misconception, Picture, exercise, expect, fail
from autograder.digits import load_digits
from autograder.digits.checks.lesson_1.shared import Bytes, short_list
from autograder.digits.picture import beside_ours

ROW_NOT_CUT = Misconception(
    "row-not-cut",
    "The 784 numbers are still in one row.",
    "Return the result of `reshape(28, 28)`. Calling it does not change the row itself.",
)
TRANSPOSED = Misconception(
    "image-transposed",
    "Rows and columns have changed places, so the digit is mirrored along its diagonal.",
    'Use `reshape(28, 28)` alone, without `.T` and without `order="F"`: the first 28 numbers are the top row.',
)
UPSIDE_DOWN = Misconception(
    "image-upside-down",
    "The rows of the image stand in reverse order.",
    "The first 28 numbers are the top row of the image.",
)
DRAWN_UPSIDE_DOWN = Misconception(
    "drawn-upside-down",
    "`imshow` was told to begin at the bottom, an axis was turned round, or the rows were reversed.",
    'Draw with `ax.imshow(image, cmap="gray_r")`, without `origin` and without turning an axis.',
)
NUMBERS_CHANGED = Misconception(
    "numbers-changed",
    "The numbers are scaled or converted on the way.",
    "`to_image` only changes the shape: return what `reshape` gives, with the numbers and their dtype as they are.",
)
ALL_ON_ONE = Misconception(
    "all-on-one-axes",
    "All images are drawn on the same axes, each over the one before.",
    "Make one axes for each image: `plt.subplots(1, len(images), squeeze=False)`, and draw image i on axes i.",
)
ONE_IMAGE = Misconception(
    "one-image-forgotten",
    "`plt.subplots(1, 1)` gives a single axes instead of an array of axes.",
    "Add `squeeze=False`: then `axes` is always an array.",
)
FIRST_IMAGES_ONLY = Misconception(
    "number-of-images-typed-in",
    "The number of images is typed in.",
    "Take it from the argument: `len(images)`.",
)
LEFT_OVER = Misconception(
    "axes-left-over",
    "The figure has axes that nothing is drawn on. A grid has more places than there are images.",
    "Make as many axes as there are images, or take the others away with `ax.remove()`.",
)
SAME_IMAGE = Misconception(
    "same-image-everywhere",
    "The same image is drawn on every axes.",
    "In the loop, draw the image that belongs to these axes.",
)
NO_TITLE = Misconception(
    "no-titles",
    "The pictures have no titles of their own.",
    "Write the label above each picture, with `ax.set_title(str(label))`.",
)
POSITION_TITLE = Misconception(
    "position-as-title",
    "The titles count the pictures, they do not name the digits.",
    "Write the label that belongs to the image, not its position.",
)
LABELS_SHIFTED = Misconception(
    "titles-of-other-images",
    "The titles belong to other images.",
    "Go through images and labels together: `for image, label in zip(images, labels)`.",
)

FIGURE_RNG = np.random.default_rng(14)
ROW = FIGURE_RNG.permutation(np.arange(784) % 256).astype(np.uint8)
PICTURES = FIGURE_RNG.integers(0, 256, (13, 28, 28), dtype=np.uint8)
PICTURE_LABELS = np.array([7, 0, 9, 7, 1, 3, 2, 8, 5, 4, 6, 6, 0])
FEW, FEW_LABELS = PICTURES[:4], PICTURE_LABELS[:4]
SIDE_BY_SIDE = "The same 7 twice: as your code gives it, and upright."
LYING = "Yours lies on its side: rows and columns are exchanged."
ON_ITS_HEAD = "Yours stands on its head: the top row is at the bottom."


@exercise("1.4")
def test_to_image_gives_28_by_28(answers: Answers) -> None:
    """`to_image` gives an array with shape (28, 28)."""
    image = expect.array(answers.call("to_image", ROW), "the result of `to_image`")
    if image.size == 784 and 784 in image.shape:
        fail(f"The result of `to_image` has shape {image.shape}.", "shape (28, 28).", because=ROW_NOT_CUT)
    expect.array(image, "the result of `to_image`", shape=(28, 28))


@exercise("1.4", needs=test_to_image_gives_28_by_28)
def test_to_image_keeps_each_pixel(answers: Answers) -> None:
    """The first 28 numbers are the top row, and no number changes."""
    expected = ROW.reshape(28, 28)
    image = expect.array(answers.call("to_image", ROW), "the result of `to_image`", shape=(28, 28))
    starts = f"The top row starts with {short_list(image[0, :3])}, the row of pixels with {short_list(ROW[:3])}."
    if np.array_equal(image, expected.T):
        picture = beside_ours(answers.call("to_image", _seven()), _seven(), f"{SIDE_BY_SIDE} {LYING}")
        fail(starts, "the first 28 numbers in the top row, from left to right.", because=TRANSPOSED, picture=picture)
    if np.array_equal(image, expected[::-1]):
        picture = beside_ours(answers.call("to_image", _seven()), _seven(), f"{SIDE_BY_SIDE} {ON_ITS_HEAD}")
        fail(starts, "the first 28 numbers in the top row.", because=UPSIDE_DOWN, picture=picture)
    if np.array_equal(np.sort(image, axis=None), np.sort(ROW)) and not np.array_equal(image, expected):
        fail(
            starts,
            "the numbers in their order.",
            cause="The numbers were sorted, turned or mirrored.",
            next_step="`reshape` alone keeps the order: take the rest away.",
        )
    if not np.array_equal(image, expected):
        fail(starts, "the same numbers.", because=NUMBERS_CHANGED)
    if isinstance(answers.call("to_image", ROW), list):
        found = "The result is a list of lists with Python's own numbers."
        fail(found, f"an array of {ROW.dtype}, like the row.", because=NUMBERS_CHANGED)
    if image.dtype != ROW.dtype:
        fail(f"A row of {ROW.dtype} becomes an image of {image.dtype}.", "the same dtype.", because=NUMBERS_CHANGED)
    if answers.changed("to_image", ROW):
        fail(
            "After the call, the row that came in holds other numbers.",
            "the row is as it was before the call.",
            cause="The row itself is written to.",
            next_step="Only return `row.reshape(28, 28)`.",
        )
    # Divided by a power of two, so that float32 holds the same numbers exactly.
    decimals = ROW.astype(np.float64) / 1024
    image = expect.array(answers.call("to_image", decimals), "the result of `to_image`", shape=(28, 28))
    if not np.array_equal(image, decimals.reshape(28, 28)):
        fail(
            f"For a row of decimal numbers from 0 to {decimals.max():.3f}, the largest number of the image is "
            f"{float(image.max()):.3f}.",
            "the same numbers.",
            because=NUMBERS_CHANGED,
        )


def pictures(figure: FigureView) -> list[AxesView]:
    """The axes that have an image; colour bars and empty axes do not count."""
    return [axes for axes in figure.axes if axes.images]


def drawn_image(axes: AxesView, images: Bytes) -> int:
    """Which of the images is drawn here: its position, -1 for none, -2 if one is transposed, -3 if upside down.

    Scaled and inverted images count: a correlation of ±0.98 or more. Two of these random
    images correlate by less than 0.1 (measured), so no image is taken for another.
    """
    data = np.asarray(axes.images[-1].data, dtype=float)
    if data.shape != (28, 28) or data.std() == 0:
        return -1
    for position, image in enumerate(images):
        if abs(np.corrcoef(data.ravel(), image.ravel())[0, 1]) > 0.98:
            return position
        if abs(np.corrcoef(data.ravel(), image.T.ravel())[0, 1]) > 0.98:
            return -2
        if abs(np.corrcoef(data.ravel(), image[::-1].ravel())[0, 1]) > 0.98:
            return -3
    return -1


@exercise("1.4")
def test_show_digits_draws_each_image(answers: Answers) -> None:
    """`show_digits` draws each image on axes of its own."""
    _draws(answers, FEW, FEW_LABELS)
    for n in (1, 13):
        _draws(answers, PICTURES[:n], PICTURE_LABELS[:n])


def _draws(answers: Answers, images: Bytes, labels: NDArray[np.int64]) -> None:
    n = len(images)
    if n == 1:
        raised = answers.raised("show_digits", images, labels)
        if raised is not None and raised.is_a("TypeError", "AttributeError"):
            fail(
                f"For one image it stopped with {raised.type_name}: {raised.message}.",
                "a figure with one picture.",
                because=ONE_IMAGE,
            )
    figure = answers.figure("show_digits", images, labels)
    axes = pictures(figure)
    found = f"For {n} image{'s' if n > 1 else ''} the figure has {len(axes)} axes with a picture."
    if len(axes) == 1 < n:
        fail(found, f"{n} axes, one for each image.", because=ALL_ON_ONE)
    if len(axes) != n and axes:
        # One image more: a number that is typed in stays.
        again = pictures(answers.figure("show_digits", PICTURES[: n % 13 + 1], PICTURE_LABELS[: n % 13 + 1]))
        fail(
            found,
            f"{n} axes, one for each image.",
            because=FIRST_IMAGES_ONLY if len(again) == len(axes) else None,
            cause="The loop leaves images out, or a figure of an earlier call is drawn on again.",
            next_step="Make a new figure in each call, and go through all images: `for image in images`.",
        )
    if not axes:
        fail(
            found,
            f"{n} axes, one for each image.",
            cause="Nothing is drawn with `imshow` on the figure that came back. It may be another one: after "
            "`plt.show()`, `plt.gcf()` makes a new figure.",
            next_step='Draw each image with `ax.imshow(image, cmap="gray_r")`, and return that same figure.',
        )
    _each_once(answers, [drawn_image(one, images) for one in axes])
    if any(one.is_empty for one in figure.axes):
        fail(f"{found} {len(figure.axes) - n} more are empty.", f"{n} axes and no more.", because=LEFT_OVER)


def _each_once(answers: Answers, positions: list[int]) -> None:
    """Fail unless these positions, of `drawn_image`, are those of different images."""
    n = len(positions)
    if -3 in positions:
        fail(
            f"{positions.count(-3)} of {n} images stand on their heads.",
            "the first row of each image at the top.",
            because=DRAWN_UPSIDE_DOWN,
        )
    if -2 in positions:
        fail(
            f"{positions.count(-2)} of {n} images are drawn with rows and columns changed.",
            "the images as given.",
            because=TRANSPOSED,
            picture=_drawn_beside_ours(answers),
        )
    if len(set(positions)) < n and -1 not in positions:
        fail(
            f"Only {len(set(positions))} of the {n} images is drawn, on {n} axes.",
            "each image once.",
            because=SAME_IMAGE,
        )
    if -1 in positions:
        fail(
            f"{positions.count(-1)} of the {n} pictures show none of the images.",
            "each image once.",
            cause="Something else is drawn than the image that belongs there.",
            next_step="Give the image itself to `imshow`, with shape (28, 28).",
        )


def _drawn_beside_ours(answers: Answers) -> Picture | None:
    axes = pictures(answers.figure("show_digits", _seven().reshape(1, 28, 28), np.array([7])))
    return beside_ours(axes[0].images[-1].data, _seven(), f"{SIDE_BY_SIDE} {LYING}") if axes else None


@cache
def _seven() -> NDArray[np.uint8]:
    """A digit of the course file that looks different when it is turned."""
    seven: NDArray[np.uint8] = load_digits()[0][1400]
    return seven


@exercise("1.4", needs=test_show_digits_draws_each_image)
def test_show_digits_writes_each_label(answers: Answers) -> None:
    """The title of each picture is its label."""
    axes = pictures(answers.figure("show_digits", FEW, FEW_LABELS))
    wanted = [int(FEW_LABELS[drawn_image(one, FEW)]) for one in axes]
    titles = [one.title.text for one in axes]
    numbers = [[int(number) for number in re.findall(r"\d{1,9}", title)] for title in titles]
    if all(label in found for label, found in zip(wanted, numbers, strict=True)):
        if answers.changed("show_digits", FEW, FEW_LABELS):
            fail(
                "After the call, the images or labels that came in hold other numbers.",
                "both are as they were before the call.",
                cause="The arrays are written to while drawing.",
                next_step="Work on a copy: `image.copy()`.",
            )
        return
    found = f"The titles are {titles}, and the labels of these images are {wanted}."
    if not any(titles):
        fail(found, "the label as the title of each picture.", because=NO_TITLE)
    first = [found[0] if found else -1 for found in numbers]
    if sorted(first) in (list(range(4)), list(range(1, 5))):
        fail(found, "the label as the title of each picture.", because=POSITION_TITLE)
    if sorted(first) == sorted(wanted):
        fail(found, "the label of this image as its title.", because=LABELS_SHIFTED)
    fail(
        found,
        "the label as the title of each picture.",
        cause="The title says something else than the label.",
        next_step="Use `ax.set_title(str(label))` with the label of this image.",
    )
