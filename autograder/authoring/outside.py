"""A bank from outside, such as the answers of a teacher's own students: folders ``right`` and ``wrong`` of small files.

The first line of a file says what it is and what is expected; the rest is what the student wrote::

    # 3.4: compares only the first ten rows. Expected: all rows are compared.

It is put over our own solution: names of the exercise that it does not define stay ours, unless it defines none.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from pathlib import Path

from autograder.authoring.bank import Entry, defined
from autograder.errors import UsageError
from autograder.manifest import Course, Lesson
from autograder.notebook.worked import worked_cells

__all__ = ["KINDS", "read_folder", "what_stays"]

KINDS = ("right", "wrong")
HEAD = re.compile(r"#\s*(\d+\.\d+)\s*:\s*(\S.*?)\s*\bExpected:\s*(\S.*)")
EXAMPLE = "`# 3.4: compares the first ten rows only. Expected: all rows are compared.`"
TOLD = 20
"""How many files that cannot be read are named."""


def read_folder(course: Course, folder: Path) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The answers in ``right`` and ``wrong`` of a folder, by exercise, and what was left out there, in words.

    Raises:
        UsageError: There are none, or some cannot be tried; each is named with its line and what mends it.
    """
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}. Give one that holds the folders right/ and wrong/.")
    paths = [path for kind in KINDS for path in sorted((folder / kind).glob("*")) if path.name != "__pycache__"]
    files = [path for path in paths if path.suffix == ".py" and path.is_file() and not path.is_symlink()]
    if not files:
        raise UsageError(f"There is no answer in {folder}. Put files NAME.py into {folder / 'right'} or its wrong/.")
    found, problems = [], []
    for file in files:
        try:
            found.append(_read(course, file))
        except UsageError as error:
            problems.append(str(error))
    if problems:
        more = [f"and {len(problems) - TOLD} more."] if len(problems) > TOLD else []
        raise UsageError("\n".join([f"{len(problems)} of {len(files)} files:", *problems[:TOLD], *more]))
    left_out = [f"{path}: not a file NAME.py." for path in paths if path not in files]
    left_out += [f"{path}: not in right/ or wrong/." for path in sorted(folder.glob("*.py"))]
    return tuple(sorted(found, key=lambda e: (_number(e.exercise), e.file.parent.name, e.name))), tuple(left_out)


def what_stays(course: Course, lesson: Lesson, exercise: str, source: str) -> tuple[str, set[str]]:
    """What of our solution stays where a source takes the place of the last cell of its exercise.

    Returns:
        Our code of that cell, or nothing; and the names of ours that are not there when the source begins.
    """
    cells = worked_cells(course, lesson, exercise)
    ours, last, theirs = set[str]().union(*map(defined, cells)), defined(cells[-1]), defined(source)
    if not ours & theirs:
        return "", last
    return ("" if last <= theirs else cells[-1]), ours & theirs


def _number(exercise: str) -> tuple[int, ...]:
    return tuple(map(int, exercise.split(".")))


def _read(course: Course, file: Path) -> Entry:
    try:
        source = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}:1: it cannot be read: {error}. Save it as UTF-8 text.") from error
    head = HEAD.fullmatch(source.split("\n", 1)[0].strip())
    if head is None:
        raise UsageError(f"{file}:1: the first line does not say what it is. Write it like {EXAMPLE}")
    exercise, about, expected = head.groups()
    known = {exercise.id for lesson in course.lessons for exercise in lesson.exercises}
    if exercise not in known:
        raise UsageError(f"{file}:1: there is no exercise {exercise}. Name one of {', '.join(sorted(known))}.")
    for line, problem in _mistakes(source):
        raise UsageError(f"{file}:{line}: {problem}")
    return Entry(file.stem, exercise, "", f"{about} Expected: {expected}", source, file)


def _mistakes(source: str) -> Iterator[tuple[int, str]]:
    """What keeps a source from being tried: pairs of a line and words."""
    for number, line in enumerate(source.splitlines(), 1):
        if re.match(r"\s*%%?[a-zA-Z]|![a-zA-Z]", line):
            yield number, "only Python can be tried, and this line is one of Jupyter's own. Take it out."
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # A student's `"\d"` is no business of ours.
            code = compile(source, "<answer>", "exec", dont_inherit=True)
    except SyntaxError as error:
        yield error.lineno or 1, f"this is not valid Python: {error.msg}. Mend it, or take the file out."
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        yield 1, f"Python cannot read this: {error}. Mend it, or take the file out."
    else:
        if len(code.co_code) <= len(compile("", "", "exec").co_code) and not code.co_names:
            yield 2, "there is no code. Write the student's answer below the first line."
