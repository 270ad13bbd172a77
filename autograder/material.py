"""What a lesson asks beside its exercises: predictions before a cell runs, questions at the end, and about own code.

`course build` makes ``lessons/study.json`` of what authors write beside the sources: `autograder.authoring.material`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase
from typing import Any

import cattrs

from autograder.errors import CourseError, UsageError
from autograder.manifest import Course, Lesson

__all__ = ["FILE", "Form", "Material", "Option", "OwnCode", "Prediction", "Question", "material_of", "named"]

FILE = "lessons/study.json"
"""Below the root of a course."""


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
            is_number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
            return float(value) if is_number else None  # type: ignore[arg-type]
        if not isinstance(value, str) or not value.strip():
            return None
        if self.form is Form.WORDS:
            return value.strip()
        chosen = "".join(letter for letter in value.lower() if not letter.isspace() and letter not in ",-<>")
        possible = chosen in self.options if self.form is Form.CHOICE else sorted(chosen) == sorted(self.options)
        return chosen if possible else None

    def is_right(self, kept: float | str) -> bool | None:
        """Whether a kept value is right; None where nobody can tell before."""
        if self.truth is None:
            return None
        return abs(float(kept) - self.value) <= self.within if self.value is not None else kept == self.right

    @property
    def truth(self) -> float | str | None:
        """What is true, if that is known before."""
        return self.value if self.form is Form.NEAR else self.right or None


@dataclass(frozen=True)
class Option:
    """One answer to choose: right, or with the name of the wrong idea behind it. `repair` says why."""

    text: str
    repair: str
    right: bool = False
    misconception: str = ""

    @property
    def line(self) -> str:
        """Its text in one line."""
        return " ".join(self.text.split())


@dataclass(frozen=True)
class Question:
    """A question with one right option. `concept` names in a few words the idea that it asks for."""

    id: str
    concept: str
    stem: str
    options: tuple[Option, ...]

    @property
    def lettered(self) -> dict[str, Option]:
        """Its options by their letters, A, B and so on."""
        return dict(zip(ascii_uppercase, self.options, strict=False))


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


def named(lesson: Lesson, questions: Sequence[Question]) -> dict[str, Question]:
    """The questions of a lesson by the names that learners give: ``1.a``, ``1.b`` and so on, in their order."""
    return dict(zip((f"{lesson.number}.{letter}" for letter in ascii_lowercase), questions, strict=False))


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
