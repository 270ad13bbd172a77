"""The banks beside the checks: named wrong solutions, and right ones that are unlike ours.

Each file of ``checks/bank/NN_name/{wrong,right}/`` replaces the solution of one exercise. Its
first lines are comments that say what it is::

    # exercise: 1.1
    # misconception: label-among-pixels      (wrong solutions only)
    # The label column is kept among the pixels.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

from autograder.answers import live_answers
from autograder.authoring.source import source_cells
from autograder.checking import PublicJudge, Result, run_checks, with_needs
from autograder.errors import CourseError
from autograder.manifest import Course, Lesson

__all__ = ["Entry", "load_bank", "reference_namespace", "run_entry"]

BANKS = Path(__file__).resolve().parent.parent / "checks" / "bank"


@dataclass(frozen=True)
class Entry:
    """One solution of a bank. `misconception` is empty for a right one."""

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


def load_bank(lesson: Lesson, banks: Path = BANKS) -> tuple[Entry, ...]:
    """All solutions in the bank of a lesson, right ones first, by name.

    Raises:
        CourseError: A file lacks its head, or names an exercise that does not exist.
    """
    files = sorted((banks / lesson.name / "right").glob("*.py")) + sorted((banks / lesson.name / "wrong").glob("*.py"))
    return tuple(_read(file, lesson) for file in files)


def reference_namespace(course: Course, lesson: Lesson) -> dict[str, Any]:
    """The names that the reference solution of a lesson defines, demonstrations left out."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for number, cell in enumerate(source_cells(course, lesson)):
        if not (cell.is_check or cell.is_demo):
            exec(_compile(cell.source, f"reference-{lesson.name}-{number}"), namespace)
    return namespace


def run_entry(
    course: Course,
    lesson: Lesson,
    entry: Entry | None,
    reference: Mapping[str, Any],
    exercises: Collection[str] = (),
) -> Sequence[Result]:
    """Run the checks of the lesson on the reference, with one solution replaced.

    Args:
        course: The course.
        lesson: The lesson.
        entry: The replacement; None runs the reference as it is.
        reference: What `reference_namespace` returned. It is not changed.
        exercises: Whose checks to run; all if empty. Models are judged on the public rows.
    """
    namespace = dict(reference)
    if entry is not None:
        # Functions look names up in the namespace they were made in: make all of them anew in this one.
        _adopt(namespace)
        exec(_compile(entry.source, entry.name), namespace)
    checks = with_needs(course.checks(lesson), exercises or {exercise.id for exercise in lesson.exercises})
    return run_checks(checks, lesson.check_points, live_answers(namespace), PublicJudge())


def _adopt(namespace: dict[str, Any]) -> None:
    for name, value in list(namespace.items()):
        if isinstance(value, FunctionType) and value.__module__ == "__main__":
            copy = FunctionType(value.__code__, namespace, name, value.__defaults__, value.__closure__)
            copy.__kwdefaults__, copy.__doc__ = value.__kwdefaults__, value.__doc__
            namespace[name] = copy


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
            mend="Add or remove the line `# misconception: …`.",
        )
    return Entry(file.stem, fields["exercise"], fields.get("misconception", ""), about, source, file)
