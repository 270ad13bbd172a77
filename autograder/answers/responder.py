"""The student's side of every question: looks names up, calls functions, returns plain values."""

from __future__ import annotations

import builtins
import contextlib
import copy
import dis
import importlib
import io
import random
import sys
import tempfile
import traceback
import warnings
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import numpy as np

from autograder.answers.description import NAMED, describe_estimator
from autograder.answers.own_code import names_in, value_of
from autograder.answers.plain import to_plain
from autograder.answers.protocol import Built, File, Named, Own, Question, Raised, Reply

__all__ = ["Responder", "TimeLimit", "copied", "describe_error", "is_stub", "quiet"]

MAX_PRINTED = 20_000
PYTHONS_OWN = {kind for kind in vars(builtins).values() if isinstance(kind, type) and issubclass(kind, BaseException)}
"""The exceptions that Python brings."""
BUILDABLE = ("sklearn.", "scipy.stats.", "pandas.")


class TimeLimit(BaseException):
    """Student code ran longer than it may. Not an Exception: `except Exception` must not hide it."""


class _Missing(Exception):
    """There is no such name in the notebook."""


class _Stub(Exception):
    """The starter code was not changed."""


class _Folder(contextlib.ExitStack):
    """Where the files of a question are, from the first one on until its end."""

    @cached_property
    def path(self) -> Path:
        return Path(self.enter_context(tempfile.TemporaryDirectory()))


class Responder:
    """Answers questions about one namespace. Never raises; never lets an object of theirs out."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self._namespace = namespace

    def answer(self, question: Question) -> Reply:
        """Answer one question."""
        printed = io.StringIO()
        with _Folder() as folder, quiet(printed):
            try:
                reply = self._answer(question, folder)
            except _Missing as missing:
                return Reply("missing", str(missing))
            except _Stub as stub:
                return Reply("stub", str(stub))
            # Their code may raise anything, KeyboardInterrupt and SystemExit included.
            except BaseException as error:
                return Reply("raised", raised=describe_error(error))
        return Reply(reply.kind, reply.value, changed=reply.changed, printed=printed.getvalue()[:MAX_PRINTED])

    def _answer(self, question: Question, folder: _Folder) -> Reply:
        if question.verb == "value":
            return Reply("value", to_plain(self._value(question.subject, folder)))
        if question.verb == "estimator":
            return Reply("value", to_plain(self._estimator(question.subject, folder)))
        if question.verb == "description":
            return Reply("value", describe_estimator(self._estimator(question.subject, folder)))
        if question.verb == "shared":
            first, second = (_parts(self._estimator(question.subject, folder)) for _ in range(2))
            return Reply("value", any(part is other for part in first for other in second))
        if question.verb == "own_code":
            return Reply("value", to_plain(self._own_code(str(question.subject), question.kwargs)))
        args = [self._resolve(arg, folder) for arg in question.args]
        if question.verb == "fit_predict":
            X, y, X_new = args
            return Reply("value", to_plain(self._estimator(question.subject, folder).fit(X, y).predict(X_new)))
        kwargs = {name: self._resolve(arg, folder) for name, arg in question.kwargs.items()}
        before = [_fingerprint(arg) for arg in args]
        result = self._function(str(question.subject))(*args, **kwargs)
        changed = tuple(i for i, arg in enumerate(args) if _fingerprint(arg) != before[i])
        return Reply("value", to_plain(result), changed=changed)

    def _own_code(self, code: str, given: dict[str, Any]) -> Any:
        taken = names_in(code) - given.keys()
        # Copies: what this code changes in place is not theirs.
        return value_of(code, {name: copied(self._function(name)) for name in sorted(taken)} | copy.deepcopy(given))

    def _value(self, subject: str | Own | Built, folder: _Folder) -> Any:
        return self._lookup(subject) if isinstance(subject, str) else self._resolve(subject, folder)

    def _lookup(self, name: str) -> Any:
        """The object of a name, or of an attribute of it: ``search`` or ``search.predict``."""
        first, *attributes = name.split(".")
        value = self._namespace.get(first, ...)
        if value is ...:
            raise _Missing(first)
        for attribute in attributes:
            value = getattr(value, attribute)
        return value

    def _function(self, name: str) -> Any:
        function = self._lookup(name)
        if is_stub(function):
            raise _Stub(name)
        return function

    def _estimator(self, subject: str | Own | Built, folder: _Folder) -> Any:
        if not isinstance(subject, str):
            return self._resolve(subject, folder)
        found = self._lookup(subject)
        # A class, a partial, a function that remembers: all make an estimator. What can be fitted is one.
        makes = callable(found) and (isinstance(found, type) or not hasattr(found, "fit"))
        return self._function(subject)() if makes else found

    def _resolve(self, arg: Any, folder: _Folder) -> Any:
        """Turn an argument of the asker's into the object that the function gets: always a fresh one."""
        if isinstance(arg, File):
            path = folder.path / Path(arg.name).name
            path.write_bytes(arg.content)
            return str(path)
        if isinstance(arg, Named):
            return _imported(arg.path, NAMED.fullmatch(arg.path) is not None)
        if isinstance(arg, Own | Built):
            return self._make(arg, folder)
        if isinstance(arg, dict):
            return {key: self._resolve(item, folder) for key, item in arg.items()}
        if isinstance(arg, list | tuple):
            return type(arg)(self._resolve(item, folder) for item in arg)
        return arg.copy() if hasattr(arg, "copy") else arg

    def _make(self, arg: Own | Built, folder: _Folder) -> Any:
        args = [self._resolve(item, folder) for item in arg.args]
        if isinstance(arg, Own):
            made = self._function(arg.function)(*args)
        else:
            params = {name: self._resolve(item, folder) for name, item in arg.params.items()}
            made = _imported(arg.path, arg.path.startswith(BUILDABLE))(*args, **params)
            for name, item in arg.state.items():
                setattr(made, name, self._resolve(item, folder))
        return made.fit(*(self._resolve(item, folder) for item in arg.fit)) if arg.fit else made


