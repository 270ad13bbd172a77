"""Makes the notebook that is run: the student's cells in the student's order, on what the release holds locked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from autograder.errors import SubmissionError
from autograder.manifest import Lesson
from autograder.notebook.match import WAYS, Match, match, other_lesson
from autograder.notebook.read import DEMO_TAG, Cell, Notebook
from autograder.notebook.syntax import STUDY, Syntax

__all__ = ["Rebuilt", "RunCell", "rebuild"]

FOUND_BY = {
    "grade id": "nbgrader's grade id",
    "cell id": "the cell's id",
    "check call": "the call of check below it",
    "names": "the names that it defines",
}


@dataclass(frozen=True)
class RunCell:
    """A cell to run. `exercise` is set if it holds the student's solution of one."""

    id: str
    source: str
    exercise: str = ""


@dataclass(frozen=True)
class Rebuilt:
    """The notebook to run, the exercises that cannot be graded, each with a reason, and what to say about both.

    `remark` is what a student should read first. `ends` says for each exercise after how many cells its names are
    as they stay: behind its own cell, and behind every other that makes one of them again.
    """

    cells: tuple[RunCell, ...]
    ungradable: dict[str, str]
    notes: tuple[str, ...] = ()
    remark: str = ""
    ends: dict[str, int] = field(default_factory=dict)

    def until(self, exercises: Collection[str]) -> tuple[RunCell, ...]:
        """The cells up to the last one of these exercises; all, if it is not known where one of them ends."""
        return self.cells[: max(self.ends.get(exercise, len(self.cells)) for exercise in exercises)]

    def before(self, exercise: str) -> tuple[RunCell, ...]:
        """The cells that stand before the first one of an exercise."""
        return tuple(takewhile(lambda cell: cell.exercise != exercise, self.cells))


@dataclass
class _Step:
    """A cell in its place. A demonstration that nobody changed runs only if later code rests on it."""

    cell: RunCell
    syntax: Syntax
    place: int | None
    is_demo: bool = False


def rebuild(release: Notebook, submission: Notebook, lesson: Lesson) -> Rebuilt:
    """Put the student's notebook on the release.

    Every cell that the student wrote or changed runs as it was handed in, where it stands. What is as released runs
    as released, and locked cells always do. Of what a student took out, locked cells are put back, and those that make
    names which nothing else makes. Cells that are nothing but calls of ``check``, ``hint`` or ``solution`` do not
    run; nor do demonstrations, unless they were changed or the student's code uses what they make.

    Raises:
        SubmissionError: The notebook belongs to another lesson, or to none.
    """
    found = match(release, submission, lesson)
    _must_belong(found)
    steps = [step for i in range(len(submission.cells)) if (step := _step(found, i))]
    remark, note = release.stamp.against(submission.stamp) if release.stamp else ("", "")
    notes = [_ways(found), *_left_out(found), *_made_again(found), note]
    for place in _taken_out(found, steps):
        steps.insert(_position(steps, place), _released(found, place))
        notes.append(f"Put back, because the notebook needs it: cell {release.cells[place].id} of the release.")
    needed = _needed(steps)
    cells = tuple(step.cell for step in needed)
    return Rebuilt(cells, _ungradable(found), tuple(note for note in notes if note), remark, _ends(found, needed))


def _step(found: Match, i: int) -> _Step | None:
    """What runs in the place of one cell of the submission, if anything does."""
    cell, syntax, place = found.submission.cells[i], found.theirs[i], found.place[i]
    if place is not None and _stays_as_released(found, i):
        return None if found.ours[place].only_calls(STUDY) else _released(found, place, cell)
    if syntax.is_blank or syntax.only_calls(found.study_names):
        return None
    name = f"own-{i}" if place is None else found.release.cells[place].id
    return _Step(RunCell(name, cell.source, found.exercise(place)), syntax, place)


def _stays_as_released(found: Match, i: int) -> bool:
    """Whether the release's cell runs: nothing was changed in it, or it holds code that students may not change."""
    place = found.place[i]
    if place is None or found.is_unchanged(i):
        return place is not None
    # Over a call of `check` a student may have written work: that runs, and the call does no harm.
    return found.release.cells[place].locked and not found.ours[place].only_calls(STUDY)


def _released(found: Match, place: int, theirs: Cell | None = None) -> _Step:
    cell, exercise = found.release.cells[place], found.exercise(place)
    # An error names a line, which is a line of the student's own cell.
    source = theirs.source if theirs and exercise else cell.source
    return _Step(RunCell(cell.id, source, exercise), found.ours[place], place, DEMO_TAG in cell.tags)


