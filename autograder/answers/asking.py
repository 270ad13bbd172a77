"""The asker's side: turns the verbs of `Answers` into questions, and replies into values."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.answers.description import first_opaque
from autograder.answers.failure import Failure, NotAttempted
from autograder.answers.plain import Opaque, Plain
from autograder.answers.protocol import Built, Own, Question, Raised, Reply
from autograder.answers.responder import Responder
from autograder.answers.views import EstimatorView, FigureView

__all__ = ["AskingAnswers", "as_array", "describe", "live_answers", "name_of"]

CAUSES = {
    "NameError": "A name is used that does not exist: a typing error, or a cell above was not run.",
    "TypeError": "A value has another type than the code needs, or the function takes other arguments.",
    "KeyError": "A column or key is asked for that is not there.",
    "IndexError": "A position is asked for that is outside the list or array.",
    "AttributeError": "An object has no such method or attribute: check its type and the spelling.",
    "FileNotFoundError": "A file is opened that is not the one given: use the `path` that the function gets.",
    "ModuleNotFoundError": "A package is imported that is not part of the course.",
    "ValueError": "A function was given a value or a shape that it cannot use.",
    "TimeoutError": "The code did not end in time: a loop never stops, or it is slow and does the same work often.",
}
"""What an exception usually means, for the student."""


MAX_NAME = 80
"""Letters of a name that a reply may tell."""
MAX_LETTERS = 10_000_000
"""Letters that numpy would set apart for an array of texts: each text gets the room of the longest."""


@dataclass
class _Call:
    """A call of a student's function that was made, and the sides of it that were looked at."""

    question: Question
    reply: Reply
    seen: set[str] = field(default_factory=set)

    def is_of(self, question: Question) -> bool:
        """Whether a question asks for a call with the same objects."""
        ours, theirs = self.question, question
        if (ours.subject, ours.kwargs.keys()) != (theirs.subject, theirs.kwargs.keys()):
            return False
        ours_in_order = [*ours.args, *ours.kwargs.values()]
        theirs_in_order = [*theirs.args, *(theirs.kwargs[name] for name in ours.kwargs)]
        return len(ours_in_order) == len(theirs_in_order) and all(map(operator.is_, ours_in_order, theirs_in_order))


class AskingAnswers:
    """An implementation of `Answers` over any way of asking one question."""

    def __init__(self, ask: Callable[[Question], Reply]) -> None:
        self.ask = ask
        self._last: _Call | None = None
        self._drawn: list[_Call] = []

    def value(self, name: str | Own | Built) -> Plain:
        """The value of a name (or ``name.attribute``) in the student's notebook, or of an `Own` or a `Built`."""
        value: Plain = self._good(Question("value", name)).value
        return value

    def call(self, function: str, *args: Any, **kwargs: Any) -> Plain:
        """What the student's function returns for these arguments."""
        value: Plain = self._side("returned", function, args, kwargs).value
        return value

    def changed(self, function: str, *args: Any) -> tuple[int, ...]:
        """Positions of the arguments that the student's function changes in place."""
        return self._side("changed", function, args).changed

    def printed(self, function: str, *args: Any) -> str:
        """What the student's function prints."""
        return self._side("printed", function, args).printed

    def raised(self, function: str, *args: Any) -> Raised | None:
        """The exception that the student's function raises, or None if it returns."""
        called = self._call("raised", Question("call", function, args))
        if called.reply.kind == "raised":
            return called.reply.raised
        _good(called.question, called.reply)
        return None

    def figure(self, function: str, *args: Any, **kwargs: Any) -> FigureView:
        """The figure that the student's function returns. One that it only draws is not handed over."""
        question = Question("call", function, args, kwargs)
        called = next((call for call in self._drawn if call.is_of(question)), None)
        if called is None:
            called = self._call("returned", question)
            self._drawn.append(called)
        value = _good(question, called.reply).value
        # Matplotlib has no image without rows and columns: only a forged figure has.
        if isinstance(value, FigureView) and all(image.data.ndim > 1 for axes in value.axes for image in axes.images):
            return value
        raise Failure(
            f"`{function}` returns {describe(value)}.",
            "a Matplotlib figure.",
            "The function lacks its `return`, or it returns the axes and not the figure that they are on.",
            "Make a figure with `figure, axes = plt.subplots(...)`, draw on it, and end with `return figure`.",
        )

    def estimator(self, subject: str | Own | Built) -> EstimatorView:
        """A description of an estimator, for messages."""
        value = self._good(Question("estimator", subject)).value
        if isinstance(value, EstimatorView):
            return value
        raise Failure(
            f"`{name_of(subject)}` gives {describe(value)}.",
            "a scikit-learn estimator, such as a Pipeline.",
            "The function may lack its `return`, or it returns predictions or a score.",
            "Return the estimator itself.",
        )

    def description(self, subject: str | Own) -> Built | Opaque:
        """What an estimator can be built from anew; or, by the name of its type, a part that is not scikit-learn's."""
        value = self._good(Question("description", subject)).value
        opaque = first_opaque(value)
        if opaque is not None or not isinstance(value, Built):
            return opaque or Opaque(type(value).__name__)
        return replace(value, of=name_of(subject))

    def fit_predict(self, maker: str | Own | Built, X: Any, y: Any, X_new: Any) -> NDArray[Any]:
        """Predictions for `X_new`, shape (n,), of the estimator that `maker` makes, fitted on (X, y)."""
        value = self._good(Question("fit_predict", maker, (X, y, X_new))).value
        predictions = as_array(value)
        if isinstance(predictions, np.ndarray) and predictions.shape == (len(X_new),):
            return predictions
        raise Failure(
            f"The model of `{name_of(maker)}` predicts {describe(value)}.",
            f"one value for each of the {len(X_new)} rows.",
            "Its `predict` returns something else, or its last step is of a kind that does not predict.",
            "Let the last step be a classifier or a regressor of scikit-learn.",
        )

    def is_shared(self, maker: str) -> bool:
        """Whether two calls of `maker` hand out one and the same estimator, or two with a part in common."""
        return self._good(Question("shared", maker)).value is True

    def _side(self, side: str, function: str, args: tuple[Any, ...], kwargs: dict[str, Any] | None = None) -> Reply:
        called = self._call(side, Question("call", function, args, kwargs or {}))
        return _good(called.question, called.reply)

    def _call(self, side: str, question: Question) -> _Call:
        """The last call, or one that drew a figure, if it was this one and this side is new to us; else a new one."""
        made = (call for call in (self._last, *self._drawn) if call and side not in call.seen and call.is_of(question))
        call = next(made, None) or _Call(question, self.ask(question))
        call.seen.add(side)
        self._last = call
        return call

    def _good(self, question: Question) -> Reply:
        return _good(question, self.ask(question))