def copied(value: Any) -> Any:
    """A deep copy; the object itself where it cannot be copied: a module, or what holds a lock."""
    if isinstance(value, ModuleType):
        return value
    try:
        return copy.deepcopy(value)
    except Exception:
        return value


def _parts(estimator: Any) -> list[Any]:
    """An estimator and those among its parameters, however deep, that can be fitted."""
    return [estimator, *(part for part in estimator.get_params(deep=True).values() if hasattr(part, "fit"))]


def is_stub(function: Any) -> bool:
    """Whether a function does nothing but return None: the starter's ``...``, or ``pass``."""
    if not isinstance(function, FunctionType):
        return False
    steps = [step for step in dis.get_instructions(function) if step.opname not in ("RESUME", "NOP")]
    # The second is Python 3.12's and 3.13's way, the third that of 3.15.
    gives = ("LOAD_CONST", "RETURN_CONST", "LOAD_COMMON_CONSTANT")
    return all(step.opname == "RETURN_VALUE" or (step.opname in gives and step.argval is None) for step in steps)


def _imported(path: str, allowed: bool) -> Any:
    if not allowed:
        raise ValueError(f"a check may build objects of {', '.join(BUILDABLE)} not {path}")
    module, _, name = path.rpartition(".")
    return getattr(importlib.import_module(module), name)


def _fingerprint(value: Any) -> Any:
    """Something that changes when an array, frame or container is changed in place."""
    if type(value) is np.ndarray:
        return value.tobytes(), value.shape, value.dtype.str
    if type(value) in (list, dict):
        return repr(value)
    if hasattr(value, "to_csv"):
        return value.to_csv()
    return None


def describe_error(error: BaseException) -> Raised:
    """The type, text and line of an exception. A student's own __str__ may fail: then no text."""
    try:
        text = str(error)
    except Exception:
        text = "(its text cannot be shown)"
    name = "TimeoutError" if isinstance(error, TimeLimit) else type(error).__name__
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_cell(frame.filename)]
    bases = tuple(base.__name__ for base in type(error).__mro__ if base in PYTHONS_OWN)
    return Raised(name, text[:500], frames[-1].lineno or 0 if frames else 0, bases)


def _is_cell(filename: str) -> bool:
    """Whether a code object comes from a notebook cell: IPython and ipykernel name them so."""
    return filename.startswith(("<ipython-input", "<cell")) or "ipykernel_" in filename


@contextlib.contextmanager
def quiet(printed: io.StringIO) -> Iterator[None]:
    """Run student code without leaving a trace: output, warnings, figures and random state."""
    from matplotlib import pyplot

    open_figures = set(pyplot.get_fignums())
    state, numpy_state = random.getstate(), np.random.get_state()
    # Fresh for each question: a function that lacks its seed must not look reproducible.
    random.seed()
    np.random.seed()
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(io.StringIO()),
        warnings.catch_warnings(),
        _undisplayed(),
    ):
        warnings.simplefilter("ignore")
        try:
            yield
        finally:
            random.setstate(state)
            np.random.set_state(numpy_state)
            for number in set(pyplot.get_fignums()) - open_figures:
                pyplot.close(number)


@contextlib.contextmanager
def _undisplayed() -> Iterator[None]:
    """In a notebook: let what is shown stay out of it, and let `plt.show()` close no figure before it is looked at."""
    if "IPython" not in sys.modules:
        yield
        return
    from IPython.utils.capture import capture_output

    with _left_open(), capture_output(stdout=False, stderr=False, display=True):
        yield


@contextlib.contextmanager
def _left_open() -> Iterator[None]:
    """Jupyter's inline backend closes the figures that it has shown; here it leaves them, as every other one does."""
    if "matplotlib_inline.backend_inline" not in sys.modules:
        yield
        return
    from matplotlib_inline.config import InlineBackend

    inline = InlineBackend.instance()
    closes, inline.close_figures = inline.close_figures, False
    try:
        yield
    finally:
        inline.close_figures = closes
