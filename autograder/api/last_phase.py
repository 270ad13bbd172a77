"""The last phase of grading: from the moment hidden data are sent, little may come back.

A process that has seen them could write them into any text that somebody reads later. So its
output and files are thrown away with it, of an exception only a known name is kept, and of a
value only numbers.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

import numpy as np
import pandas as pd

from autograder.answers import AskingAnswers, Opaque, Plain, Question, Raised, Reply, as_array
from autograder.api.judge import Judge

__all__ = ["WatchedJudge", "sealed"]

KNOWN_ERRORS = {
    name for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, BaseException)
} | {"NotFittedError"}


_moments = count(1)


class WatchedJudge:
    """A judge for one submission that knows whether what nobody may know was shown. See `Judge`."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self.shown = 0
        """When it was shown last, as a number that rises; 0 for not yet."""

    @property
    def was_shown(self) -> bool:
        """Whether what nobody may know was shown."""
        return self.shown > 0

    @property
    def lengths(self) -> tuple[int, ...]:
        """How many numbers an answer may have, beside one for each row: see `Judge`."""
        return getattr(self._judge, "lengths", ())

    def __getattr__(self, name: str) -> Any:
        # Here the last phase begins.
        if name in self._judge.unseen and self._judge.hidden:
            self.shown = next(_moments)
        return getattr(self._judge, name)


def sealed(ask: Callable[[Question], Reply], judges: Iterable[WatchedJudge]) -> AskingAnswers:
    """Answers whose replies are reduced to numbers once a judge has shown what nobody may know."""
    watched = tuple(judges)

    def asked(question: Question) -> Reply:
        reply = ask(question)
        shown = [judge for judge in watched if judge.was_shown]
        if not shown:
            return reply
        # It is the one whose rows a check has just taken that knows what their predictions are.
        judge = max(shown, key=lambda judge: judge.shown)
        return _reduced(reply, _sizes(question) | set(judge.lengths), judge)

    return AskingAnswers(asked)


def _sizes(question: Question) -> set[int]:
    """How many answers there may be: one for each row of an argument."""
    return {len(arg) for arg in question.args if isinstance(arg, np.ndarray | pd.DataFrame)}


def _reduced(reply: Reply, sizes: set[int], judge: WatchedJudge) -> Reply:
    if reply.kind == "value":
        return Reply("value", _numbers(reply.value, sizes, judge))
    if reply.kind == "raised":
        name = reply.raised.type_name if reply.raised else ""
        return Reply("raised", raised=Raised(name if name in KNOWN_ERRORS else "Exception", ""))
    return Reply(reply.kind)


def _numbers(value: Plain, sizes: set[int], judge: WatchedJudge) -> Plain:
    """What the judge keeps of an array of as many numbers as there may be; anything else by its kind only.

    How many numbers there are could tell something too.
    """
    found = as_array(value)
    if not (isinstance(found, np.ndarray) and found.dtype.kind in "biuf" and found.ndim == 1):
        return Opaque("array of something else than numbers" if isinstance(found, np.ndarray) else "other kind")
    if len(found) not in sizes:
        return Opaque("array of another length")
    kept: np.ndarray[Any, Any] = judge.kept(found)
    return kept
