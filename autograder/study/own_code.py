"""`mine`: a question about what a learner's own code gives, answered before it runs; and what is true beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import EllipsisType
from typing import Any

from autograder.answers import AskingAnswers, live_answers
from autograder.answers.responder import is_stub
from autograder.errors import UsageError
from autograder.manifest import Course, load_course
from autograder.report.card import NoteCard
from autograder.study.asked import lesson_of, must_name_one, problem
from autograder.study.drawn import KIND, Drawn, names_asked, questions_so_far, truth_of
from autograder.study.judged import names_of_caller, passes
from autograder.study.memory import Event, now
from autograder.study.predictions import in_words, shown
from autograder.study.session import session

__all__ = ["OwnCard", "is_here", "mine", "remembered", "truth_of_right_code"]


def mine(exercise: str = "", answer: object = ..., number: int = 1) -> NoteCard:
    """Show the question about your own code for an exercise; or say what your code gives, and then it runs.

    Args:
        exercise: Its id, such as ``"1.5"``. Your code for it passes.
        answer: A number, or letters in quotes, as the question asks. Without it the question is shown.
        number: Of the question that it answers: the first, or the one that the question says.
    """
    try:
        return _mine(exercise, answer, number, names_of_caller())
    except Exception as error:
        return problem(error)


class OwnCard(NoteCard):
    """A question about own code."""

    def __init__(self, drawn: Drawn) -> None:
        super().__init__(_title(drawn), in_words(drawn.asked), f"Say it before you try it. Answer: {drawn.how}")


def is_here(course: Course, exercise: str, names: Mapping[str, Any]) -> bool:
    """Whether a notebook with these names has what the questions about an exercise ask."""
    return all(name in names and not is_stub(names[name]) for name in names_asked(course, exercise))


def remembered(course: Course, drawn: Drawn, said: float | str, truth: float | str) -> str:
    """What is said of an answer; it is remembered."""
    result = "right" if drawn.judged_by(truth).is_right(said) else "off"
    session.memory(course).add(Event(KIND, drawn.exercise, now(), result=result, value=said, truth=truth))
    return _beside(drawn, said, truth)


def truth_of_right_code(
    course: Course, drawn: Drawn, answers: AskingAnswers, check: str, where: str = ""
) -> float | str:
    """What the learner's code gives, if it passes.

    Args:
        course: The course.
        drawn: The question.
        answers: Asks her notebook.
        check: What tells her more about code that does not pass.
        where: Where her code stands, if that is to be said: " in a.ipynb".

    Raises:
        UsageError: It is not there, does not run, or does not pass now; in words that say so.
    """
    truth = truth_of(drawn, answers.ask)
    if not passes(course, drawn.exercise, answers):
        raise UsageError(
            f"Your code for exercise {drawn.exercise}{where} does not pass now, so what it gives would tell you "
            f"little. {check} says what is wrong; the question waits."
        )
    return truth


def _mine(exercise: str, answer: object, number: int, names: dict[str, Any]) -> NoteCard:
    must_name_one("mine", exercise)
    course = load_course()
    lesson_of(course, exercise).exercise(exercise)
    memory = session.memory(course)
    if not memory.is_allowed:
        raise UsageError(
            "Nothing is remembered here, as where work is graded: so nothing is asked about your own code."
        )
    asked = questions_so_far(course, exercise, memory.events(), datetime.now(UTC))
    if not asked:
        raise UsageError(f"There is no question about your own code for exercise {exercise}.")
    if isinstance(answer, EllipsisType):
        return OwnCard(asked[-1])
    if not isinstance(number, int) or not 1 <= number <= len(asked):
        raise UsageError(f'There is no question {number!r} about exercise {exercise} yet. mine("{exercise}") shows it.')
    drawn = asked[number - 1]
    return NoteCard(_title(drawn), *_answered(course, drawn, drawn.take(answer), names))


def _answered(course: Course, drawn: Drawn, said: float | str, names: dict[str, Any]) -> tuple[str, str, str]:
    """What is said of an answer, what comes next, and the code that ran."""
    if drawn.answer is None:
        text = remembered(course, drawn, said, _truth(course, drawn, names))
    else:
        first, truth = drawn.take(drawn.answer.value), drawn.asked.kept(drawn.answer.truth)
        # What ran first counts too: code with a memory gives something else each time.
        truth = _truth(course, drawn, names) if truth is None else truth
        text = f"{'' if first == said else 'Your first answer counts. '}{_beside(drawn, first, truth)}"
    return text, "That is what ran. The question comes back in review(), with other numbers.", drawn.code


def _truth(course: Course, drawn: Drawn, names: dict[str, Any]) -> float | str:
    return truth_of_right_code(course, drawn, live_answers(names), f'check("{drawn.exercise}")')


def _beside(drawn: Drawn, said: float | str, truth: float | str) -> str:
    judged = drawn.judged_by(truth)
    mark = "✓" if judged.is_right(said) else "✗"
    return f"{mark} You said {shown(judged, said)}. Your code gave {shown(judged, truth)}. {judged.says}".strip()


def _title(drawn: Drawn) -> str:
    return f"Your own code, exercise {drawn.exercise}"
