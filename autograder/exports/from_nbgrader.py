"""Back from nbgrader: the points and comments that a person gave in formgrader, by exercise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from autograder.api.result import Report, held_points, total_points
from autograder.bridges.roll import Roll
from autograder.errors import UsageError
from autograder.exports.gradebook_db import read_gradebook_db
from autograder.exports.nbgrader import exercises_of_cells, nbgrader_id
from autograder.grading.override_file import put_override
from autograder.grading.overrides import Override
from autograder.grading.store import Store
from autograder.manifest import Course, Exercise, Lesson
from autograder.report.card import format_points
from autograder.report.plain import plain_text
from autograder.report.published import known_in, published

__all__ = ["ByHand", "Given", "Taken", "given_in_formgrader", "take_over"]

BY, WHY = "formgrader", "Points given by hand."
"""Who decided, as far as a gradebook says, and the reason where none stands beside the points."""


@dataclass(frozen=True)
class ByHand:
    """What a person gave for one exercise of one student: points, extra credit among them, or a comment, or both."""

    student: str
    lesson: str
    exercise: str
    points: float | None = None
    comment: str = ""


@dataclass(frozen=True)
class Given:
    """What came out of a gradebook, lines about what was not understood, and how much of it we have already."""

    news: tuple[ByHand, ...]
    lines: tuple[str, ...] = ()
    known: int = 0


@dataclass(frozen=True)
class Taken:
    """Lines about what became a decision and what did not, and how much we had already."""

    taken: tuple[str, ...]
    left_out: tuple[str, ...]
    known: int


def given_in_formgrader(file: Path, course: Course, reports: Sequence[Report], roll: Roll) -> Given:
    """Read what people gave by hand; what our records say already is only counted.

    Args:
        file: A gradebook.db.
        course: The course.
        reports: All records, with what a person has decided.
        roll: The class.

    Raises:
        UsageError: It is no gradebook of nbgrader's, or one of another version.
    """
    ours = {(report.student, report.lesson): report for report in reports}
    news: list[ByHand] = []
    lines: list[str] = []
    known = 0
    with read_gradebook_db(file) as gradebook:
        names = _names(gradebook, roll, reports)
        for assignment in gradebook.assignments:
            lesson = next((one for one in course.lessons if one.name == assignment.name), None)
            for submission in assignment.submissions:
                if not (found := list(_of(submission))):
                    continue
                student = names.get(submission.student.id)
                report = ours.get((student or "", assignment.name))
                if lesson is None or student is None or report is None:
                    lines.append(f"{submission.student.id}, {assignment.name}: {_stranger(lesson, student)}")
                    continue
                for one in _by_exercise(found, lesson, student):
                    if isinstance(one, str):
                        lines.append(f"{student}, {lesson.name}: {one}")
                    elif _is_known(one, report):
                        known += 1
                    else:
                        news.append(one)
    return Given(tuple(news), tuple(map(plain_text, lines)), known)


def take_over(course: Course, out: Path, file: Path) -> Taken:
    """Write what a person gave in formgrader into overrides.yaml, once.

    Args:
        course: The course.
        out: The folder of the results.
        file: A gradebook.db.

    Raises:
        UsageError: The gradebook, or a file of the instructor's beside the results, is not sound.
        GraderError: A decision cannot be written.
    """
    now, store = published(course, out), Store(out)
    given = given_in_formgrader(file, course, now.reports, now.roll)
    at = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    taken, refused = [], list(given.lines)
    for one in given.news:
        try:
            target = (one.student, one.lesson, one.exercise, "")
            put_override(out, course, known_in(store, now.roll), target, partial(_decision, one, at))
            taken.append(f"{one.student}, {one.exercise}: {_in_words(one)}")
        except UsageError as error:
            refused.append(f"{one.student}, {one.exercise}: {error} Left out.")
    return Taken(tuple(taken), tuple(refused), given.known)


def _in_words(given: ByHand) -> str:
    points = [] if given.points is None else [f"{format_points(given.points)} points"]
    return plain_text(", ".join([*points, *(["a comment"] if given.comment else [])]))


def _names(gradebook: Any, roll: Roll, reports: Sequence[Report]) -> dict[str, str]:
    """Our name of everybody whom nbgrader knows."""
    known = [student.id for student in gradebook.students]
    people = {
        person.student: person
        for person in (*roll.people.everybody, *(roll.person(report.student) for report in reports))
    }
    found = {nbgrader_id(person, known): person.student for person in people.values()}
    for name in known:
        if name not in found and len(alike := roll.people.matching(name)) == 1:
            found[name] = alike[0].student
    return found


def _of(submission: Any) -> Iterator[tuple[str, str, float | None, str]]:
    """What a person gave in a submission: notebook, name of the cell, points, comment."""
    for notebook in submission.notebooks:
        for grade in notebook.grades:
            if grade.manual_score is not None or grade.extra_credit:
                score = grade.auto_score if grade.manual_score is None else grade.manual_score
                yield notebook.name, grade.name, (score or 0.0) + (grade.extra_credit or 0.0), ""
        for comment in notebook.comments:
            if comment.manual_comment and comment.manual_comment.strip():
                yield notebook.name, comment.name, None, comment.manual_comment.strip()


def _stranger(lesson: Lesson | None, student: str | None) -> str:
    """Why what was given to somebody cannot be taken over."""
    if lesson is None:
        return "no lesson of this course. Left out."
    if student is None:
        return "nobody of that name is in the records or the roster. Left out."
    return f"there is no record of {student} for this lesson. Left out; grade first."


def _by_exercise(
    found: Sequence[tuple[str, str, float | None, str]], lesson: Lesson, student: str
) -> Iterator[ByHand | str]:
    """Points and comments put together by exercise; a sentence for each cell that is none of the lesson's."""
    cells = exercises_of_cells(lesson, "check") | exercises_of_cells(lesson, "exercise")
    by_exercise: dict[str, list[tuple[float | None, str]]] = {}
    for notebook, cell, points, comment in found:
        exercise = cells.get(cell) if notebook == lesson.name else None
        if exercise is None:
            yield f"the cell {cell} of {notebook} is of no exercise. Left out."
        elif points is not None and not 0 <= points <= exercise.points:
            yield _too_many(exercise, points)
        else:
            by_exercise.setdefault(exercise.id, []).append((points, comment))
    for exercise_id, given in by_exercise.items():
        points = next((points for points, _ in given if points is not None), None)
        yield ByHand(student, lesson.name, exercise_id, points, "\n".join(text for _, text in given if text))


def _too_many(exercise: Exercise, points: float) -> str:
    return (
        f"{format_points(points)} points, with extra credit, are not possible for exercise {exercise.id}, which has "
        f"{exercise.points}. Left out."
    )


def _is_known(given: ByHand, report: Report) -> bool:
    """Whether our records, with what is decided, say the same already."""
    results = report.of_exercise(given.exercise)
    same = given.points is None or (not held_points(results) and total_points(results) == given.points)
    said = {change.comment for change in report.changes if change.exercise == given.exercise}
    return same and (not given.comment or given.comment in said)


def _decision(given: ByHand, at: str, earlier: Override | None) -> Override:
    """The decision that comes of it; what an earlier one says and this one does not stays."""
    one = earlier or Override(student=given.student, lesson=given.lesson, exercise=given.exercise)
    if given.points is not None:
        if one.by not in ("", BY) and one.points not in (None, given.points):
            found = f"{format_points(one.points or 0)} points are decided by {one.by}, and formgrader has"
            raise UsageError(f"{found} {format_points(given.points)}: say which with `course override`.")
        one = replace(one, points=given.points, excuse=False, why=one.why or WHY)
    return replace(one, comment=given.comment or one.comment, by=BY, at=at)
