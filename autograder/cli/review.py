"""`course review`: five minutes of questions that are due."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime

import click

from autograder.errors import UsageError
from autograder.manifest import Course, load_course
from autograder.study.questions import QuizCard, reply
from autograder.study.reviews import Due, are_due, due_questions, when_next
from autograder.study.session import session

__all__ = ["review"]

SECONDS = 300
"""After this no further question is asked."""


@click.command()
def review() -> None:
    """Ask the questions that are due, one after another, for five minutes; q ends it."""
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
        click.echo(f"\n{QuizCard(course, due.name, due.question)}")
        if not _answered(course, due):
            break
        asked += 1
    left = len(waiting) - asked
    click.echo(f"\n{asked} answered, {left} left for another time." if left else "\nThat was all for today.")


def _answered(course: Course, due: Due) -> bool:
    """Ask until there is an answer; whether there is one."""
    wanted = f"Your {due.question.wants}, or q"
    while (given := click.prompt(wanted, prompt_suffix=": ").strip()).lower() != "q":
        try:
            click.echo(reply(course, due.name, due.question, given))
            return True
        except UsageError as error:
            click.echo(str(error))
    return False
