"""What a call in a notebook is about: an exercise or a lesson, and what is said where it is about nothing."""

from __future__ import annotations

from pathlib import Path

from autograder.error_messages import told
from autograder.errors import UsageError
from autograder.manifest import Course, Lesson
from autograder.report.card import NoteCard
from autograder.study.session import session

__all__ = ["lesson_of", "must_be_text", "must_name_one", "problem"]


def lesson_of(course: Course, key: str) -> Lesson:
    """The lesson of an id or number; else that of the folder we are in; else the last one checked.

    Raises:
        UsageError: It is none of these.
    """
    if key:
        return course.lesson(key)
    here = Path.cwd().name
    names = [lesson.name for lesson in course.lessons]
    for name in (here, session.lesson):
        if name in names:
            return course.lesson(name)
    raise UsageError('Which lesson? Write its number: check("1"). Or check one exercise: check("1.1").')


def must_be_text(call: str, exercise: object) -> None:
    """Refuse a number without quotes, and all else that is no text.

    Raises:
        UsageError: It is no text.
    """
    if not isinstance(exercise, str):
        example = str(exercise) if isinstance(exercise, int | float) else "1.1"
        raise UsageError(f'The number of an exercise stands in quotes: {call}("{example}").')


def must_name_one(call: str, exercise: object) -> None:
    """Refuse what is no text, and an empty one.

    Raises:
        UsageError: It names no exercise.
    """
    must_be_text(call, exercise)
    if not exercise:
        raise UsageError(f'Which exercise? Write its number: {call}("1.1").')


def problem(error: Exception) -> NoteCard:
    """A card instead of a traceback."""
    title, text, _ = told(error)
    return NoteCard("That did not work" if isinstance(error, UsageError) else title.rstrip(".:"), text)
