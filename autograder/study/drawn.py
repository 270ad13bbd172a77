"""Questions about a learner's own code: which one is asked, with which numbers, and when.

The numbers depend on how often she has answered, and on nothing else: the same memory gives the same question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import product
from random import Random
from typing import Any

from autograder.answers import Question, Reply, describe
from autograder.answers.own_code import names_in
from autograder.errors import UsageError
from autograder.manifest import Course
from autograder.material import Form, OwnCode, Prediction, material_of
from autograder.study.memory import Event
from autograder.study.predictions import in_words
from autograder.study.spacing import due_again

__all__ = ["KIND", "Drawn", "draw", "draws", "names_asked", "offer", "question_of", "questions_so_far", "truth_of"]

KIND = "own"


@dataclass(frozen=True)
class Drawn:
    """A question about own code, with its numbers.

    `number` counts from 0 how many were asked about the exercise before it; `answer` is what was said, if it was.
    """

    question: OwnCode
    given: Mapping[str, Any]
    number: int = 0
    answer: Event | None = None

    @property
    def exercise(self) -> str:
        """The id of the exercise whose code it is about."""
        return self.question.exercise

    @property
    def asked(self) -> Prediction:
        """What is to be said before the code runs: its answer is not known yet."""
        ask, says = (" ".join(text.format(**self.given).split()) for text in (self.question.ask, self.question.says))
        form, within, options = self.question.form, self.question.within, self.question.options
        return Prediction(self.exercise, ask, form, within=within, options=options, says=says)

    def judged_by(self, truth: float | str) -> Prediction:
        """The same, and what is true."""
        form = self.question.form
        return replace(self.asked, value=float(truth)) if form is Form.NEAR else replace(self.asked, right=str(truth))

    @property
    def code(self) -> str:
        """What finds the answer, for a cell of the learner's notebook."""
        lines = [f"{name} = {value!r}" for name, value in self.given.items()]
        return "\n".join([*lines, self.question.code.strip()])

    @property
    def wanted(self) -> str:
        """What an answer is, in words."""
        return {Form.NEAR: "number", Form.CHOICE: "letter"}.get(self.question.form, "letters in order")

    @property
    def how(self) -> str:
        """How to answer it in a notebook."""
        letters = "".join(self.question.options)
        example = "..." if self.question.form is Form.NEAR else f'"{letters}"'
        if self.question.form is Form.CHOICE:
            example = f'"{letters[0]}"'
        # From the second on it says which it is: a cell that answered another may run again.
        which = f", {self.number + 1}" if self.number else ""
        return f'mine("{self.exercise}", {example}{which}), with your {self.wanted}'

    def take(self, answer: object) -> float | str:
        """An answer as it is kept.

        Raises:
            UsageError: It is nothing that was asked for.
        """
        kept = self.asked.kept(answer)
        if kept is None:
            raise UsageError(f"{answer!r} is nothing that this asks for. Give your {self.wanted}.")
        return kept

    def read(self, text: str) -> float | str:
        """An answer that was typed, as it is kept.

        Raises:
            UsageError: It is nothing that was asked for.
        """
        with suppress(ValueError):
            return self.take(float(text) if self.question.form is Form.NEAR else text)
        raise UsageError(f"{text!r} is no number.")


def draws(question: OwnCode) -> Iterator[Drawn]:
    """A question with all numbers that it may have, in the order in which they come."""
    every = [dict(zip(question.given, values, strict=True)) for values in product(*question.given.values())]
    Random(question.ask).shuffle(every)
    return (Drawn(question, given) for given in every)


def draw(questions: Sequence[OwnCode], number: int) -> Drawn:
    """The question with this number. Each has other values than those before, until all were asked."""
    every = list(draws(questions[number % len(questions)]))
    return replace(every[number // len(questions) % len(every)], number=number)


def question_of(course: Course, exercise: str, events: Sequence[Event], at: datetime) -> Drawn | None:
    """The question about the code for an exercise; None where the course has none.

    One that was answered stays, with its answer, until it is due again; then there is one with other numbers.
    """
    found = questions_so_far(course, exercise, events, at)
    return found[-1] if found else None


def questions_so_far(course: Course, exercise: str, events: Sequence[Event], at: datetime) -> list[Drawn]:
    """The questions about the code for an exercise: those that were answered, then the one that is due, if one is.

    What is remembered and is no answer to its question does not count: an author may have changed that.
    """
    questions = material_of(course, course.lesson(exercise)).about_code(exercise)
    if not questions:
        return []
    answers = list[Event]()
    for event in events:
        if event.kind == KIND and event.about == exercise:
            is_answer = draw(questions, len(answers)).asked.kept(event.value) is not None
            answers += [event] if is_answer else []
    found = [replace(draw(questions, n), answer=answer) for n, answer in enumerate(answers)]
    is_due = not answers or due_again(answers) <= at
    return [*found, draw(questions, len(answers))] if is_due else found


def offer(course: Course, exercise: str) -> str:
    """The first question about the code for an exercise, for the card of its first pass; nothing if there is none."""
    questions = material_of(course, course.lesson(exercise)).about_code(exercise)
    if not questions:
        return ""
    drawn = draw(questions, 0)
    return f"A question about your own code, before it runs: {in_words(drawn.asked)}\nAnswer: {drawn.how}"


def names_asked(course: Course, exercise: str) -> set[str]:
    """The names of the learner's notebook that the questions about an exercise take."""
    questions = material_of(course, course.lesson(exercise)).about_code(exercise)
    return set().union(*(names_in(question.code) - question.given.keys() for question in questions))


def truth_of(drawn: Drawn, ask: Callable[[Question], Reply]) -> float | str:
    """What the learner's code gives.

    Args:
        drawn: The question.
        ask: Asks her notebook, wherever that is.

    Raises:
        UsageError: Her code is not there, or stops, or gives something else; in words that say so.
    """
    reply = ask(Question("own_code", drawn.question.code, kwargs=dict(drawn.given)))
    if reply.kind in ("missing", "stub"):
        raise UsageError(
            f"There is no `{reply.value}` of yours here. Run the cells of lesson {drawn.exercise.partition('.')[0]} "
            f'up to check("{drawn.exercise}"), and answer then.'
        )
    if reply.raised is not None:
        raise UsageError(f"Your code stopped with {_stop(reply)}. Nothing is noted.")
    value = drawn.asked.kept(reply.value)
    if value is None:
        raise UsageError(f"Your code gives {describe(reply.value)}, which is no answer to this. Nothing is noted.")
    return value


def _stop(reply: Reply) -> str:
    assert reply.raised
    line = f", in line {reply.raised.line}" if reply.raised.line else ""
    return f"{reply.raised.type_name}{reply.raised.message and ': '}{reply.raised.message}{line}"
