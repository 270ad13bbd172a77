"""Imports what a manifest names: checks, and the subject. What goes wrong becomes file, line and mend."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from autograder.errors import CourseError

__all__ = ["import_part"]


def import_part(module_name: str, root: Path, key: str) -> ModuleType:
    """A module that the manifest names.

    Args:
        module_name: A dotted name, or a path ending in ``.py`` relative to `root`.
        root: The folder that holds course.yaml.
        key: Where it stands there, such as ``"checks"``.

    Raises:
        CourseError: The module is not there, or does not import.
    """
    if module_name.endswith(".py"):
        return _import_file(module_name, root, key)
    try:
        spec = importlib.util.find_spec(module_name)
    except ModuleNotFoundError:  # A package above it is not there.
        spec = None
    if spec is None:
        raise CourseError(
            f"there is no module {module_name!r}.",
            file=root / "course.yaml",
            mend=f"Name an existing module in `{key}:`.",
        )
    with _errors_named(Path(spec.origin or root)):
        return importlib.import_module(module_name)


def _import_file(name_of_file: str, root: Path, key: str) -> ModuleType:
    path = root / name_of_file
    # The path is part of the name: two courses may both have a test_01_first.py.
    name = f"_course_part_{abs(hash(path.resolve()))}_{path.stem}"
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise CourseError(
            f"there is no file {name_of_file!r}.",
            file=root / "course.yaml",
            mend=f"Create {path} or correct `{key}:`.",
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
    """Turn whatever a file of the course raises while it is imported into file, line and mend."""
    try:
        yield
    except KeyboardInterrupt:
        raise
    # SystemExit and pytest's own outcomes are no reason to stop without a word either.
    except BaseException as error:
        place, line = _place(error, file)
        text = f": {error}" if str(error) else ""
        raise CourseError(
            f"this file does not import: {type(error).__name__}{text}.",
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
