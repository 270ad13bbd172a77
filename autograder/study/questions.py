"""`quiz`: one question of a lesson at a time, answered on the page where it can show how, and in a cell everywhere."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from autograder.errors import UsageError
from autograder.manifest import Course, load_course
from autograder.material import Question, material_of
from autograder.question import QuestionForm
from autograder.report.card import NoteCard
from autograder.study.asked import must_be_text, problem
from autograder.study.before_after import first_open, is_of_test, noted, question_of, thanks
from autograder.study.session import event_of_answer, session

__all__ = ["KIND", "QuizCard", "quiz", "reply"]

KIND = "answer"


def quiz(question: str = "", answer: str | float | None = None) -> QuizCard | NoteCard:
    """Ask a question of a lesson, or answer it.

    Args:
        question: Its name, such as ``"2.a"``; or ``"before"`` or ``"after"``, for the next one of the course's test.
        answer: The letter of an option, such as ``"B"``; the letters of all that are right, such as ``"AC"``; or a
            number: as the question asks. Without it the question is shown.
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
        UsageError: It is no answer to this question.
    """
    kept = question.kept(answer)
    if kept is None:
        raise UsageError(f"Answer with {_what(question)}: {question.call(name)}.")
    judged = question.judged(kept)
    if is_of_test(name):
        return noted(course, name, kept, judged)
    session.memory(course).add(event_of_answer(KIND, name, kept, judged))
    return judged.told


class QuizCard:
    """A question, as Jupyter and the terminal can show it."""

    def __init__(self, course: Course, name: str, question: Question) -> None:
        self.course, self.name, self.question = course, name, question

    def answer(self, given: str) -> str:
        """What is said of an answer that a page gives."""
        said = reply(self.course, self.name, self.question, given)
        # Only what stands in a cell as text is handed in.
        hint = (
            f" To have it counted, write {self.question.call(self.name, given)} in a cell."
            if self.course.answered
            else ""
        )
        return said + hint

    def _repr_markdown_(self) -> str:
        options = "\n".join(option.markdown(f"**{letter}.**") for letter, option in self.question.lettered.items())
        parts = (f"**Question {self.name}**", self.question.asked, options, f"Answer: {self._how('`')}")
        return "\n\n".join(part for part in parts if part)

    def __repr__(self) -> str:
        options = (option.plain(f"  {letter}.") for letter, option in self.question.lettered.items())
        return "\n".join([f"Question {self.name}", self.question.asked, *options, f"Answer: {self._how()}"])

    def _ipython_display_(self) -> None:
        from IPython.display import Markdown, display

        display(Markdown(self._repr_markdown_()))
        if (buttons := _buttons()) is not None:
            texts = {letter: option.spoken for letter, option in self.question.lettered.items()}
            display(buttons(self.question.form, texts, self.answer))

    def _how(self, mark: str = "") -> str:
        return f"{mark}{self.question.call(self.name)}{mark}, with your {self.question.wants}"


def _question(course: Course, name: str) -> Question:
    if not name:
        raise UsageError('Which question? Write its name: quiz("1.a").')
    if is_of_test(name):
        return question_of(course, name)
    lesson = course.lesson(name.partition(".")[0])
    return material_of(course, lesson).question(lesson, name)


def _what(question: Question) -> str:
    if question.form is QuestionForm.NUMBER:
        return "a number, with a point if it has parts"
    first, *_, last = question.lettered
    return (
        f"{'a letter' if question.form is QuestionForm.ONE else 'the letters of all that are right'}, {first} to {last}"
    )


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
