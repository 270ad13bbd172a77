"""The reference solution of a lesson, in which any other solution can be tried in its place."""

from __future__ import annotations

import pickle
import signal
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from functools import wraps
from types import BuiltinFunctionType, CodeType, FrameType, FunctionType, ModuleType
from typing import Any

from autograder.answers import AskingAnswers, Built, Own, Question, Reply, Responder
from autograder.answers.description import is_ours, repeats_itself
from autograder.answers.responder import TimeLimit, describe_error
from autograder.api.registry import Check, checks_of
from autograder.api.result import CellProblem, Result, Status, with_cell_problem
from autograder.api.runner import run_checks
from autograder.authoring.bank import (
    defined,
    execute,
    imports_of_demonstrations,
    load_bank,
    over,
    reference_namespace,
)
from autograder.authoring.outside import what_stays
from autograder.errors import CourseError
from autograder.manifest import Course, Lesson
from autograder.subject import subject_of

__all__ = ["Reference"]

_NOT_DATA = (ModuleType, type, FunctionType, BuiltinFunctionType)


class Reference:
    """The reference solution of a lesson, run once, and what each check asks of it.

    Raises:
        CourseError: The reference does not earn every point.
    """

    def __init__(self, course: Course, lesson: Lesson) -> None:
        self._course, self._lesson = course, lesson
        self._checks = checks_of(course, lesson)
        self._judges = subject_of(course).judges(course, None)
        self._quick = {entry.exercise: entry.source for entry in load_bank(course, lesson, ["quick"])}
        self.is_quick = bool(self._quick)
        """Whether stand-ins were used, so that our solution as it is has still to be tried."""
        self._namespace = reference_namespace(course, lesson, self._quick)
        self._imported = imports_of_demonstrations(course, lesson)
        self._asked: dict[str, set[str]] = {}
        self._fits: dict[bytes, Reply] = {}
        results = self._run([self._listened(check) for check in self._checks], self._namespace)
        for result in results:
            if result.status is not Status.PASS:
                raise CourseError(
                    f"{result.check} refuses our own solution: {result.status}: {result.found}",
                    file=course.source(lesson),
                    mend="Correct the solution or the check. What runs here has the stand-ins of the bank's `quick/`.",
                )

    def replaced(
        self, source: str, name: str, exercise: str, *, cell: str = "", every_check: bool = False
    ) -> tuple[Result, ...]:
        """The results of all checks of the lesson, with this source run over the reference.

        A check whose answers cannot have changed is not run again: it passes, as it does for the
        reference. Its answers are a function of its questions and of the objects that these reach,
        and each question but the first follows from the answers before. So if none of the names
        that the reference was asked for, and none that their functions use, was bound anew or is
        data that the source mentions at all (it might change it in place), the answers are the same.

        Args:
            source: A solution of one exercise.
            name: For tracebacks.
            exercise: Whose solution it is.
            cell: The cell that the source stands for: what this one defines is not there at first.
            every_check: Run every check all the same.

        Raises:
            Exception: Whatever the source raises while it runs.
        """
        namespace = over(self._namespace)
        before = dict(namespace)
        for key in defined(cell) & namespace.keys():
            del namespace[key]
        code = execute(source, name, namespace, self._quick.get(exercise, ""))
        return self._run(self._checks if every_check else self._changed(code, before, namespace), namespace)

    def as_cell(self, source: str, name: str, exercise: str) -> tuple[Result, ...]:
        """The results of all checks of the lesson, with this source in the last cell of an exercise.

        As in a notebook, what stops the cell stops that cell only, and what stops an answer that answer.
        The limits are those of the course, in seconds of computing.
        """
        limits = self._course.limits_of(self._lesson)
        namespace = over(self._imported | self._namespace)
        before = dict(namespace)
        _, gone = what_stays(self._course, self._lesson, exercise, source)
        for key in gone & namespace.keys():
            del namespace[key]
        problems: list[CellProblem] = []
        try:
            with _alarm(limits.cell_seconds):
                execute(source, name, namespace, self._quick.get(exercise, ""))
        # A cell may raise anything.
        except BaseException as error:
            raised = describe_error(error)
            message = f"The cell of exercise {exercise} stopped with {raised.type_name}: {raised.message}."
            problems.append(CellProblem(name, exercise, message))
        code = compile(source, name, "exec")
        results = self._run(self._changed(code, before, namespace), namespace, limits.question_seconds)
        return tuple(with_cell_problem(result, problems) for result in results)

    def _changed(self, code: CodeType, before: dict[str, Any], namespace: dict[str, Any]) -> list[Check]:
        """The checks; those whose answers this code cannot have changed pass without being run."""
        touched = {key for key in before.keys() | namespace.keys() if namespace.get(key) is not before.get(key)}
        touched |= {key for key in _names(code) if not isinstance(namespace.get(key, _names), _NOT_DATA)}
        return [
            check if touched & _reach(self._asked[check.name], namespace) else _passed(check) for check in self._checks
        ]

    def alone(self, sources: Iterable[str], name: str) -> tuple[Result, ...]:
        """The results of all checks for sources that run in an empty namespace."""
        namespace: dict[str, Any] = {"__name__": "__main__"}
        for number, source in enumerate(sources):
            execute(source, f"{name}-{number}", namespace)
        return self._run(self._checks, namespace)

    def _run(
        self, checks: Iterable[Check], namespace: dict[str, Any], question_seconds: float = 0
    ) -> tuple[Result, ...]:
        self._listener = _Listener(namespace, question_seconds, self._fits)
        return run_checks(tuple(checks), self._lesson.check_points, AskingAnswers(self._listener.answer), self._judges)

    def _listened(self, check: Check) -> Check:
        """The same check; what it asks for is noted."""

        @wraps(check.function)
        def function(**resources: Any) -> None:
            self._listener.names = self._asked.setdefault(check.name, set())
            # Answers of its own, which remember nothing that another check has asked for.
            check.function(**{k: AskingAnswers(v.ask) if k == "answers" else v for k, v in resources.items()})

        return replace(check, function=function)


