"""Replies that once broke a check, or that reach a line which the banks and chance do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from autograder.answers import AxesView, Question, Raised, Reply

__all__ = ["REGRESSIONS", "Regression"]


@dataclass(frozen=True)
class Regression:
    """A check, and what replaces each reply of our own solution."""

    check: str
    about: str
    change: Callable[[Question, Reply], Reply]


def value(check: str, about: str, found: Any) -> Regression:
    """Each reply is this value."""
    return Regression(check, about, lambda question, reply: Reply("value", found))


def turned(check: str, about: str, change: Callable[[Any], Any]) -> Regression:
    """Each value is changed in this way."""
    return Regression(check, about, lambda question, reply: replace(reply, value=change(reply.value)))


def raised(check: str, about: str, error: Raised) -> Regression:
    """Each question ends with this error."""
    return Regression(check, about, lambda question, reply: Reply("raised", raised=error))


def redrawn(change: Callable[[AxesView], AxesView]) -> Callable[[Any], Any]:
    """A figure with each of its axes changed."""
    return lambda figure: replace(figure, axes=tuple(change(axes) for axes in figure.axes))


def with_images(axes: AxesView, change: Callable[[Any], Any]) -> AxesView:
    """Axes with the data of each image changed."""
    return replace(axes, images=tuple(replace(image, data=change(image.data)) for image in axes.images))


def first_twice(rows: Any) -> Any:
    """Rows of which the second is the first again."""
    return np.concatenate([rows[:1], rows[:1], rows[2:]])


def below_one(question: Question, reply: Reply) -> Reply:
    """What `scale` answers if it asks for values below 1."""
    if question.args[0].max() < 1:
        return Reply("raised", raised=Raised("ValueError", "scaled", 3, ("ValueError", "Exception")))
    return Reply("value", question.args[0] / 255)


REGRESSIONS = [
    value("test_load_csv_digits_gives_two_arrays", "bytes, which are no plain value", b"12"),
    value(
        "test_load_csv_digits_gives_two_arrays",
        "the 2000 rows of the course file",
        (np.zeros((2000, 784), np.uint8), np.zeros(2000, int)),
    ),
    value(
        "test_load_csv_digits_gives_two_arrays",
        "a row too many",
        (np.zeros((7, 784), np.uint8), np.zeros(7, int)),
    ),
    turned(
        "test_load_csv_digits_takes_the_right_columns",
        "each pixel one column to the left",
        lambda both: (np.column_stack([both[0][:, 1:], both[0][:, :1]]), both[1]),
    ),
    value("test_load_csv_digits_gives_two_arrays", "pixels without a shape", (np.array(5), np.zeros(6, int))),
    turned(
        "test_read_idx_images_puts_pixels_in_place",
        "each image filled by columns",
        lambda images: images.reshape(len(images), images.shape[2], images.shape[1]).transpose(0, 2, 1),
    ),
    turned(
        "test_show_digits_draws_each_image",
        "each image on its side",
        redrawn(lambda axes: with_images(axes, np.transpose)),
    ),
    turned("test_to_image_keeps_each_pixel", "a list of lists", lambda image: image.tolist()),
    turned(
        "test_show_digits_draws_each_image",
        "black images",
        redrawn(lambda axes: with_images(axes, np.zeros_like)),
    ),
    turned(
        "test_show_digits_draws_each_image",
        "images of noise",
        redrawn(lambda axes: with_images(axes, lambda image: image[::-1] % 7)),
    ),
    turned(
        "test_show_digits_writes_each_label",
        "titles of something else",
        redrawn(lambda axes: replace(axes, title=replace(axes.title, text="99"))),
    ),
    turned(
        "test_split_keeps_rows_and_labels_together",
        "a row twice",
        lambda four: (first_twice(four[0]), four[1], first_twice(four[2]), four[3]),
    ),
    *(
        Regression(check, "the arguments are changed", lambda question, reply: replace(reply, changed=(0,)))
        for check in (
            "test_to_image_keeps_each_pixel",
            "test_show_digits_writes_each_label",
            "test_split_follows_its_seed",
        )
    ),
    turned("test_to_image_keeps_each_pixel", "each row from right to left", lambda image: image[:, ::-1]),
    turned(
        "test_show_digits_draws_each_image",
        "axes without pictures",
        redrawn(lambda axes: replace(axes, images=())),
    ),
    turned("test_to_image_keeps_each_pixel", "the same numbers in more bytes", lambda image: image.astype(np.int64)),
    Regression("test_scale_refuses_scaled_pixels", "a largest value of 1 is taken for raw pixels", below_one),
]
