"""Which exercise of a notebook is checked when the notebook was saved, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from autograder.api import Judges
from autograder.api.result import Result, Status, overall
from autograder.manifest import Course, Exercise, Lesson
from autograder.notebook import Rebuilt, RunCell, read_notebook, read_ours, rebuild
from autograder.own.check import check_own
from autograder.sandbox.ready import ReadyBox
from autograder.study.progress import progress_of
from autograder.study.session import event_of, session

__all__ = ["Lookout", "Seen"]


@dataclass(frozen=True)
class Seen:
    """What a check of one exercise found. `remark` is about the notebook as a whole."""

    exercise: Exercise
    results: tuple[Result, ...]
    remark: str = ""

    @property
    def is_right(self) -> bool:
        """Whether all of it is right."""
        return overall(self.results) is Status.PASS


class Lookout:
    """Looks at one notebook again and again. `current` is the exercise that the learner is at.

    Args:
        course: The course.
        lesson: The lesson that the notebook is of.
        path: The notebook.
        judges: Who judges models.
        box: Where it runs.
        exercise: Where to begin; the first exercise that was not right yet, if it is left out.
    """

    def __init__(
        self, course: Course, lesson: Lesson, path: Path, judges: Judges, box: ReadyBox, exercise: Exercise | None
    ) -> None:
        self.course, self.lesson, self.path = course, lesson, path
        self._judges, self._box = judges, box
        progress = progress_of(session.memory(course).events())
        self.marks = {each.id: _remembered(progress.of(each.id).passed) for each in lesson.exercises}
        self.current = exercise or self._open(lesson.exercises) or lesson.exercises[-1]
        self._works: dict[str, tuple[str, ...]] | None = None
        self._above: Callable[[str], tuple[RunCell, ...]] | None = None

    @property
    def right(self) -> int:
        """How many exercises of the lesson are right."""
        return sum(mark is Status.PASS for mark in self.marks.values())

    def was_saved(self) -> None:
        """Go to the exercise whose cells are others than before; if there is none, to the first that is not right.

        Raises:
            SubmissionError: The notebook cannot be read, or it is of another lesson.
        """
        works = _works(self._read())
        if self._works is None:
            return
        changed = [each for each in self.lesson.exercises if works.get(each.id) != self._works.get(each.id)]
        if self.current not in changed:
            self.current = (changed[0] if changed else self._open(self.lesson.exercises)) or self.current

    def check(self, tell: Callable[[str], object]) -> Seen:
        """Check the current exercise, remember how it went, and go on to the next one if it is right.

        Args:
            tell: Is told what takes long.

        Raises:
            SubmissionError: The notebook cannot be read, or it is of another lesson.
            Abandoned: It is not waited for any more. Nothing is remembered.
            CourseError: The course itself is broken.
            GraderError: The machine failed.
        """
        rebuilt, exercise = self._read(), self.current
        report = check_own(self.course, self.lesson, self.path, self._judges, self._box, exercise.id, tell)
        seen = Seen(exercise, report.of_exercise(exercise.id), report.remark)
        session.memory(self.course).add(event_of(exercise, seen.results))
        self.marks[exercise.id] = overall(seen.results)
        self._works, self._above = _works(rebuilt), rebuilt.before
        if seen.is_right:
            self.current = self._open(self._after(exercise)) or exercise
        return seen

    def get_ready(self) -> None:
        """Let a process run what stands above the current exercise, as it was when it was checked last."""
        if self._above is not None:
            self._box.run_ahead(self._above(self.current.id))

    def go_on(self) -> None:
        """Go to the exercise behind the current one; from the last to the first."""
        self.current = self._after(self.current)[0]

    def _read(self) -> Rebuilt:
        submitted = read_notebook(self.path, self.course.limits.submission_mb)
        return rebuild(read_ours(self.course.release(self.lesson)), submitted, self.lesson)

    def _open(self, exercises: tuple[Exercise, ...]) -> Exercise | None:
        """The first of these that is not right."""
        return next((each for each in exercises if self.marks[each.id] is not Status.PASS), None)

    def _after(self, exercise: Exercise) -> tuple[Exercise, ...]:
        """All exercises, those behind this one first."""
        place = self.lesson.exercises.index(exercise) + 1
        return self.lesson.exercises[place:] + self.lesson.exercises[:place]


def _remembered(passed: bool) -> Status:
    return Status.PASS if passed else Status.NOT_ATTEMPTED


def _works(rebuilt: Rebuilt) -> dict[str, tuple[str, ...]]:
    """What stands in the cells of each exercise."""
    works: dict[str, tuple[str, ...]] = {}
    for cell in rebuilt.cells:
        if cell.exercise:
            works[cell.exercise] = (*works.get(cell.exercise, ()), cell.source)
    return works
