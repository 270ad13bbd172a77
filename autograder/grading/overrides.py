"""overrides.yaml beside the results: what a person has decided. Each decision is checked against the course."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.api.result import Report
from autograder.errors import CourseError
from autograder.manifest import Course, Lesson
from autograder.yaml_file import line_of, of_the_instructor, parse, read_text, structure, times_as_text

__all__ = ["MOST_DAYS", "NAME", "Override", "load_overrides", "overrides_in", "problem_of", "template"]

NAME = "overrides.yaml"
MOST_DAYS = 366
"""How many days late a lesson may be taken for."""


@dataclass(frozen=True, kw_only=True)
class Override:
    """A decision about one check, one exercise, or with neither about a whole lesson.

    It is about `student`, or with `everybody` about all who have attempted it: these get `points` if they have fewer.
    `excuse` takes the exercise or lesson out of what counts. `late_days` are how many days late the lesson is taken
    for; 0 for in time. `why` is the reason, `comment` what else the student reads, `by` and `at` who decided and when.
    """

    lesson: str
    student: str = ""
    everybody: bool = False
    exercise: str = ""
    check: str = ""
    points: float | None = None
    excuse: bool = False
    late_days: int | None = None
    why: str = ""
    comment: str = ""
    by: str = ""
    at: str = ""

    @property
    def target(self) -> tuple[str, str, str, str]:
        """What it is about. There is one decision at most about each."""
        return ("" if self.everybody else self.student, self.lesson, self.exercise, self.check)

    @property
    def decides(self) -> bool:
        """Whether it changes what counts, and does not only say something."""
        return self.points is not None or self.excuse or self.late_days is not None


def load_overrides(out: Path, course: Course, is_known: Callable[[str, str], bool]) -> tuple[Override, ...]:
    """What the instructor has decided; nothing if there is no such file.

    Args:
        out: The folder of the results.
        course: The course.
        is_known: Whether there is, or will be, a record of this student and lesson; for an empty lesson, whether this
            is somebody of the class.

    Raises:
        UsageError: With file and line. A decision that fits nothing is not passed over.
    """
    return of_the_instructor(out / NAME, lambda file: overrides_in(read_text(file), file, course, is_known), ())


def template(report: Report) -> str:
    """Lines for overrides.yaml that settle what is held in this report, once somebody fills them in."""
    return "".join(
        f"- student: {_quoted(report.student)}\n  lesson: {report.lesson}\n  check: {result.check}\n"
        f'  points:      # 0 to {result.max_points:g}\n  why: ""\n'
        for result in report.results
        if result.held
    )


def problem_of(one: Override, course: Course, is_known: Callable[[str, str], bool]) -> tuple[str, str, str]:
    """What is wrong with a decision, at which name of its entry, and what mends it; empty texts if nothing is."""
    of_the_place = list(_of_the_place(one, course, is_known))
    return [*of_the_place, *([] if of_the_place else _of_the_decision(one, course)), ("", "", "")][0]


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def overrides_in(text: str, file: Path, course: Course, is_known: Callable[[str, str], bool]) -> tuple[Override, ...]:
    """The decisions in the text of such a file: see `load_overrides`.

    Raises:
        CourseError: With file and line.
    """
    data = times_as_text(parse(text, file)) or []
    if not isinstance(data, list):
        raise CourseError("this is not a list.", file=file, mend="Begin each decision with a dash: `- student: …`.")
    found: list[Override] = []
    about: dict[tuple[str, str], list[Override]] = defaultdict(list)
    for number, item in enumerate(data):
        one = structure(item, Override, text, file, f"[{number}]")
        problem, name, mend = problem_of(one, course, is_known)
        if not problem:
            problem, name, mend = _clash(one, about[one.target[:2]], course)
        if problem:
            raise CourseError(problem, file=file, line=line_of(text, f"[{number}].{name}"), mend=mend)
        about[one.target[:2]].append(one)
        found.append(one)
    return tuple(found)


def _of_the_place(one: Override, course: Course, known: Callable[[str, str], bool]) -> Iterator[tuple[str, str, str]]:
    lesson = next((lesson for lesson in course.lessons if lesson.name == one.lesson), None)
    if lesson is None:
        names = ", ".join(lesson.name for lesson in course.lessons)
        yield f"there is no lesson {one.lesson!r}.", "lesson", f"The lessons are: {names}."
        return
    if one.check and one.check not in lesson.check_points:
        yield f"{lesson.name} has no check {one.check!r}.", "check", f"There are: {', '.join(lesson.check_points)}."
    ids = [exercise.id for exercise in lesson.exercises]
    if one.exercise and one.exercise not in ids:
        yield f"{lesson.name} has no exercise {one.exercise!r}.", "exercise", f"There are: {', '.join(ids)}."
    if one.check and one.exercise:
        yield "a decision is about a check or about an exercise.", "exercise", "Take one of them out."
    if one.everybody == bool(one.student):
        yield "a decision needs a student.", "student", "Name one student, or write `everybody: true` and none."
    # Who is excused from a lesson has often handed in nothing.
    elif one.student and not (known(one.student, one.lesson) or (_excuses_lesson(one) and known(one.student, ""))):
        mend = "Correct the name, or take the decision out."
        yield f"there is no work of {one.student!r} for {lesson.name}.", "student", mend


def _excuses_lesson(one: Override) -> bool:
    return one.excuse and not one.exercise


def _of_the_decision(one: Override, course: Course) -> Iterator[tuple[str, str, str]]:
    most = _most(course.lesson(one.lesson), one)
    if not one.decides and not one.comment.strip():
        yield "this decides nothing.", "student", "Write points, a comment, `excuse: true`, or late_days."
    if one.points is not None and most is None:
        yield "a lesson's points are those of its exercises.", "points", "Say which exercise or check."
    if one.points is not None and most is not None and not 0 <= one.points <= most:
        what = one.check or f"exercise {one.exercise}"
        yield f"{one.points:g} points are not possible for {what}.", "points", f"Give 0 to {most:g}."
    if one.excuse and (one.check or one.points is not None):
        yield (
            "only exercises and lessons are excused, and these have no points then.",
            "excuse",
            "Take one of them out.",
        )
    if one.late_days is not None and (one.check or one.exercise):
        yield "only a lesson is late.", "late_days", "Write it for a lesson."
    if one.late_days is not None and not 0 <= one.late_days <= MOST_DAYS:
        yield f"{one.late_days} days late are not possible.", "late_days", f"Give whole days from 0 to {MOST_DAYS}."
    if one.decides and not one.why.strip():
        yield "a decision needs its reason.", "why", "Say in one sentence why; the student reads it."


def _most(lesson: Lesson, one: Override) -> float | None:
    """The points of what a decision is about; None for a whole lesson."""
    if one.check:
        return lesson.check_points[one.check]
    return next((exercise.points for exercise in lesson.exercises if exercise.id == one.exercise), None)


def _clash(one: Override, others: Sequence[Override], course: Course) -> tuple[str, str, str]:
    """Whether a decision is about the same points as another one about this student and lesson."""
    who, what = one.student or "everybody", one.check or one.exercise or one.lesson
    if any(other.target == one.target for other in others):
        return f"{who} has two decisions about {what}.", "student", "Keep one of them."
    for other in others:
        if both := _gives(one, course) & _gives(other, course):
            problem = f"{who} has one decision about an exercise and one about its {sorted(both)[0]}."
            return problem, "student", "Keep one of them."
    return "", "", ""


def _gives(one: Override, course: Course) -> frozenset[str]:
    """The checks whose points a decision gives."""
    if one.points is None:
        return frozenset()
    return frozenset([one.check] if one.check else course.lesson(one.lesson).exercise(one.exercise).checks)
