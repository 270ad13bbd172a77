"""`quiz`: one question of a lesson at a time, with buttons where a page can show them, and with letters everywhere."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from autograder.errors import UsageError
from autograder.manifest import Course, load_course
from autograder.material import Question, material_of
from autograder.report.card import NoteCard
from autograder.study.asked import must_be_text, problem
from autograder.study.before_after import first_open, is_of_test, noted, question_of, thanks
from autograder.study.memory import Event, now
from autograder.study.session import session

__all__ = ["KIND", "QuizCard", "quiz", "reply"]

KIND = "answer"


def quiz(question: str = "", answer: str | None = None) -> QuizCard | NoteCard:
    """Ask a question of a lesson, or answer it.

    Args:
        question: Its name, such as ``"2.a"``; or ``"before"`` or ``"after"``, for the next one of the course's test.
        answer: The letter of an option, such as ``"B"``. Without it the question is shown.
    """
    try:
        must_be_text("quiz", question)
        course = load_course()
        if answer is None and is_of_test(question) and "." not in question:
            time, question = question, first_open(course, question)
            if not question:
                return thanks(course, time)
        asked = _question(course, question)
        if answer is None:
            return QuizCard(course, question, asked)
        return NoteCard(f"Question {question}", reply(course, question, asked, answer))
    except Exception as error:
        return problem(error)


def reply(course: Course, name: str, question: Question, answer: object) -> str:
    """What is said of an answer; it is remembered.

    Raises:
        UsageError: It is no letter of an option.
    """
    options = question.lettered
    letter = answer.strip().upper() if isinstance(answer, str) else ""
    if letter not in options:
        first, *_, last = options
        raise UsageError(f'Answer with a letter, {first} to {last}: quiz("{name}", "{first}").')
    option = options[letter]
    if is_of_test(name):
        return noted(course, name, letter, option)
    result = "right" if option.right else "off"
    misconceptions = (option.misconception,) if option.misconception else ()
    session.memory(course).add(Event(KIND, name, now(), result=result, misconceptions=misconceptions, value=letter))
    return f"{'✓ Right.' if option.right else '✗ Not yet.'} {option.repair.strip()}"


class QuizCard:
    """A question, as Jupyter and the terminal can show it."""

    def __init__(self, course: Course, name: str, question: Question) -> None:
        self.course, self.name, self.question = course, name, question

    def answer(self, letter: str) -> str:
        """What is said of an answer that a button gives."""
        said = reply(self.course, self.name, self.question, letter)
        # Only what stands in a cell as text is handed in.
        hint = f' To have it counted, write quiz("{self.name}", "{letter}") in a cell.' if self.course.answered else ""
        return said + hint

    def _repr_markdown_(self) -> str:
        options = "\n".join(f"- **{letter}.** {option.line}" for letter, option in self.question.lettered.items())
        return f"**Question {self.name}**\n\n{self.question.stem.strip()}\n\n{options}\n\nAnswer: {self._how('`')}"

    def __repr__(self) -> str:
        options = "\n".join(f"  {letter}. {option.line}" for letter, option in self.question.lettered.items())
        return f"Question {self.name}\n{self.question.stem.strip()}\n{options}\nAnswer: {self._how()}"

    def _ipython_display_(self) -> None:
        from IPython.display import Markdown, display

        display(Markdown(self._repr_markdown_()))
        if (buttons := _buttons()) is not None:
            texts = {letter: option.line for letter, option in self.question.lettered.items()}
            display(buttons(texts, self.answer))

    def _how(self, mark: str = "") -> str:
        return f'{mark}quiz("{self.name}", "A"){mark}, with your letter'


def _question(course: Course, name: str) -> Question:
    if not name:
        raise UsageError('Which question? Write its name: quiz("1.a").')
    if is_of_test(name):
        return question_of(course, name)
    lesson = course.lesson(name.partition(".")[0])
    return material_of(course, lesson).question(lesson, name)


def _buttons() -> Callable[..., Any] | None:
    """What makes the buttons, where a page may show them."""
    # A notebook's kernel may have a page; anything else has none. Only then is anywidget imported, which takes 0.3 s.
    ipython = sys.modules.get("IPython")
    if ipython is None or getattr(ipython.get_ipython(), "kernel", None) is None:
        return None
    try:
        from autograder.study.buttons import Buttons
    except ImportError:
        return None
    return Buttons