class _Listener:
    """Answers questions about a namespace, and notes the names that they are about.

    Predictions of models that are described in full do not depend on the namespace: `fits` has those of our solution.
    """

    def __init__(self, namespace: dict[str, Any], seconds: float, fits: dict[bytes, Reply]) -> None:
        self.names: set[str] = set()
        self._seconds, self._fits = seconds, fits
        self._responder = Responder(namespace)

    def answer(self, question: Question) -> Reply:
        subject = question.subject
        self.names.update([subject.split(".")[0]] if isinstance(subject, str) else _own(subject))
        self.names.update(_own([question.args, question.kwargs]))
        if question.verb == "fit_predict" and is_ours(subject) and repeats_itself(subject):
            key = pickle.dumps((replace(subject, of=""), question.args))
            if key not in self._fits:
                self._fits[key] = self._asked(question)
            return deepcopy(self._fits[key])
        return self._asked(question)

    def _asked(self, question: Question) -> Reply:
        with _alarm(self._seconds):
            return self._responder.answer(question)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Interrupt code that computes longer; 0 for no limit."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise TimeLimit(f"it did not end within {seconds:g} seconds")

    if not seconds:
        yield
        return
    signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _own(argument: Any) -> Iterator[str]:
    """The student's functions that an argument is made with."""
    if isinstance(argument, Own):
        yield argument.function
        yield from _own([argument.args, argument.fit])
    elif isinstance(argument, Built):
        yield from _own([argument.args, argument.params, argument.fit])
    elif isinstance(argument, Mapping):
        yield from _own(list(argument.values()))
    elif isinstance(argument, list | tuple):
        for item in argument:
            yield from _own(item)


def _passed(check: Check) -> Check:
    """A check that passes without being run."""
    return replace(check, function=lambda: None, asks_for=())


def _names(code: CodeType) -> set[str]:
    """All names that a code uses, in its functions too. Names of attributes are among them: that does no harm."""
    inner = [constant for constant in code.co_consts if isinstance(constant, CodeType)]
    return {*code.co_names}.union(*(_names(one) for one in inner))


def _reach(names: Iterable[str], namespace: Mapping[str, Any]) -> set[str]:
    """These names, and all that their functions use, and so on."""
    reached: set[str] = set()
    todo = list(names)
    while todo:
        name = todo.pop()
        if name not in reached:
            reached.add(name)
            value = namespace.get(name)
            todo += _names(value.__code__) if isinstance(value, FunctionType) else ()
    return reached