def live_answers(namespace: dict[str, Any]) -> AskingAnswers:
    """Ask a namespace of this process: the student's own notebook."""
    return AskingAnswers(Responder(namespace).answer)


def as_array(value: Plain) -> Plain:
    """A list or tuple as an array, if its items are of one shape; every other value as it is."""
    if not isinstance(value, list | tuple) or _room_for_texts(value) > MAX_LETTERS:
        return value
    try:
        return np.asarray(value)
    except (ValueError, OverflowError):
        return value


def _room_for_texts(value: Plain) -> int:
    """The letters that an array of these values takes, if a text is among them."""
    items, longest, count = [value], 0, 0
    while items:
        item = items.pop()
        if isinstance(item, list | tuple):
            items.extend(item)
        else:
            count += 1
            longest = max(longest, len(item) if isinstance(item, str) else 0)
    return longest * count


def describe(value: Plain) -> str:
    """A plain value in a few words, for a message: type, shape, and the value if it is short."""
    if isinstance(value, np.ndarray):
        return f"an array of {value.dtype} with shape {value.shape}"
    if isinstance(value, Opaque):
        return f"a value of type {value.type_name}"
    if value is None:
        return "None"
    if isinstance(value, str | int | float | bool):
        text = repr(value)
        return text if len(text) <= 80 else text[:77] + "..."
    if isinstance(value, list | tuple | dict):
        return f"a {type(value).__name__} of {len(value)} items"
    if isinstance(value, EstimatorView):
        return f"an estimator of class {value.class_name}"
    if isinstance(value, FigureView):
        return "a figure"
    if hasattr(value, "columns"):
        return f"a table with {len(value)} rows and {len(value.columns)} columns"
    # The wire carries other records too, and a hostile submission may send one of them as its value.
    return f"a value of type {type(value).__name__}"


def _good(question: Question, reply: Reply) -> Reply:
    """The reply if it holds a value; else the check ends here."""
    name = name_of(question.subject)
    if reply.kind == "value":
        return reply
    if reply.kind == "missing":
        raise NotAttempted(f"There is no `{_told(reply, name)}` in the notebook yet.")
    if reply.kind == "stub":
        raise NotAttempted(f"`{_told(reply, name)}` still has its starter code.")
    raise _failure(name, reply.raised or Raised("Exception", ""))


def _told(reply: Reply, name: str) -> str:
    """The name that the reply tells, which may be another than was asked for; `name` if it tells none."""
    told = reply.value
    return told if isinstance(told, str) and told.isprintable() and 0 < len(told) <= MAX_NAME else name


def _failure(name: str, raised: Raised) -> Failure:
    line = f" in line {raised.line} of its cell" if raised.line else ""
    text = f": {raised.message}" if raised.message else ""
    return Failure(
        f"`{name}` stopped with {raised.type_name}{text}{line}.",
        "it ends without an error.",
        _cause(raised),
        f"Call `{name}` yourself in a new cell, and read the last line of the error first.",
        "",
    )


def _cause(raised: Raised) -> str:
    known = (CAUSES[name] for name in (raised.type_name, *raised.bases) if name in CAUSES)
    return next(known, "Something on the way is not as the code expects.")


def name_of(subject: str | Own | Built) -> str:
    """The name of a subject for messages: the student's own function, wherever it stands in a `Built`."""
    if isinstance(subject, str):
        return subject
    if isinstance(subject, Own):
        return subject.function
    parts = [*subject.args, *subject.params.values()]
    return subject.of or next((part.function for part in parts if isinstance(part, Own)), subject.path)
