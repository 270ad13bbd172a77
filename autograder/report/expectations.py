"""What a class said before it knew: predictions, and answers to questions, as they stand in the notebooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.api.result import Report
from autograder.manifest import Course, Lesson
from autograder.material import Form, Prediction, Question, material_of, named

__all__ = ["Expectation", "Surviving", "expectations", "surviving"]

FEWEST = 3
"""Of fewer than this many answers, nothing is said about a class."""


@dataclass(frozen=True)
class Expectation:
    """One prediction or question over the class.

    `said` is how many said something, and `right` how many of them were right; None where nobody can tell. `wrong` is
    the commonest wrong answer in words, with how many gave it.
    """

    lesson: Lesson
    name: str
    ask: str
    said: int
    right: int | None
    wrong: str = ""
    times: int = 0

    @property
    def divides(self) -> bool:
        """Whether it splits the class evenly enough to be worth a talk with the neighbour: 30 to 70 % were right."""
        return self.right is not None and self.said >= FEWEST and 0.3 <= self.right / self.said <= 0.7


@dataclass(frozen=True)
class Surviving:
    """A misconception that the same students showed in two lessons or more."""

    id: str
    lessons: tuple[str, ...]
    students: tuple[str, ...]


def expectations(course: Course, reports: Sequence[Report]) -> tuple[Expectation, ...]:
    """Predictions and questions of which somebody said something, in the order of the course."""
    return tuple(found for lesson in course.lessons for found in _of_lesson(course, lesson, reports) if found.said)


def surviving(reports: Sequence[Report]) -> tuple[Surviving, ...]:
    """Misconceptions that outlive a lesson, those of most students first."""
    lessons: dict[tuple[str, str], set[str]] = {}
    for report in reports:
        for result in report.results:
            if result.misconception:
                lessons.setdefault((result.misconception, report.student), set()).add(report.lesson)
    outlived: dict[str, dict[str, set[str]]] = {}
    for (name, student), where in lessons.items():
        if len(where) > 1:
            outlived.setdefault(name, {})[student] = where
    found = [
        Surviving(name, tuple(sorted(set().union(*who.values()))), tuple(sorted(who))) for name, who in outlived.items()
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.students), one.id)))


def _of_lesson(course: Course, lesson: Lesson, reports: Sequence[Report]) -> Iterator[Expectation]:
    material = material_of(course, lesson)
    said: dict[str, list[str]] = {}
    for report in reports:
        if report.lesson == lesson.name:
            for each in report.said:
                said.setdefault(each.about, []).append(each.value)
    for prediction in material.predictions:
        yield _of_prediction(lesson, prediction, said.get(prediction.id, []))
    for name, question in named(lesson, material.questions).items():
        yield _of_question(lesson, name, question, said.get(name, []))


def _of_prediction(lesson: Lesson, asked: Prediction, said: Sequence[str]) -> Expectation:
    # What was typed and is no answer to this says nothing about the class.
    kept = [value for each in said if (value := asked.read(each)) is not None]
    if asked.truth is None or asked.form is Form.WORDS:
        return Expectation(lesson, asked.id, asked.ask, len(kept), None)
    wrong = Counter(_shown(asked, value) for value in kept if not asked.is_right(value)).most_common(1)
    right = sum(bool(asked.is_right(value)) for value in kept)
    return Expectation(lesson, asked.id, asked.ask, len(kept), right, *(wrong[0] if wrong else ()))


def _of_question(lesson: Lesson, name: str, asked: Question, said: Sequence[str]) -> Expectation:
    # As above: what is no answer to this is not counted.
    kept = [value for each in said if (value := asked.kept(each)) is not None]
    judged = [asked.judged(value).right for value in kept]
    wrong = Counter(asked.in_words(value) for value, right in zip(kept, judged, strict=True) if not right).most_common(
        1
    )
    return Expectation(lesson, name, asked.concept, len(kept), sum(judged), *(wrong[0] if wrong else ()))


def _shown(asked: Prediction, value: float | str) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return f"{value}, {asked.options[value]}" if asked.form is Form.CHOICE else value