def _taken_out(found: Match, steps: Sequence[_Step]) -> list[int]:
    """The cells of the release that must be put back: locked code, and what makes names that nothing else makes."""
    made = frozenset().union(*(step.syntax.binds for step in steps if not step.is_demo))
    there = found.found
    return [
        place
        for place, (cell, syntax) in enumerate(zip(found.release.cells, found.ours, strict=True))
        if place not in there
        and not found.exercise(place)
        and not syntax.only_calls(STUDY)
        and DEMO_TAG not in cell.tags
        and (cell.locked or not syntax.binds <= made)
    ]


def _position(steps: Sequence[_Step], place: int) -> int:
    """Where a cell of the release belongs: behind the last one that stands before it there."""
    before = [i for i, step in enumerate(steps) if step.place is not None and step.place < place]
    return before[-1] + 1 if before else 0


def _needed(steps: Sequence[_Step]) -> list[_Step]:
    """All steps but the demonstrations on which no code rests."""
    makers: dict[str, int] = {}
    rests_on: list[set[int]] = []
    for i, step in enumerate(steps):
        rests_on.append({makers[name] for name in step.syntax.uses if name in makers})
        makers |= dict.fromkeys(step.syntax.binds, i)
    needed = {i for i, step in enumerate(steps) if not step.is_demo}
    waiting = list(needed)
    while waiting:
        new = rests_on[waiting.pop()] - needed
        needed |= new
        waiting += new
    return [step for i, step in enumerate(steps) if i in needed]


def _ends(found: Match, steps: Sequence[_Step]) -> dict[str, int]:
    """For each exercise, the number of cells up to the last one that is of it or makes one of its names."""
    ends = {}
    for exercise in (each.id for each in found.lesson.exercises):
        made = (step.syntax.binds for step in steps if step.cell.exercise == exercise)
        names = found.names_of(exercise).union(*made)
        for number, step in enumerate(steps, 1):
            if step.cell.exercise == exercise or step.syntax.binds & names:
                ends[exercise] = number
    return ends


def _must_belong(found: Match) -> None:
    lesson = found.lesson
    if other := other_lesson(found.submission, lesson):
        raise SubmissionError(
            f"This notebook holds exercises of lesson {other}, not of lesson {lesson.number} ({lesson.name}). "
            "Hand in the other file."
        )
    if not found.ways and not found.called:
        raise SubmissionError(
            f"No exercise of lesson {lesson.number} was found in this notebook: no cell has its mark or its id, "
            "calls its check, or defines its names. Write your answers into the notebook that you were given."
        )


def _ungradable(found: Match) -> dict[str, str]:
    """Exercises of which nothing was found. One that defines no names may be anywhere: its checks will ask for it."""
    return {
        exercise.id: f"The cell of exercise {exercise.id} is missing. Take a fresh copy of the notebook "
        "and put your code back into its cell."
        for exercise in found.lesson.exercises
        if exercise.id not in found.ways and found.names_of(exercise.id)
    }


def _ways(found: Match) -> str:
    """How the exercises were found: part of the record, for a mark must be explained."""
    ways = [(way, [e.id for e in found.lesson.exercises if found.ways.get(e.id) == way]) for way in WAYS]
    return "; ".join(f"{', '.join(ids)} found by {FOUND_BY[way]}" for way, ids in ways if ids) + "."


def _left_out(found: Match) -> Iterator[str]:
    """What the student wrote and grading does not run."""
    changed = [i for i in range(len(found.theirs)) if not found.is_unchanged(i)]
    calls = [str(i + 1) for i in changed if found.theirs[i].only_calls(found.study_names)]
    if calls:
        yield f"Not run, because it only calls check, hint or solution: code cell {', '.join(calls)}."
    locked = [str(i + 1) for i in changed if _stays_as_released(found, i)]
    if locked:
        yield f"Locked, so it ran as released and not as changed: code cell {', '.join(locked)}."


def _made_again(found: Match) -> Iterator[str]:
    """Names of exercises that a second cell makes once more: who checked before that cell ran saw the first."""
    for exercise in found.lesson.exercises:
        makers = {name: _makers(found, name, exercise.id) for name in sorted(found.names_of(exercise.id))}
        for name, cells in makers.items():
            if len(cells) > 1:
                first, *_, last = (i + 1 for i in cells)
                yield f"Exercise {exercise.id}: `{name}` of code cell {first} is made again in {last}; the last counts."


def _makers(found: Match, name: str, exercise: str) -> list[int]:
    """The cells of the submission that make a name of an exercise, but for those that make it in the release too."""

    def counts(i: int) -> bool:
        place = found.place[i]
        if place is None or found.exercise(place) == exercise:
            return True
        return not _stays_as_released(found, i) and name not in found.ours[place].binds

    return [i for i, syntax in enumerate(found.theirs) if name in syntax.binds and counts(i)]
