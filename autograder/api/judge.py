"""Who judges a model on data that the student's process must not know: what the engine needs of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from autograder.answers import Answers, Built, Misconception, Own, Picture

__all__ = ["Diagnose", "Diagnosis", "Judge", "Judges", "stepped", "whole_numbers"]


class Judge(Protocol):
    """A judge, as the engine sees it. What else it has is between a subject and its checks.

    `hidden` says whether nobody but the judge may know what it shows, and `unseen` names the attributes that show it:
    from the moment a check reads one of them, little may come back from the student's process. What may is arrays of
    numbers, one for each row of what was sent; a judge that expects others, such as 784 pixels for a drawing, has
    `lengths`, a tuple with their numbers.
    """

    name: str
    hidden: bool
    unseen: tuple[str, ...]

    def kept(self, numbers: NDArray[Any]) -> NDArray[Any]:
        """What is kept of predictions for what nobody may know, shape (n,): see `whole_numbers` and `stepped`."""
        ...


@dataclass(frozen=True)
class Diagnosis:
    """Why a model did badly: its misconception, and a picture. Each is None where nothing is known."""

    because: Misconception | None = None
    picture: Picture | None = None


class Diagnose(Protocol):
    """What finds why a model did badly."""

    def __call__(self, answers: Answers, maker: str | Own | Built, judge: Any, predictions: NDArray[Any]) -> Diagnosis:
        """Look for the cause.

        Args:
            answers: The submission, which may be asked more.
            maker: What makes the model, as for `Answers.fit_predict`.
            judge: The judge of the subject who found it wanting.
            predictions: What it was judged by.
        """
        ...


def _nothing_known(answers: Answers, maker: str | Own | Built, judge: Any, predictions: NDArray[Any]) -> Diagnosis:
    return Diagnosis()


@dataclass(frozen=True, eq=False)
class Judges:
    """The judges of a course, by the name under which a check asks for one, and what diagnoses a model that did badly.

    A check asks for that by the name `diagnose`. It may ask the submission more, such as to fit the model on other
    rows; after a hidden judge, only numbers come back.
    """

    by_name: Mapping[str, Judge] = field(default_factory=dict)
    diagnose: Diagnose = field(default_factory=lambda: _nothing_known)


def whole_numbers(numbers: NDArray[Any], below: int = 100) -> NDArray[np.int64]:
    """Whole numbers from 0 on and below a bound; -1 in place of all others. For classes."""
    whole = np.nan_to_num(numbers, nan=-1.0, posinf=-1.0, neginf=-1.0)
    return np.where((whole >= 0) & (whole < below), whole, -1).astype(np.int64)


def stepped(numbers: NDArray[Any], low: float, high: float, steps: int = 1000) -> NDArray[np.float64]:
    """Numbers moved to the nearest of some steps from `low` to `high`: too coarse to carry much. For measures.

    What is no number becomes `low`.
    """
    width = (high - low) / steps
    inside = np.clip(np.nan_to_num(numbers, nan=low, posinf=high, neginf=low), low, high)
    return np.asarray(low + np.round((inside - low) / width) * width, np.float64)
