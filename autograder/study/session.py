"""What this process has seen so far: the lesson checked last, who is stuck, the memory of each course."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from autograder.api.result import Result, overall
from autograder.manifest import Course, Exercise
from autograder.question import Judged
from autograder.report.medium import Medium
from autograder.study.memory import Event, Memory, now
from autograder.study.progress import Done, progress_of

__all__ = ["Session", "event_of", "event_of_answer", "session"]


@dataclass
class _Stuck:
    """A verdict that came again and again: how often, and the hint that was given for it."""

    verdict: tuple[object, ...] = ()
    times: int = 0
    hint: str = ""


@dataclass
class Session:
    """One process: a notebook's kernel, a page's, or a command."""

    medium: Medium = Medium.NOTEBOOK
    lesson: str = ""
    stuck: dict[str, _Stuck] = field(default_factory=dict)
    memories: dict[str, Memory] = field(default_factory=dict)

    def memory(self, course: Course) -> Memory:
        """What is remembered of a course."""
        if course.name not in self.memories:
            self.memories[course.name] = Memory(course.name)
        return self.memories[course.name]

    def done(self, course: Course, about: str) -> Done:
        """What was done about an exercise, in this session and before."""
        return progress_of(event for event in self.memory(course).events() if event.about == about).of(about)

    def times(self, exercise: Exercise, results: Sequence[Result]) -> _Stuck:
        """Count a verdict: how often in a row the same checks have failed in the same way."""
        verdict = tuple((result.check, result.status, result.misconception, result.cause) for result in results)
        stuck = self.stuck.get(exercise.id)
        if stuck is None or stuck.verdict != verdict:
            stuck = self.stuck[exercise.id] = _Stuck(verdict)
        stuck.times += 1
        return stuck


session = Session()
"""Of this process."""


def event_of(exercise: Exercise, results: Sequence[Result]) -> Event:
    """What is remembered of a check of an exercise: how it ended, points, and misconceptions that were named."""
    return Event(
        "check",
        exercise.id,
        now(),
        result=overall(results).value,
        points=sum(result.points for result in results),
        of=exercise.points,
        misconceptions=tuple(result.misconception for result in results if result.misconception),
    )


def event_of_answer(kind: str, name: str, kept: float | str, judged: Judged) -> Event:
    """What is remembered of an answer to a question, as `Question.kept` returned it."""
    return Event(kind, name, now(), result=judged.result, misconceptions=judged.misconceptions, value=kept)
