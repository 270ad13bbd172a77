"""`solution`: ours, for who has found one of her own."""

from __future__ import annotations

from autograder.manifest import load_course
from autograder.notebook.worked import Solutions, given_solutions, worked_cells
from autograder.report.card import NoteCard
from autograder.report.medium import Medium
from autograder.study.asked import lesson_of, must_name_one, problem
from autograder.study.memory import Event, now
from autograder.study.session import session

__all__ = ["solution", "solution_note"]


def solution(exercise: str = "", reveal: bool = False) -> NoteCard:
    """The worked solution of an exercise: after yours has passed, or with ``reveal=True``."""
    try:
        return solution_note(exercise, reveal, session.medium)
    except Exception as error:
        return problem(error)


def solution_note(exercise: str, reveal: bool, medium: Medium) -> NoteCard:
    """The same, and an error stays one.

    Raises:
        UsageError: There is no such exercise, or solutions did not come with these lessons.
        CourseError: The solution is not there.
    """
    must_name_one("solution", exercise)
    course = load_course()
    lesson = lesson_of(course, exercise)
    lesson.exercise(exercise)
    if _waits(reveal) and not session.done(course, exercise).passed:
        return NoteCard(
            f"The solution of exercise {exercise} waits for yours",
            f"First {medium.asking('check', exercise)}: you see ours when all its checks pass.",
            "" if _is_locked() else f"To see it now: {medium.revealing(exercise)}",
        )
    code = "\n\n".join(worked_cells(course, lesson, exercise))
    session.memory(course).add(Event("solution", exercise, now()))
    return NoteCard(f"Our solution of exercise {exercise}", "Yours may look different and be just as good.", code=code)


def _waits(reveal: bool) -> bool:
    """Whether a solution is seen after a pass only. Where there is none, that is said at once."""
    return given_solutions() is not Solutions.NONE and (_is_locked() or not reveal)


def _is_locked() -> bool:
    return given_solutions() is Solutions.LOCKED
