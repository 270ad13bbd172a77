"""How a plain pytest function becomes a check of an exercise."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import pkgutil
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from autograder.errors import CourseError

__all__ = ["Check", "CheckFunction", "exercise", "load_checks", "with_needs"]

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
    """Names of the function's parameters: `answers`, and `judge` where a model is judged."""


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


def load_checks(module_name: str, root: Path) -> tuple[Check, ...]:
    """The checks of one module, in the order they stand in the file; or those of a package, file by file.

    Args:
        module_name: A dotted name of a module, or of a package with modules called ``test_…``; or a
            path ending in ``.py`` relative to `root`.
        root: The folder that holds course.yaml.

    Raises:
        CourseError: The module is not there, does not import, or a check is not sound.
    """
    checks = tuple(
        value.__autograder__
        for module in _modules(_import(module_name, root), root)
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
    return [_import(f"{module.__name__}.{name}", root) for name in names if name.startswith("test_")]


def _import(module_name: str, root: Path) -> ModuleType:
    if not module_name.endswith(".py"):
        try:
            return importlib.import_module(module_name)
        except ImportError as error:
            raise CourseError(
                f"the checks {module_name!r} do not import: {error}.",
                file=root / "course.yaml",
                mend="Name an existing module in `checks:`.",
            ) from error
    path = root / module_name
    # The path is part of the name: two courses may both have a test_01_first.py.
    name = f"_course_checks_{abs(hash(path.resolve()))}_{path.stem}"
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise CourseError(
            f"the checks {module_name!r} are not there.",
            file=root / "course.yaml",
            mend=f"Create {path} or correct `checks:`.",
        )
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _verify(check: Check, checks: tuple[Check, ...]) -> None:
    code = check.function.__code__
    file, line = Path(code.co_filename), code.co_firstlineno
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
