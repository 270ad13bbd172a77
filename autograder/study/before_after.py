"""The test of a course, asked in the notebooks before it and after it: one question at a time.

The first answer counts. Before the course nothing is said of it, or the test would teach what it asks for.
"""

from __future__ import annotations

from autograder.errors import UsageError
from autograder.manifest import Course
from autograder.material import AFTER, BEFORE, Question, questions_of_test
from autograder.question import Judged
from autograder.report.card import NoteCard
from autograder.study.memory import Event
from autograder.study.session import event_of_answer, session

__all__ = ["KIND", "answers", "first_open", "is_of_test", "noted", "question_of", "thanks"]

KIND = "test"


def is_of_test(name: str) -> bool:
    """Whether a name is that of the test, such as ``before``, or of a question of it, such as ``before.3``."""
    return name.partition(".")[0] in (BEFORE, AFTER)


def question_of(course: Course, name: str) -> Question:
    """The question of the test with this name.

    Raises:
        UsageError: There is none; the message lists those that exist.
    """
    known = _questions(course, name.partition(".")[0])
    if name not in known:
        raise UsageError(f"There is no question {name!r}. There are: {', '.join(known)}.")
    return known[name]


def first_open(course: Course, time: str) -> str:
    """The name of the first question of this time that has no answer yet; empty if there is none.

    Raises:
        UsageError: The course has no test.
    """
    given = answers(course)
    return next((name for name in _questions(course, time) if name not in given), "")


def answers(course: Course) -> dict[str, Event]:
    """The first answer to each question of the test that has one, by its name."""
    found: dict[str, Event] = {}
    for event in session.memory(course).events():
        if event.kind == KIND:
            found.setdefault(event.about, event)
    return found


def noted(course: Course, name: str, kept: float | str, judged: Judged) -> str:
    """What is said of an answer; the first one is remembered."""
    first = answers(course).get(name)
    if first is None:
        session.memory(course).add(event_of_answer(KIND, name, kept, judged))
    elif first.value != kept:
        return f"Your first answer counts: {first.value}."
    time = name.partition(".")[0]
    return f"{'Noted.' if time == BEFORE else judged.told} {_next(course, time)}"


def thanks(course: Course, time: str) -> NoteCard:
    """What is said where all questions have an answer: how these reach a teacher, and what comes of them."""
    given = answers(course)
    lines = [f'quiz("{name}", "{given[name].value}")' for name in _questions(course, time)]
    later = "The second form waits at the end of the course." if time == BEFORE else "What came of it: look_back()."
    return NoteCard(
        f"All {len(lines)} questions are answered",
        f"{later} Your answers are on this machine only. If your teacher is to see them, put these lines in this cell.",
        code="\n".join(lines),
    )


def _next(course: Course, time: str) -> str:
    if not first_open(course, time):
        return f'That was the last one. quiz("{time}") says how to hand them in.'
    return f'The next one: quiz("{time}"). Run that cell again.'


def _questions(course: Course, time: str) -> dict[str, Question]:
    found = questions_of_test(course, time)
    if not found:
        raise UsageError("This course has no test before and after.")
    return found
