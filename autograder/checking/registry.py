"""How a plain pytest function becomes a check of an exercise."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import pkgutil
import sys
import traceback
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from autograder.errors import CourseError, UsageError

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
        UsageError: Python leaves out every `assert`, so that checks would pass that hold nothing.
    """
    if sys.flags.optimize:
        raise UsageError(
            "Python was started with -O or PYTHONOPTIMIZE, and so leaves out what the checks assert. Start it without."
        )
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
    if module_name.endswith(".py"):
        return _import_file(module_name, root)
    try:
        spec = importlib.util.find_spec(module_name)
    except ModuleNotFoundError:  # A package above it is not there.
        spec = None
    if spec is None:
        raise CourseError(
            f"the checks {module_name!r} do not import: there is no such module.",
            file=root / "course.yaml",
            mend="Name an existing module in `checks:`.",
        )
    with _errors_named(Path(spec.origin or root)):
        return importlib.import_module(module_name)


def _import_file(name_of_file: str, root: Path) -> ModuleType:
    path = root / name_of_file
    # The path is part of the name: two courses may both have a test_01_first.py.
    name = f"_course_checks_{abs(hash(path.resolve()))}_{path.stem}"
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise CourseError(
            f"the checks {name_of_file!r} are not there.",
            file=root / "course.yaml",
            mend=f"Create {path} or correct `checks:`.",
        )
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        with _errors_named(path):
            spec.loader.exec_module(module)
    except CourseError:
        # Half a module must not be taken for a whole one the next time.
        del sys.modules[name]
        raise
    return module


@contextmanager
def _errors_named(file: Path) -> Iterator[None]:
    """Turn whatever a file of checks raises while it is imported into file, line and mend."""
    try:
        yield
    except KeyboardInterrupt:
        raise
    # SystemExit and pytest's own outcomes are no reason to stop without a word either.
    except BaseException as error:
        place, line = _place(error, file)
        text = f": {error}" if str(error) else ""
        raise CourseError(
            f"the checks do not import: {type(error).__name__}{text}.",
            file=place,
            line=line,
            mend=f"Correct this line; `python {place.name}` shows the whole error.",
        ) from error


def _place(error: BaseException, file: Path) -> tuple[Path, int | None]:
    """Where an import failed: the line that is no Python, or the last one that ran of the files beside this one."""
    if isinstance(error, SyntaxError) and error.filename:
        return Path(error.filename), error.lineno
    steps = [(Path(frame.f_code.co_filename), line) for frame, line in traceback.walk_tb(error.__traceback__)]
    return next((step for step in reversed(steps) if step[0].parent == file.parent), (file, None))


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
