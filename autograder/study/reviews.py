"""`review`: questions that were answered come back when they are about to be forgotten.

When that is, the library fsrs says: an answer that was right is called good, another one again. Its random fuzz and its
steps of minutes are off, so the same events give the same days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from autograder.manifest import Course, load_course
from autograder.material import Question, material_of, named
from autograder.report.card import NoteCard
from autograder.study.asked import problem
from autograder.study.memory import Event
from autograder.study.progress import progress_of
from autograder.study.questions import KIND, QuizCard
from autograder.study.session import session

if TYPE_CHECKING:
    from fsrs import Card

__all__ = ["Due", "are_due", "due_questions", "review", "when_next"]


@dataclass(frozen=True)
class Due:
    """A question that is due, and since when."""

    name: str
    question: Question
    since: datetime


def review() -> QuizCard | NoteCard:
    """The question that is due now; run the cell again for the next one."""
    try:
        course = load_course()
        events = session.memory(course).events()
        waiting = due_questions(course, events, datetime.now(UTC))
        if waiting:
            return QuizCard(course, waiting[0].name, waiting[0].question)
        return NoteCard("Nothing is due", when_next(course, events, datetime.now(UTC)))
    except Exception as error:
        return problem(error)


def due_questions(course: Course, events: Sequence[Event], at: datetime) -> list[Due]:
    """What is due at a time: questions to be asked again, and those of finished lessons that were never answered.

    Those that wait longest come first, and two of one lesson not after each other where that can be.
    """
    days = _days(course, events)
    asked = _questions(course, events)
    found = [Due(name, question, days.get(name, at)) for name, question in asked.items() if days.get(name, at) <= at]
    return _mixed(sorted(found, key=lambda due: (due.since, due.name)))


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


def _questions(course: Course, events: Sequence[Event]) -> dict[str, Question]:
    """Questions that may be due, by name: answered once, or of a lesson whose exercises were all right."""
    answered, progress = {event.about for event in events if event.kind == KIND}, progress_of(events)
    return {
        name: question
        for lesson in course.lessons
        for name, question in named(lesson, material_of(course, lesson).questions).items()
        if name in answered or progress.passed(lesson) == len(lesson.exercises)
    }


def _days(course: Course, events: Iterable[Event]) -> dict[str, datetime]:
    """When each question that was answered is due again."""
    answers: dict[str, list[Event]] = {}
    for event in events:
        if event.kind == KIND:
            answers.setdefault(event.about, []).append(event)
    return {name: _card(found).due for name, found in answers.items()}


def _card(answers: Sequence[Event]) -> Card:
    from fsrs import Card, Rating, Scheduler

    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, before = Card(card_id=1), datetime.min.replace(tzinfo=UTC)
    for answer in answers:
        # Where a clock was set back, no time has passed.
        before = max(before, datetime.fromisoformat(answer.time).astimezone(UTC))
        card, _ = scheduler.review_card(card, Rating.Good if answer.result == "right" else Rating.Again, before)
    return card


def _mixed(found: Sequence[Due]) -> list[Due]:
    left, mixed = list(found), list[Due]()
    while left:
        lesson = mixed[-1].name.partition(".")[0] if mixed else ""
        other = next((due for due in left if due.name.partition(".")[0] != lesson), left[0])
        left.remove(other)
        mixed.append(other)
    return mixed
