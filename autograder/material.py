"""What a course asks beside its exercises: predictions, questions, puzzles, what own code gives, and its test.

`course build` makes ``lessons/study.json`` of what authors write beside the sources: `autograder.authoring.material`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import cattrs

from autograder.errors import CourseError, UsageError
from autograder.manifest import Course, Lesson
from autograder.question import Option, Question, finite, is_near

__all__ = [
    "AFTER",
    "BEFORE",
    "FILE",
    "Distractor",
    "Form",
    "Material",
    "Option",
    "OwnCode",
    "Prediction",
    "Puzzle",
    "Question",
    "material_of",
    "named",
    "questions_of_test",
]

FILE = "lessons/study.json"
"""Below the root of a course."""
BEFORE, AFTER = "before", "after"
"""What the test of a course is asked by: once before the course, and once after it, in another form."""


class Form(StrEnum):
    """What a prediction is, and so how it is judged."""

    NEAR = "near"
    """A number: right if it is no more than `within` away."""
    CHOICE = "choice"
    """The letter of one option."""
    ORDER = "order"
    """The letters of all options, in order."""
    WORDS = "words"
    """A few words, which nobody judges."""


@dataclass(frozen=True)
class Prediction:
    """What a learner is to predict before a cell runs.

    What is true is a number, `value`, or letters, `right`; neither, where only the learner's own run can tell. `says`
    is shown after it.
    """

    id: str
    ask: str
    form: Form
    value: float | None = None
    within: float = 0
    right: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    says: str = ""

    def kept(self, value: object) -> float | str | None:
        """A value as it is kept: a number, letters of options, or words; None if it is nothing that was asked for."""
        if self.form is Form.NEAR:
            return finite(value)
        if not isinstance(value, str) or not value.strip():
            return None
        if self.form is Form.WORDS:
            return value.strip()
        chosen = "".join(letter for letter in value.lower() if not letter.isspace() and letter not in ",-<>")
        possible = chosen in self.options if self.form is Form.CHOICE else sorted(chosen) == sorted(self.options)
        return chosen if possible else None

    def read(self, text: str) -> float | str | None:
        """A value as it is kept, from the text of a cell; None if that is nothing that was asked for."""
        if self.form is not Form.NEAR:
            return self.kept(text)
        try:
            return self.kept(float(text))
        except ValueError:
            return None

    def is_right(self, kept: float | str) -> bool | None:
        """Whether a kept value is right; None where nobody can tell before."""
        if self.truth is None:
            return None
        return is_near(float(kept), self.value, self.within) if self.value is not None else kept == self.right

    @property
    def truth(self) -> float | str | None:
        """What is true, if that is known before."""
        return self.value if self.form is Form.NEAR else self.right or None


@dataclass(frozen=True)
class Distractor:
    """A line that does not belong into a puzzle: from which wrong entry of the bank, and why not, in a sentence."""

    line: str
    bank: str
    says: str


@dataclass(frozen=True)
class Puzzle:
    """An exercise whose solution may be put together from its lines: those of one function, and some that are wrong."""

    exercise: str
    function: str
    distractors: tuple[Distractor, ...]


@dataclass(frozen=True)
class OwnCode:
    """A question about what a learner's own code for an exercise gives.

    It is asked with one of each of the `given` values, by their names: `ask` has places for them, ``{seed}``, and
    `code` uses them beside the names of the learner's notebook. What its last line gives is true: a number that an
    answer may be `within` of, the letter of an option, or the letters of all options in order. `says` comes after it.
    """

    exercise: str
    ask: str
    code: str
    form: Form = Form.NEAR
    given: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    within: float = 0
    options: Mapping[str, str] = field(default_factory=dict)
    says: str = ""


@dataclass(frozen=True)
class Material:
    """What one lesson asks."""

    predictions: tuple[Prediction, ...] = ()
    questions: tuple[Question, ...] = ()
    puzzles: tuple[Puzzle, ...] = ()
    own_code: tuple[OwnCode, ...] = ()

    def prediction(self, key: str) -> Prediction:
        """The prediction with this id.

        Raises:
            UsageError: There is none; the message lists those that exist.
        """
        for prediction in self.predictions:
            if prediction.id == key:
                return prediction
        known = ", ".join(prediction.id for prediction in self.predictions) or "none in this lesson"
        raise UsageError(f"There is no prediction {key!r}. There are: {known}.")

    def about_code(self, exercise: str) -> tuple[OwnCode, ...]:
        """The questions about a learner's own code for an exercise."""
        return tuple(question for question in self.own_code if question.exercise == exercise)

    def question(self, lesson: Lesson, key: str) -> Question:
        """The question with this name, such as ``1.b``.

        Raises:
            UsageError: There is none; the message lists those that exist.
        """
        known = named(lesson, self.questions)
        if key not in known:
            raise UsageError(f"There is no question {key!r}. There are: {', '.join(known) or 'none in this lesson'}.")
        return known[key]

    def puzzle(self, exercise: str) -> Puzzle | None:
        """The puzzle of an exercise, if there is one."""
        return next((puzzle for puzzle in self.puzzles if puzzle.exercise == exercise), None)


def named(lesson: Lesson, questions: Sequence[Question]) -> dict[str, Question]:
    """The questions of a lesson by the names that learners give: ``1.a``, ``1.b`` and so on, in their order."""
    return dict(zip((f"{lesson.number}.{letter}" for letter in ascii_lowercase), questions, strict=False))


def questions_of_test(course: Course, time: str) -> dict[str, Question]:
    """The questions of the course's test by their names, such as ``before.1``; none, if it has no test.

    Args:
        course: The course.
        time: `BEFORE` or `AFTER`. Questions with the same number ask for the same idea.

    Raises:
        CourseError: The file is not what `course build` makes.
    """
    asked = _read(course.root / FILE).get(time, Material()).questions
    return {f"{time}.{number}": question for number, question in enumerate(asked, 1)}


def material_of(course: Course, lesson: Lesson) -> Material:
    """What a lesson asks; nothing, if the course has no file of it.

    Raises:
        CourseError: The file is not what `course build` makes.
    """
    return _read(course.root / FILE).get(lesson.name, Material())


@cache
def _read(file: Path) -> dict[str, Material]:
    if not file.is_file():
        return {}
    try:
        return cattrs.structure(json.loads(file.read_bytes()), dict[str, Material])
    except (ValueError, KeyError, TypeError, AttributeError, cattrs.BaseValidationError) as error:
        raise CourseError("this file cannot be read.", file=file, mend="Run `course build`.") from error
