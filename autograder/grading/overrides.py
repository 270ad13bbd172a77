"""overrides.yaml beside the results: points that a person has decided. Only the instructor writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.api.result import Report, Result, Status
from autograder.errors import CourseError
from autograder.manifest import Course
from autograder.yaml_file import line_of, of_the_instructor, parse, read_text, structure

__all__ = ["NAME", "Override", "decided", "load_overrides", "template"]

NAME = "overrides.yaml"


@dataclass(frozen=True)
class Override:
    """The points of one check of one student, and why a person gives them."""

    student: str
    lesson: str
    check: str
    points: float
    why: str


def load_overrides(out: Path, course: Course, is_known: Callable[[str, str], bool]) -> tuple[Override, ...]:
    """What the instructor has decided; nothing if there is no such file.

    Args:
        out: The folder of the results.
        course: The course.
        is_known: Whether there is, or will be, a record of this student and lesson.

    Raises:
        UsageError: With file and line. A decision that fits nothing is not passed over.
    """
    return of_the_instructor(out / NAME, lambda file: _load(file, course, is_known), ())


def decided(report: Report, overrides: Sequence[Override]) -> Report:
    """The report with the points that a person has decided; what the checks said stays in the record."""
    mine = {one.check: one for one in overrides if (one.student, one.lesson) == (report.student, report.lesson)}
    if not mine:
        return report
    return replace(report, results=tuple(_with(result, mine.get(result.check)) for result in report.results))


def template(report: Report) -> str:
    """Lines for overrides.yaml that settle what is held in this report, once somebody fills them in."""
    return "".join(
        f"- student: {_quoted(report.student)}\n  lesson: {report.lesson}\n  check: {result.check}\n"
        f'  points:      # 0 to {result.max_points:g}\n  why: ""\n'
        for result in report.results
        if result.held
    )


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _with(result: Result, override: Override | None) -> Result:
    if override is None:
        return result
    status = Status.PASS if override.points == result.max_points else Status.FAIL
    # What a person has decided is no longer told as a known wrong idea.
    return replace(result, status=status, points=override.points, decided=override.why, misconception="")


def _load(file: Path, course: Course, is_known: Callable[[str, str], bool]) -> tuple[Override, ...]:
    text = read_text(file)
    data = parse(text, file) or []
    if not isinstance(data, list):
        raise CourseError("this is not a list.", file=file, mend="Begin each decision with a dash: `- student: …`.")
    found: dict[tuple[str, str, str], Override] = {}
    for number, item in enumerate(data):
        one = structure(item, Override, text, file, f"[{number}]")
        problem, name, mend = _problem(one, course, is_known)
        if (one.student, one.lesson, one.check) in found:
            problem, name, mend = f"{one.student} has two decisions about {one.check}.", "student", "Keep one of them."
        if problem:
            raise CourseError(problem, file=file, line=line_of(text, f"[{number}].{name}"), mend=mend)
        found[one.student, one.lesson, one.check] = one
    return tuple(found.values())


def _problem(one: Override, course: Course, is_known: Callable[[str, str], bool]) -> tuple[str, str, str]:
    """What is wrong, at which name of the entry, and what mends it; three empty texts if nothing is."""
    lesson = next((lesson for lesson in course.lessons if lesson.name == one.lesson), None)
    if lesson is None:
        names = ", ".join(lesson.name for lesson in course.lessons)
        return f"there is no lesson {one.lesson!r}.", "lesson", f"The lessons are: {names}."
    points = lesson.check_points.get(one.check)
    if points is None:
        return f"{lesson.name} has no check {one.check!r}.", "check", f"There are: {', '.join(lesson.check_points)}."
    if not 0 <= one.points <= points:
        return f"{one.points:g} points are not possible for {one.check}.", "points", f"Give 0 to {points:g}."
    if not one.why.strip():
        return "a decision needs its reason.", "why", "Say in one sentence why; the student reads it."
    if not is_known(one.student, one.lesson):
        mend = "Correct the name, or take the decision out."
        return f"there is no work of {one.student!r} for {lesson.name}.", "student", mend
    return "", "", ""
