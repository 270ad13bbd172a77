"""How a plain pytest function becomes a check of an exercise."""

from __future__ import annotations

import inspect
import pkgutil
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType
from typing import TypeVar

from autograder.errors import CourseError, UsageError
from autograder.manifest import Course, Lesson
from autograder.parts import import_part

__all__ = ["Check", "CheckFunction", "checks_of", "exercise", "load_checks", "with_needs"]

CheckFunction = Callable[..., None]
_F = TypeVar("_F", bound=CheckFunction)


@dataclass(frozen=True)
class Check:
    """One check: a pytest function, the exercise it belongs to, and the checks it needs."""

    name: str
    exercise: str
    title: str
    needs: tuple[str, ...]
    function: CheckFunction
    asks_for: tuple[str, ...]
    """Names of the function's parameters: `answers`, and the judges of the course that it needs."""

    @property
    def file(self) -> Path:
        """The file that the check stands in."""
        return Path(self._code.co_filename)

    @property
    def line(self) -> int:
        """The line where it begins."""
        return self._code.co_firstlineno

    @property
    def _code(self) -> CodeType:
        # What stands around a check, such as one who listens, is no part of the author's file.
        code: CodeType = inspect.unwrap(self.function).__code__
        return code


def exercise(exercise_id: str, *, needs: CheckFunction | tuple[CheckFunction, ...] = ()) -> Callable[[_F], _F]:
    """Mark a pytest function as a check of an exercise.

    Args:
        exercise_id: The id in course.yaml, such as ``"1.2"``.
        needs: Checks that must pass first. If one fails, this check is skipped.

    Returns:
        A decorator that leaves the function as it is, so that pytest can run it too.
    """
    functions = needs if isinstance(needs, tuple) else (needs,)

    def mark(function: _F) -> _F:
        title = (inspect.getdoc(function) or "").split("\n")[0]
        function.__autograder__ = Check(  # type: ignore[attr-defined]
            name=function.__name__,
            exercise=exercise_id,
            title=title,
            needs=tuple(needed.__name__ for needed in functions),
            function=function,
            asks_for=tuple(inspect.signature(function).parameters),
        )
        return function

    return mark


def checks_of(course: Course, lesson: Lesson) -> tuple[Check, ...]:
    """The checks of a lesson.

    Raises:
        CourseError: course.yaml and the check file do not name the same checks; or see `load_checks`.
    """
    checks = load_checks(lesson.checks, course.root)
    listed = [(e.id, name) for e in lesson.exercises for name in e.checks]
    written = [(check.exercise, check.name) for check in checks]
    for exercise_id, name in set(listed) ^ set(written):
        where = "course.yaml" if (exercise_id, name) in listed else lesson.checks
        raise CourseError(
            f"the check {name} of exercise {exercise_id} stands only in {where}.",
            file=course.root / "course.yaml",
            mend="Name each check in both, under the same exercise.",
        )
    return checks


def load_checks(module_name: str, root: Path) -> tuple[Check, ...]:
    """The checks of one module, in the order they stand in the file; or those of a package, file by file.

    Args:
        module_name: A dotted name of a module, or of a package with modules called ``test_…``; or a
            path ending in ``.py`` relative to `root`.
        root: The folder that holds course.yaml.

    Raises:
        CourseError: The module is not there, does not import, or a check is not sound.
        UsageError: Python leaves out every `assert`, so that checks would pass that hold nothing.
    """
    if sys.flags.optimize:
        raise UsageError(
            "Python was started with -O or PYTHONOPTIMIZE, and so leaves out what the checks assert. Start it without."
        )
    checks = tuple(
        value.__autograder__
        for module in _modules(import_part(module_name, root, "checks"), root)
        for name, value in vars(module).items()
        # What another file of the package has made is counted there.
        if name.startswith("test_") and hasattr(value, "__autograder__") and value.__module__ == module.__name__
    )
    for check in checks:
        _verify(check, checks)
    return checks


def with_needs(checks: Sequence[Check], exercises: Collection[str]) -> tuple[Check, ...]:
    """The checks of these exercises, and those of other exercises that they need, in order."""
    names = {check.name for check in checks if check.exercise in exercises}
    # Needs stand before the checks that need them, so one pass backwards finds them all.
    for check in reversed(checks):
        if check.name in names:
            names.update(check.needs)
    return tuple(check for check in checks if check.name in names)


def _modules(module: ModuleType, root: Path) -> list[ModuleType]:
    """The modules in a package that hold checks, by name; or just this module."""
    if not hasattr(module, "__path__"):
        return [module]
    names = sorted(found.name for found in pkgutil.iter_modules(module.__path__))
    return [import_part(f"{module.__name__}.{name}", root, "checks") for name in names if name.startswith("test_")]


def _verify(check: Check, checks: tuple[Check, ...]) -> None:
    file, line = check.file, check.line
    earlier = [other.name for other in checks[: checks.index(check)]]
    if check.name in earlier:
        raise CourseError(f"two checks are called {check.name}.", file=file, line=line, mend="Rename one.")
    if not check.title:
        raise CourseError(
            f"{check.name} has no docstring.", file=file, line=line, mend="Write the line that the student reads."
        )
    for needed in check.needs:
        if needed not in earlier:
            raise CourseError(
                f"{check.name} needs {needed}, which does not stand before it.",
                file=file,
                line=line,
                mend="Move the needed check up.",
            )
