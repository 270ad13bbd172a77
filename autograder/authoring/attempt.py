"""Tries the answers of a bank from outside, in memory or as notebooks behind the wall, and says what is a surprise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.api.result import Report, Result, Status
from autograder.authoring.bank import Entry, defined
from autograder.authoring.bench import run_trials
from autograder.authoring.outside import what_stays
from autograder.authoring.trial import Outcome, Trial, TrialKind
from autograder.errors import CourseError
from autograder.grading.batch import Batch, grade_all
from autograder.grading.fits import fits_of, prepare_fits
from autograder.grading.judges import private_judges
from autograder.grading.local_pool import LocalPool
from autograder.grading.submissions import Submission
from autograder.manifest import Course, Lesson
from autograder.notebook.worked import worked_cells
from autograder.sandbox.box import make_boxes
from autograder.sandbox.layers import Layer

__all__ = ["Attempt", "behind_the_wall", "cell_with", "graded_behind", "in_memory", "notebook_with"]

CPU_SECONDS = 120
"""What one answer may compute in memory, all its checks together."""
PATIENCE = 2
"""An answer that waits, and does not compute, is stopped after so many times its seconds."""
REFERENCE = "our own solution"


@dataclass(frozen=True)
class Attempt:
    """An answer, and what came of it: `lost` are the results of the lesson that did not pass.

    `problem` says why it did not run to its end, if it did not: then nothing is known of single checks.
    """

    entry: Entry
    max_points: float
    lost: tuple[Result, ...] = ()
    problem: str = ""
    seconds: float = 0.0

    @cached_property
    def own(self) -> tuple[Result, ...]:
        """What it lost in its own exercise."""
        return tuple(result for result in self.lost if result.exercise == self.entry.exercise)

    @cached_property
    def harmed(self) -> tuple[str, ...]:
        """The other exercises whose results it changed."""
        return tuple(sorted({result.exercise for result in self.lost} - {self.entry.exercise}))

    @property
    def points(self) -> float:
        """Points in its own exercise."""
        return 0.0 if self.problem else self.max_points - sum(r.max_points - r.points for r in self.own)

    @property
    def is_full(self) -> bool:
        """Whether every check of its exercise passed."""
        return not self.problem and not self.own

    @property
    def told(self) -> Result | None:
        """The first result that says what is wrong; one that only waits for another says nothing."""
        spoken = [result for result in self.own if result.status is not Status.SKIPPED]
        return next(iter([*spoken, *self.own]), None)

    @property
    def surprise(self) -> str:
        """Why a person should look at it, or nothing."""
        reasons = [f"a check broke: {r.check}" for r in self.lost if r.status in (Status.HELD, Status.GRADER_FAULT)]
        if self.entry.is_right and not self.is_full:
            reasons.append("right, and without full marks")
        if not self.entry.is_right and self.is_full:
            reasons.append("wrong, and with full marks")
        if self.harmed:
            reasons.append(f"changes the marks of {', '.join(self.harmed)}")
        return "; ".join(reasons)


Tell = Callable[[int, int], None]
"""Called with how many answers are tried, and how many there are."""


def in_memory(course: Course, entries: Sequence[Entry], jobs: int, tell: Tell) -> list[Attempt]:
    """Try answers in forks of processes that have run our solution. There is no wall, and a check is judged in public.

    Raises:
        CourseError: Our own solution does not earn every point.
    """
    trials = {_trial(course, entry): entry for entry in entries}
    found: dict[Trial, Outcome] = {}
    for trial, outcome in run_trials(course.root, trials, jobs, CPU_SECONDS, PATIENCE):
        found[trial] = outcome
        tell(len(found), len(trials))
    # An answer that ends more processes than its own takes others with it. Alone, it can only lose itself.
    for trial in (trial for trial in trials if trial not in found):
        alone = dict(run_trials(course.root, [trial], 1, CPU_SECONDS, PATIENCE))
        found[trial] = alone.get(trial, Outcome("It ended the process that tried it."))
        tell(len(found), len(trials))
    return [_attempt(course, entry, found[trial]) for trial, entry in trials.items()]


def _trial(course: Course, entry: Entry) -> Trial:
    lesson = course.lesson(entry.exercise)
    return Trial(
        lesson.name, TrialKind.OUTSIDE, f"{entry.file.parent.name}/{entry.name}", (entry.source,), entry.exercise
    )


def _attempt(course: Course, entry: Entry, outcome: Outcome) -> Attempt:
    return Attempt(entry, _points(course, entry), outcome.lost, outcome.problem, outcome.seconds)


def _points(course: Course, entry: Entry) -> float:
    return sum(course.lesson(entry.exercise).exercise(entry.exercise).checks.values())


def behind_the_wall(
    course: Course, entries: Sequence[Entry], layer: Layer, folder: Path, jobs: int, tell: Tell
) -> list[Attempt]:
    """Grade each answer as a notebook that is ours but for it, as `course grade` does, with the private data.

    Args:
        course: The course.
        entries: The answers.
        layer: What they run behind.
        folder: An empty folder, for the notebooks.
        jobs: How many at once.
        tell: See `Tell`.

    Raises:
        CourseError: Our own solution does not earn every point.
        GraderError: The grader or its machine failed.
    """
    lessons = list({lesson.name: lesson for entry in entries for lesson in [course.lesson(entry.exercise)]}.values())
    ours = [Submission(REFERENCE, lesson, _solved(course, lesson)) for lesson in lessons]
    theirs = [_submission(course, entry, folder) for entry in entries]
    done: list[Report] = []

    def count(report: Report) -> None:
        done.append(report)
        tell(len(done), len(ours) + len(theirs))

    reports = graded_behind(course, lessons, [*ours, *theirs], layer, folder, jobs, count)
    for lesson, report in zip(lessons, reports, strict=False):
        if lost := _lost(report):
            found = f"our own solution does not earn every point behind the wall: {lost[0].check}: {lost[0].found}"
            raise CourseError(found, file=course.source(lesson), mend="Correct the solution or the check.")
    return [
        Attempt(entry, _points(course, entry), _lost(report), seconds=report.seconds)
        for entry, report in zip(entries, reports[len(ours) :], strict=True)
    ]


def graded_behind(
    course: Course,
    lessons: Sequence[Lesson],
    submissions: Sequence[Submission],
    layer: Layer,
    folder: Path,
    jobs: int,
    done: Callable[[Report], None] = lambda report: None,
) -> list[Report]:
    """Grade submissions to these lessons behind a layer, with the private data; what was fitted is kept in `folder`."""
    fits = fits_of(course, lessons, folder)
    boxes = make_boxes(course, layer, jobs, fits.file if fits else None)
    if fits is not None:
        prepare_fits(fits, boxes)
    pool = LocalPool(course, private_judges(course), boxes, folder)
    return grade_all(Batch(course, submissions, pool), done)


def _lost(report: Report) -> tuple[Result, ...]:
    return tuple(result for result in report.results if result.status is not Status.PASS)


def _solved(course: Course, lesson: Lesson) -> Path:
    return course.source(lesson).with_suffix(".ipynb")


def cell_with(course: Course, entry: Entry) -> str:
    """What stands in the last cell of an exercise that somebody has answered so."""
    return "\n\n\n".join(_parts(course, course.lesson(entry.exercise), entry))


def notebook_with(course: Course, lesson: Lesson, entries: Iterable[Entry]) -> NotebookNode:
    """Our notebook of a lesson with answers, each in the last cell of its exercise."""
    notebook = nbformat.read(_solved(course, lesson), as_version=4)
    for entry in entries:
        grade_id = re.compile(rf"exercise-{lesson.exercise(entry.exercise).slug}[a-z]?")
        cells = [c for c in notebook.cells if grade_id.fullmatch(c.metadata.get("nbgrader", {}).get("grade_id", ""))]
        cells[-1].source = cell_with(course, entry)
    return notebook


def _submission(course: Course, entry: Entry, folder: Path) -> Submission:
    """Our notebook with an answer in the last cell of its exercise."""
    lesson = course.lesson(entry.exercise)
    path = folder / f"{entry.file.parent.name}-{entry.name}" / f"{lesson.name}.ipynb"
    path.parent.mkdir()
    nbformat.write(notebook_with(course, lesson, [entry]), path)
    return Submission(f"{entry.file.parent.name}/{entry.name}", lesson, path)


def _parts(course: Course, lesson: Lesson, entry: Entry) -> Iterator[str]:
    ours, gone = what_stays(course, lesson, entry.exercise, entry.source)
    if ours:
        yield ours
    earlier = worked_cells(course, lesson, entry.exercise)[:-1]
    there = set[str]().union(*map(defined, [*earlier, ours]))
    if names := sorted(gone & there):
        yield f"del {', '.join(names)}"
    yield entry.source
