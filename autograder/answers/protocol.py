"""The questions that a check may ask, as a `Protocol`, and the arguments it may send."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from numpy.typing import NDArray

from autograder.answers.plain import Opaque, Plain
from autograder.answers.views import EstimatorView, FigureView

__all__ = ["Answers", "Built", "File", "Named", "Own", "Question", "Raised", "Reply", "Verb"]


@dataclass(frozen=True)
class File:
    """An argument: a file with this content. The student's function gets its path as a str."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Own:
    """An argument: what a function of the student's returns, fitted on `fit` if that is given.

    ``Own("make_pipeline", fit=(X, y))`` is the student's own pipeline, fitted on rows of
    the check's choosing.
    """

    function: str
    args: tuple[Any, ...] = ()
    fit: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Built:
    """An argument: an object of scikit-learn or scipy that the check describes.

    ``Built("sklearn.dummy.DummyClassifier", {"strategy": "prior"}, fit=(X, y))``. `state` holds
    attributes that it is given in the end: a search with these, say, is a fitted one with known results.
    `of` is the student's name for it, for messages.
    """

    path: str
    params: dict[str, Any] = field(default_factory=dict)
    fit: tuple[Any, ...] = ()
    args: tuple[Any, ...] = ()
    state: dict[str, Any] = field(default_factory=dict)
    of: str = ""


@dataclass(frozen=True)
class Named:
    """An argument: the function or type that is imported from this path, such as ``numpy.sqrt``."""

    path: str


Verb = Literal["value", "call", "estimator", "description", "shared", "fit_predict", "own_code"]


@dataclass(frozen=True)
class Question:
    """One question to a submission: a verb, the thing it is about, and arguments.

    With the verb ``own_code`` the subject is code about the student's names, for `autograder.answers.own_code`.
    """

    verb: Verb
    subject: str | Own | Built
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Raised:
    """An exception that left the student's code: its type, its text, and the line in the cell.

    `bases` are Python's own exceptions that the type is derived from, nearest first.
    """

    type_name: str
    message: str
    line: int = 0
    bases: tuple[str, ...] = ()

    def is_a(self, *names: str) -> bool:
        """Whether an `except` clause with one of these names would catch it."""
        return not {self.type_name, *self.bases}.isdisjoint(names)


@dataclass(frozen=True)
class Reply:
    """The answer to one question.

    `kind` is ``value``, ``missing`` (there is no such name), ``stub`` (the starter code was
    not changed) or ``raised``. `changed` lists the positions of the arguments that the call
    changed in place, `printed` is what it printed.
    """

    kind: Literal["value", "missing", "stub", "raised"]
    value: Any = None
    raised: Raised | None = None
    changed: tuple[int, ...] = ()
    printed: str = ""


class Answers(Protocol):
    """What a check may ask. A wrong or missing answer ends the check with a clear message.

    `call`, `changed`, `printed` and `raised` look at one call from four sides: asked one after another with the same
    objects as arguments, they make one call; each of them asked again makes a new one. So a check must not change an
    argument in between. `figure` is drawn once for the same arguments, whichever checks of an exercise ask for it.
    """

    def value(self, name: str | Own | Built) -> Plain:
        """The value of a name in the student's notebook, or of what an argument describes.

        A name may go on to an attribute, here and in the other verbs: ``"search.best_score_"``,
        or ``answers.call("search.predict", X)`` for predictions of a fitted `search`.
        """
        ...

    def call(self, function: str, *args: Any, **kwargs: Any) -> Plain:
        """What the student's function returns for these arguments."""
        ...

    def changed(self, function: str, *args: Any) -> tuple[int, ...]:
        """Positions of the arguments that the student's function changes in place."""
        ...

    def printed(self, function: str, *args: Any) -> str:
        """What the student's function prints."""
        ...

    def raised(self, function: str, *args: Any) -> Raised | None:
        """The exception that the student's function raises, or None if it returns."""
        ...

    def figure(self, function: str, *args: Any, **kwargs: Any) -> FigureView:
        """The figure that the student's function returns."""
        ...

    def estimator(self, subject: str | Own | Built) -> EstimatorView:
        """A description of an estimator, for messages. A name, or what a function makes."""
        ...

    def description(self, subject: str | Own) -> Built | Opaque:
        """What an estimator can be built from anew; or, by the name of its type, a part that is not scikit-learn's.

        It holds class paths and parameters and no state. From it, `fit_predict` fits where nothing of the
        student's has run.
        """
        ...

    def is_shared(self, maker: str) -> bool:
        """Whether two calls of `maker` hand out one and the same estimator, or two with a part in common."""
        ...

    def fit_predict(self, maker: str | Own | Built, X: Any, y: Any, X_new: Any) -> NDArray[Any]:
        """Predictions for `X_new`, shape (n,), of the estimator that `maker` makes, fitted on (X, y)."""
        ...
