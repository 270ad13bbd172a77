"""The last phase of grading: from the moment the held-out images are sent, little may come back.

A process that has seen them could write them into any text that somebody reads later. So its
output and files are thrown away with it, of an exception only a known name is kept, and of a
value only numbers.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.answers import AskingAnswers, Opaque, Plain, Question, Raised, Reply, as_array
from autograder.checking.judge import Judge, Score

__all__ = ["WatchedJudge", "sealed"]

KNOWN_ERRORS = {
    name for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, BaseException)
} | {"NotFittedError"}


class WatchedJudge:
    """A judge for one submission that knows whether its images were shown. See `Judge`."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self.name = judge.name
        self.hidden = judge.hidden
        self.was_shown = False

    @property
    def training(self) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """Rows to fit on, which are public."""
        return self._judge.training

    @property
    def images(self) -> NDArray[np.uint8]:
        """The images to predict. If they are hidden ones, the last phase begins here."""
        self.was_shown = self.hidden
        return self._judge.images

    def score(self, predictions: NDArray[Any]) -> Score:
        """The accuracy of predictions for `images`."""
        return self._judge.score(predictions)

    def confusion(self, predictions: NDArray[Any]) -> NDArray[np.int64]:
        """How often each digit got each answer."""
        return self._judge.confusion(predictions)


def sealed(ask: Callable[[Question], Reply], judge: WatchedJudge) -> AskingAnswers:
    """Answers whose replies are reduced to numbers once the judge's images were shown."""

    def asked(question: Question) -> Reply:
        reply = ask(question)
        return _reduced(reply, _sizes(question)) if judge.was_shown else reply

    return AskingAnswers(asked)


def _sizes(question: Question) -> set[int]:
    """How many answers there may be: one for each row of an argument."""
    return {len(arg) for arg in question.args if isinstance(arg, np.ndarray)}


def _reduced(reply: Reply, sizes: set[int]) -> Reply:
    if reply.kind == "value":
        return Reply("value", _numbers(reply.value, sizes))
    if reply.kind == "raised":
        name = reply.raised.type_name if reply.raised else ""
        return Reply("raised", raised=Raised(name if name in KNOWN_ERRORS else "Exception", ""))
    return Reply(reply.kind)


def _numbers(value: Plain, sizes: set[int]) -> Plain:
    """An array of whole numbers from 0 to 99, one for each row; anything else by its kind only.

    How many numbers there are could tell something too.
    """
    found = as_array(value)
    if not (isinstance(found, np.ndarray) and found.dtype.kind in "biuf" and found.ndim == 1):
        return Opaque("array of something else than numbers" if isinstance(found, np.ndarray) else "other kind")
    if len(found) not in sizes:
        return Opaque("array of another length")
    whole = np.nan_to_num(found, nan=-1.0, posinf=-1.0, neginf=-1.0)
    return np.where((whole >= 0) & (whole < 100), whole, -1).astype(np.int64)
