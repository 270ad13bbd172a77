"""`review`: questions that were answered come back when `autograder.study.spacing` says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from autograder.manifest import Course, Lesson, load_course
from autograder.material import Question, material_of, named
from autograder.report.card import NoteCard
from autograder.study import drawn
from autograder.study.asked import problem
from autograder.study.drawn import Drawn, question_of
from autograder.study.judged import names_of_caller
from autograder.study.memory import Event
from autograder.study.own_code import OwnCard, is_here
from autograder.study.progress import progress_of
from autograder.study.questions import KIND, QuizCard
from autograder.study.session import session
from autograder.study.spacing import due_again

__all__ = ["Due", "are_due", "due_questions", "review", "when_next"]


@dataclass(frozen=True)
class Due:
    """A question that is due, and since when. One about own code has the id of its exercise as its name."""

    name: str
    question: Question | Drawn
    since: datetime


def review() -> QuizCard | NoteCard:
    """The question that is due now; run the cell again for the next one."""
    try:
        return _review(load_course(), names_of_caller())
    except Exception as error:
        return problem(error)


def due_questions(course: Course, events: Sequence[Event], at: datetime) -> list[Due]:
    """What is due at a time: questions to be asked again, and those of finished lessons that were never answered.

    Those that wait longest come first, and two of one lesson not after each other where that can be. Of those that wait
    equally long, the ones about own code come last: that code has to run.
    """
    days = _days(course, events)
    asked = _questions(course, events, at)
    found = [Due(name, question, days.get(name, at)) for name, question in asked.items() if days.get(name, at) <= at]
    return _mixed(sorted(found, key=lambda due: (due.since, isinstance(due.question, Drawn), due.name)))


def are_due(waiting: Sequence[Due]) -> str:
    """How many questions are due, in words."""
    return f"{len(waiting)} {'question is' if len(waiting) == 1 else 'questions are'} due"


def when_next(course: Course, events: Sequence[Event], at: datetime) -> str:
    """When the next question is due, in a sentence, where none is now."""
    later = sorted(day for day in _days(course, events).values() if day > at)
    if not later:
        return "Questions come back here after you have answered them in a lesson."
    days = max((later[0] - at) / timedelta(days=1), 0)
    many = sum(day <= later[0] + timedelta(hours=12) for day in later)
    when = "later today" if days < 0.5 else "tomorrow" if days < 1.5 else f"in {days:.0f} days"
    return f"{many} {'question comes' if many == 1 else 'questions come'} back {when}."


def _review(course: Course, names: dict[str, Any]) -> QuizCard | NoteCard:
    events, at = session.memory(course).events(), datetime.now(UTC)
    waiting = due_questions(course, events, at)
    for due in waiting:
        if not isinstance(due.question, Drawn):
            return QuizCard(course, due.name, due.question)
        if is_here(course, due.name, names):
            return OwnCard(due.question)
    if waiting:
        return NoteCard(f"{are_due(waiting)} about your own code", _elsewhere(course, waiting[0]))
    return NoteCard("Nothing is due", when_next(course, events, at))


def _elsewhere(course: Course, due: Due) -> str:
    return (
        f"It is not in this notebook. Open that of lesson {course.lesson(due.name).number}, run its cells up to "
        f"exercise {due.name}, and call review() there; or run `course review` in the terminal."
    )


def _questions(course: Course, events: Sequence[Event], at: datetime) -> dict[str, Question | Drawn]:
    """Questions that may be due, by name: answered once, or of a lesson whose exercises were all right."""
    answered = {event.about for event in events if event.kind in (KIND, drawn.KIND)}
    progress = progress_of(events)
    return {
        name: question
        for lesson in course.lessons
        for name, question in _of_lesson(course, lesson, events, at)
        if name in answered or progress.passed(lesson) == len(lesson.exercises)
    }


def _of_lesson(
    course: Course, lesson: Lesson, events: Sequence[Event], at: datetime
) -> Iterator[tuple[str, Question | Drawn]]:
    yield from named(lesson, material_of(course, lesson).questions).items()
    for exercise in lesson.exercises:
        if (question := question_of(course, exercise.id, events, at)) is not None:
            yield exercise.id, question


def _days(course: Course, events: Iterable[Event]) -> dict[str, datetime]:
    """When each question that was answered is due again."""
    answers: dict[str, list[Event]] = {}
    for event in events:
        if event.kind in (KIND, drawn.KIND):
            answers.setdefault(event.about, []).append(event)
    return {name: due_again(found) for name, found in answers.items()}


def _mixed(found: Sequence[Due]) -> list[Due]:
    left, mixed = list(found), list[Due]()
    while left:
        lesson = mixed[-1].name.partition(".")[0] if mixed else ""
        other = next((due for due in left if due.name.partition(".")[0] != lesson), left[0])
        left.remove(other)
        mixed.append(other)
    return mixed
