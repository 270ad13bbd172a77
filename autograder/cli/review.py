"""`course review`: five minutes of questions that are due."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

import click
from rich.console import Console

from autograder.errors import UsageError
from autograder.manifest import Course, load_course
from autograder.own.own_code import truth_in_notebook
from autograder.study.drawn import Drawn
from autograder.study.own_code import remembered
from autograder.study.predictions import in_words
from autograder.study.questions import QuizCard, reply
from autograder.study.reviews import Due, are_due, due_questions, when_next
from autograder.study.session import session

__all__ = ["review"]

T = TypeVar("T")
SECONDS = 300
"""After this no further question is asked."""


@click.command()
def review() -> None:
    """Ask the questions that are due, one after another, for five minutes; q ends it.

    Where one is about your own code, your notebook runs up to that exercise after you have answered.
    """
    course = load_course()
    events = session.memory(course).events()
    waiting = due_questions(course, events, datetime.now(UTC))
    if not waiting:
        click.echo(f"Nothing is due. {when_next(course, events, datetime.now(UTC))}")
        return
    click.echo(f"{are_due(waiting)}.")
    if not sys.stdin.isatty():
        raise UsageError("Run `course review` in a terminal, where you can answer; or review() in a notebook.")
    _ask_all(course, waiting)


def _ask_all(course: Course, waiting: list[Due]) -> None:
    started, asked = time.monotonic(), 0
    for due in waiting:
        if time.monotonic() - started > SECONDS:
            break
        try:
            said = _said(course, due)
        except UsageError as error:  # Of her notebook: the other questions can be asked all the same.
            click.echo(str(error))
            continue
        if said is None:
            break
        click.echo(said)
        asked += 1
    left = len(waiting) - asked
    click.echo(f"\n{asked} answered, {left} left for another time." if left else "\nThat was all for today.")


def _said(course: Course, due: Due) -> str | None:
    """What is said of the answer to a question; None if there is none."""
    question = due.question
    if isinstance(question, Drawn):
        return _said_of_code(course, question)
    click.echo(f"\n{QuizCard(course, due.name, question)}")
    return _answered(question.wants, lambda given: reply(course, due.name, question, given))


def _said_of_code(course: Course, question: Drawn) -> str | None:
    click.echo(f"\nYour own code, exercise {question.exercise}\n{in_words(question.asked)}")
    answer = _answered(question.wanted, question.read)
    if answer is None:
        return None
    lesson = course.lesson(question.exercise)
    with Console(stderr=True).status(f"Running your notebook of lesson {lesson.number}, up to this exercise …"):
        truth = truth_in_notebook(course, question)
    return remembered(course, question, answer, truth)


def _answered(wanted: str, take: Callable[[str], T]) -> T | None:
    """Ask until an answer can be taken; None if there is none."""
    while (text := click.prompt(f"Your {wanted}, or q", prompt_suffix=": ").strip()).lower() != "q":
        try:
            return take(text)
        except UsageError as error:
            click.echo(str(error))
    return None
