"""A trial: one solution that is put to all checks of its lesson, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from autograder.api.result import Result, Status
from autograder.authoring.bank import Entry, load_bank
from autograder.authoring.mutants import Mutant, mutants
from autograder.authoring.source import source_cells
from autograder.errors import CourseError
from autograder.manifest import Course, Lesson
from autograder.notebook import CHECK_CALL, DEMO_TAG, read_ours

__all__ = ["Outcome", "Trial", "TrialKind", "trials"]


class TrialKind(StrEnum):
    """What is tried, and in what it runs."""

    RIGHT = "right"
    """A solution of one exercise that must pass, over the reference."""
    WRONG = "wrong"
    """One that must fail."""
    MUTANT = "mutant"
    """One that was changed by a rule; its unchanged cell is a second source."""
    OUTSIDE = "outside"
    """One that runs as a cell of a notebook would: see `authoring/outside`."""
    REFERENCE = "reference"
    """Our solution of the whole lesson, by itself."""
    STARTER = "starter"
    """The students' notebook, untouched."""
    NOTHING = "nothing"
    """An empty notebook."""
    BUILD = "build"
    """The building of the notebooks; its sources are digests of the files."""


@dataclass(frozen=True)
class Trial:
    """One solution to try. `exercise` is empty if it is one of the whole lesson; else `of` is what it was made from."""

    lesson: str
    kind: TrialKind
    name: str
    sources: tuple[str, ...]
    exercise: str = ""
    of: Entry | Mutant | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Outcome:
    """What came of a trial.

    `problem` says why it did not run to its end, if it did not. `lost` are the results of the checks
    that did not pass. `seconds` are of computing.
    """

    problem: str = ""
    lost: tuple[Result, ...] = ()
    seconds: float = 0.0

    @property
    def failed(self) -> tuple[Result, ...]:
        """The checks that failed; those that waited for them are left out."""
        return tuple(result for result in self.lost if result.status is Status.FAIL)

    @property
    def is_noticed(self) -> bool:
        """Whether a student with this solution would hear that something is wrong."""
        return bool(self.problem or self.lost)


def trials(course: Course, lesson: Lesson) -> Iterator[Trial]:
    """Everything that is tried in a lesson.

    Raises:
        CourseError: A file of the bank is not as it should be, or the students' notebook is not there.
    """
    for entry in load_bank(course, lesson):
        yield Trial(lesson.name, TrialKind(entry.file.parent.name), entry.name, (entry.source,), entry.exercise, entry)
    for mutant in mutants(course, lesson):
        yield Trial(lesson.name, TrialKind.MUTANT, mutant.id, (mutant.source, mutant.cell), mutant.exercise, mutant)
    cells = source_cells(course, lesson)
    reference = tuple(cell.source for cell in cells if not (cell.is_check or cell.is_demo))
    yield Trial(lesson.name, TrialKind.REFERENCE, "our solution", reference)
    yield Trial(lesson.name, TrialKind.STARTER, "the students' notebook", _starter(course, lesson))
    yield Trial(lesson.name, TrialKind.NOTHING, "an empty notebook", ())
    folders = (course.source(lesson).parent, course.release(lesson).parent)
    # Jupyter leaves folders beside a notebook that somebody has opened.
    files = [file for folder in folders for file in sorted(folder.iterdir()) if file.is_file()]
    yield Trial(lesson.name, TrialKind.BUILD, "the notebooks", _digests([course.root / "course.yaml", *files]))


def _digests(files: Iterable[Path]) -> tuple[str, ...]:
    return tuple(sha256(file.read_bytes()).hexdigest() for file in files)


def _starter(course: Course, lesson: Lesson) -> tuple[str, ...]:
    release = course.release(lesson)
    if not release.is_file():
        raise CourseError("the students' notebook is not there.", file=release, mend="Run `course build`.")
    cells = read_ours(release).cells
    return tuple(c.source for c in cells if DEMO_TAG not in c.tags and not CHECK_CALL.search(c.source))
