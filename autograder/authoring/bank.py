"""The banks beside the checks: named wrong solutions, and right ones that are unlike ours.

Each file of ``bank/NN_name/{wrong,right}/`` replaces the solution of one exercise. Its
first lines are comments that say what it is::

    # exercise: 1.1
    # misconception: scaled-twice            (wrong solutions only)
    # The values are divided twice.

A wrong solution of ``# misconception: unnamed`` must be refused, and no check needs to know why it is wrong.

A file of ``bank/NN_name/quick/`` holds stand-ins for what an exercise's own cell computes
with, where that takes long. They hold while that cell runs, and never when checks ask.
"""

from __future__ import annotations

import ast
import dis
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

from autograder.authoring.source import source_cells
from autograder.errors import CourseError
from autograder.manifest import Course, Lesson

__all__ = [
    "UNNAMED",
    "Entry",
    "bank_folder",
    "defined",
    "execute",
    "imports_of_demonstrations",
    "load_bank",
    "over",
    "reference_namespace",
]


UNNAMED = "unnamed"
"""The misconception of a wrong solution that checks refuse without a cause, as a plain ``assert`` does."""


@dataclass(frozen=True)
class Entry:
    """One solution of a bank. `misconception` is empty unless it is a wrong one."""

    name: str
    exercise: str
    misconception: str
    about: str
    source: str
    file: Path

    @property
    def is_right(self) -> bool:
        """Whether this solution must earn all points of its exercise."""
        return self.file.parent.name == "right"


def bank_folder(course: Course, lesson: Lesson) -> Path:
    """Where the bank of a lesson is: beside its checks."""
    return course.check_place(lesson).parent / "bank" / lesson.name


def load_bank(course: Course, lesson: Lesson, kinds: Iterable[str] = ("right", "wrong")) -> tuple[Entry, ...]:
    """The solutions in the bank of a lesson, kind by kind, by name.

    Raises:
        CourseError: A file lacks its head, or names an exercise that does not exist.
    """
    folder = bank_folder(course, lesson)
    return tuple(_read(file, lesson) for kind in kinds for file in sorted((folder / kind).glob("*.py")))


def reference_namespace(course: Course, lesson: Lesson, quick: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The names that the reference solution of a lesson defines, demonstrations left out.

    Args:
        course: The course.
        lesson: The lesson.
        quick: Stand-ins by exercise, see `execute`.
    """
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for number, cell in enumerate(source_cells(course, lesson)):
        if not (cell.is_check or cell.is_demo):
            execute(cell.source, f"reference-{lesson.name}-{number}", namespace, (quick or {}).get(cell.exercise, ""))
    return namespace


def imports_of_demonstrations(course: Course, lesson: Lesson) -> dict[str, Any]:
    """What the demonstrations of a lesson import. In a notebook, the student's code may use it."""
    namespace: dict[str, Any] = {}
    for cell in source_cells(course, lesson):
        if cell.is_demo:
            imports: list[ast.stmt] = [
                node for node in ast.parse(cell.source).body if isinstance(node, ast.Import | ast.ImportFrom)
            ]
            exec(compile(ast.Module(imports, []), "demonstration", "exec"), namespace)
    namespace.pop("__builtins__", None)
    return namespace


def over(reference: Mapping[str, Any]) -> dict[str, Any]:
    """A namespace to put a solution into, over the reference: the same objects, and functions that look here.

    `reference` is not changed by new values. What changes an object of it in place changes it for all.
    """
    namespace = dict(reference)
    for name, value in reference.items():
        if isinstance(value, FunctionType) and value.__module__ == "__main__":
            copy = FunctionType(value.__code__, namespace, name, value.__defaults__, value.__closure__)
            copy.__kwdefaults__, copy.__doc__ = value.__kwdefaults__, value.__doc__
            namespace[name] = copy
    return namespace


def execute(source: str, name: str, namespace: dict[str, Any], quick: str = "") -> CodeType:
    """Run a source in a namespace, and return its code.

    Args:
        source: What to run.
        name: For tracebacks.
        namespace: Where to run it.
        quick: A source of stand-ins. What they define holds while `source` runs; after it, all is as before.
    """
    code = _compile(source, name)
    before = dict(namespace)
    exec(_compile(quick, name), namespace)
    lent = {key: value for key, value in namespace.items() if value is not before.get(key) and key != "__builtins__"}
    try:
        exec(code, namespace)
    finally:
        for key in (key for key, value in lent.items() if namespace.get(key) is value):
            del namespace[key]
            if key in before:
                namespace[key] = before[key]
    return code


def defined(cell: str) -> set[str]:
    """The names that the code of a cell defines."""
    steps = dis.get_instructions(compile(cell, "<cell>", "exec"))
    return {step.argval for step in steps if step.opname == "STORE_NAME"}


def _compile(source: str, name: str) -> CodeType:
    return compile(source, f"<cell {name}>", "exec")


def _read(file: Path, lesson: Lesson) -> Entry:
    source = file.read_text(encoding="utf-8")
    head = re.match(r"(?:# .*\n)+", source)
    lines = [line[2:].strip() for line in head.group().splitlines()] if head else []
    fields = {m.group(1): m.group(2) for line in lines if (m := re.fullmatch(r"(exercise|misconception): (\S+)", line))}
    about = " ".join(line for line in lines if not re.match(r"(exercise|misconception): ", line))
    wrong = file.parent.name == "wrong"
    if fields.get("exercise") not in {exercise.id for exercise in lesson.exercises} or not about:
        raise CourseError(
            "the first lines do not name an exercise of this lesson and say what the solution does.",
            file=file,
            mend="Begin with `# exercise: 1.1` and a line of words.",
        )
    if wrong != ("misconception" in fields):
        raise CourseError(
            "a wrong solution names its misconception, a right one names none.",
            file=file,
            mend=f"Add or remove the line `# misconception: …`; `{UNNAMED}` if no check should say the cause.",
        )
    return Entry(file.stem, fields["exercise"], fields.get("misconception", ""), about, source, file)
