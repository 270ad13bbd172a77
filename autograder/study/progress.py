"""How far a learner is, made of the events in her memory."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from autograder.api.result import Status
from autograder.manifest import Course, Exercise, Lesson
from autograder.study.memory import Event

__all__ = ["Done", "Progress", "progress_of"]

GAP = timedelta(minutes=5)
"""Who does nothing for longer than this was away."""


@dataclass
class Done:
    """What was done about one exercise or question."""

    checks: int = 0
    """Of something: who has written nothing yet has not tried."""
    failed: int = 0
    """Checks that were not right."""
    passed: bool = False
    last: str = ""
    """The result of the last check."""
    points: float = 0
    """The best of all checks."""
    hint: int = 0
    """The number of the last hint."""
    solution_seen: bool = False
    misconceptions: Counter[str] = field(default_factory=Counter)
    answered: str = ""
    """The result of the last answer to a question, for an exercise about its code."""

    @property
    def mark(self) -> str:
        """How an exercise stands: right once, not yet right, or not tried yet."""
        return "✓" if self.passed else "✗" if self.checks else "○"


@dataclass
class Progress:
    """What was done about each exercise, and for how long each lesson was worked on."""

    about: dict[str, Done] = field(default_factory=dict)
    minutes: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    """By the number of the lesson. Only gaps of up to five minutes between two events count: it was this or more."""

    def of(self, about: str) -> Done:
        """What was done about one id; nothing, if it is not known."""
        return self.about.get(about, Done())

    def passed(self, lesson: Lesson) -> int:
        """How many exercises of a lesson were right once."""
        return sum(self.of(exercise.id).passed for exercise in lesson.exercises)

    def next(self, course: Course) -> tuple[Lesson, Exercise] | None:
        """The first exercise that was not right yet, and its lesson; None after the last one."""
        for lesson in course.lessons:
            for exercise in lesson.exercises:
                if not self.of(exercise.id).passed:
                    return lesson, exercise
        return None


def progress_of(events: Iterable[Event]) -> Progress:
    """What a series of events amounts to."""
    progress, before = Progress(), None
    for event in events:
        # Prediction 1.3 has nothing to do with exercise 1.3.
        if event.kind != "prediction":
            _add(progress.about.setdefault(event.about, Done()), event)
        time = datetime.fromisoformat(event.time)
        # A clock that was set back gives no minutes, and takes none away.
        if before is not None and timedelta() < time - before <= GAP:
            progress.minutes[event.about.partition(".")[0]] += (time - before) / timedelta(minutes=1)
        before = time
    return progress


def _add(done: Done, event: Event) -> None:
    if event.kind == "check":
        done.checks += event.result != Status.NOT_ATTEMPTED
        done.failed += event.result == Status.FAIL
        done.last = event.result
        done.passed |= event.result == "pass"
        done.points = max(done.points, event.points)
        done.misconceptions.update(event.misconceptions)
    elif event.kind in ("answer", "own"):
        done.answered = event.result
        done.misconceptions.update(event.misconceptions)
    elif event.kind == "hint":
        done.hint = event.number
    elif event.kind == "solution":
        done.solution_seen = True
