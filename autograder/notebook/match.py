"""Finds by content which lesson a notebook is, and which of its cells is which of the release.

In this order: the grade id that nbgrader wrote, the cell's own id, the call of ``check`` below it, the names that it
defines. Platforms strip the first two; the last two are the student's work itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from autograder.manifest import Exercise, Lesson
from autograder.notebook.read import Cell, Notebook
from autograder.notebook.syntax import STUDY, Syntax

__all__ = ["WAYS", "Match", "exercise_of", "find_lesson", "match", "other_lesson"]

EXERCISE = re.compile(r"exercise-(.+?)[a-z]?")
"""The grade id of a cell that an answer belongs in: the exercise's slug, and a letter where there are several."""
WAYS = ("grade id", "cell id", "check call", "names")
"""How a cell is found, the surest first."""


@dataclass
class Match:
    """A notebook beside the release of its lesson.

    `place` says for each cell of the submission which cell of the release it is, by position, or None for a cell of the
    student's own. `ways` says for each exercise how its cells were found; an exercise that is not there was not found.
    """

    release: Notebook
    submission: Notebook
    lesson: Lesson
    theirs: list[Syntax] = field(init=False)
    ours: list[Syntax] = field(init=False)
    place: list[int | None] = field(init=False)
    ways: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ours, self.theirs = self.release.syntaxes, self.submission.syntaxes
        self.place = [None] * len(self.submission.cells)
        self._exercises = [exercise_of(cell, self.lesson) for cell in self.release.cells]

    def exercise(self, position: int | None) -> str:
        """The exercise that a cell of the release belongs to, or an empty string."""
        return "" if position is None else self._exercises[position]

    def names_of(self, exercise: str) -> frozenset[str]:
        """The names that the cells of an exercise define in the release."""
        return frozenset().union(*(self.ours[i].binds for i, e in enumerate(self._exercises) if e == exercise))

    @property
    def found(self) -> set[int]:
        """The cells of the release that are in the submission."""
        return {position for position in self.place if position is not None}

    @property
    def worked(self) -> set[str]:
        """The exercises in which something other than the starter code stands."""
        changed = {
            self.exercise(position)
            for position, syntax in zip(self.place, self.theirs, strict=True)
            if position is not None and syntax.fingerprint != self.ours[position].fingerprint
        }
        elsewhere = {exercise for exercise in self.ways if not any(self.exercise(p) == exercise for p in self.place)}
        return (changed | elsewhere) - {""}

    @cached_property
    def called(self) -> set[str]:
        """The exercises of the lesson that the submission checks somewhere."""
        ids = {exercise.id for exercise in self.lesson.exercises}
        return ids & {call for syntax in self.theirs for call in syntax.checks}

    @cached_property
    def study_names(self) -> frozenset[str]:
        """What only studies here: a student's own function of that name is work like any other."""
        return STUDY.difference(*(syntax.hides for syntax in self.theirs))

    def is_unchanged(self, cell: int) -> bool:
        """Whether a cell of the submission says the same as its cell of the release."""
        place = self.place[cell]
        return place is not None and self.theirs[cell].fingerprint == self.ours[place].fingerprint

    def take(self, cell: int, position: int, way: str) -> None:
        """Say that a cell of the submission is this one of the release."""
        self.place[cell] = position
        if exercise := self.exercise(position):
            self.ways.setdefault(exercise, way)


def exercise_of(cell: Cell, lesson: Lesson) -> str:
    """The exercise whose solution belongs in this cell of a release, or an empty string."""
    found = EXERCISE.fullmatch(cell.grade_id)
    return next((exercise.id for exercise in lesson.exercises if found and exercise.slug == found[1]), "")


def match(release: Notebook, submission: Notebook, lesson: Lesson) -> Match:
    """Find each cell of the submission in the release."""
    found = Match(release, submission, lesson)
    _by_grade_id(found)
    _by_content(found)
    _by_cell_id(found)
    _by_check_call(found)
    _by_names(found)
    return found


def find_lesson(releases: Iterable[tuple[Lesson, Notebook]], submission: Notebook) -> Match | None:
    """A notebook beside the release of the lesson that it is of; None if nothing in it is of any.

    The surest way that finds an exercise of any lesson decides, and of two lessons the one with more exercises.
    """
    best: tuple[int, ...] = (0,) * (len(WAYS) + 1)
    chosen = None
    for lesson, release in releases:
        found = match(release, submission, lesson)
        ways = list(found.ways.values())
        counts = (*(ways.count(way) for way in WAYS), len(found.called))
        if counts > best:
            best, chosen = counts, found
    return chosen


def other_lesson(submission: Notebook, lesson: Lesson) -> str:
    """The number of another lesson, if the marks or else the check calls of a notebook speak of that one only."""
    marks = [m.group(1) for cell in submission.cells if (m := re.match(r"exercise-(\d+)-\d+", cell.grade_id))]
    calls = [call.split(".")[0] for syntax in submission.syntaxes for call in syntax.checks if "." in call]
    for numbers in (marks, calls):
        if numbers:
            return "" if lesson.number in numbers else max(numbers, key=numbers.count)
    return ""


def _by_grade_id(found: Match) -> None:
    places = {cell.grade_id: i for i, cell in enumerate(found.release.cells) if cell.grade_id}
    for i, cell in enumerate(found.submission.cells):
        if cell.grade_id in places:
            found.take(i, places[cell.grade_id], "grade id")


def _by_content(found: Match) -> None:
    """Cells that are the release's own, whatever became of their ids. Exercise cells are not looked for here."""
    free = [i for i in range(len(found.ours)) if not found.exercise(i) and i not in found.found]
    for i, syntax in enumerate(found.theirs):
        if found.place[i] is None:
            same = next((j for j in free if found.ours[j].fingerprint == syntax.fingerprint), None)
            if same is not None:
                free.remove(same)
                found.take(i, same, "content")


def _by_cell_id(found: Match) -> None:
    taken = found.found
    places = {cell.id: i for i, cell in enumerate(found.release.cells) if i not in taken}
    for i, cell in enumerate(found.submission.cells):
        position = places.get(cell.id)
        if found.place[i] is None and position is not None and not _is_of_another(found, i, position):
            found.take(i, position, "cell id")
            del places[cell.id]


def _is_of_another(found: Match, cell: int, position: int) -> bool:
    """Whether a cell defines the names of another exercise than its id says: the ids are of another release."""
    binds, exercise = found.theirs[cell].binds, found.exercise(position)
    others = [e.id for e in found.lesson.exercises if e.id != exercise and binds & found.names_of(e.id)]
    return bool(others) and not (exercise and binds & found.names_of(exercise))


def _by_check_call(found: Match) -> None:
    for exercise in _missing(found):
        names = found.names_of(exercise.id)
        defined = any(syntax.binds & names for syntax in found.theirs)
        for i in range(1, len(found.theirs)):
            above = _above(found, i)
            if exercise.id not in found.theirs[i].checks or above is None or found.place[above] is not None:
                continue
            # Where nothing has the right names, work under another name is still an answer; a cell without any is not.
            if found.theirs[above].binds & names or (not defined and (found.theirs[above].binds or not names)):
                found.take(above, _last_cell(found, exercise), "check call")
                break


def _above(found: Match, below: int) -> int | None:
    """The cell above one that only calls ``check``, not counting others that only call."""
    if not found.theirs[below].only_calls(STUDY):
        return None
    above = (i for i in range(below - 1, -1, -1) if not found.theirs[i].is_blank)
    return next((i for i in above if not found.theirs[i].only_calls(STUDY)), None)


def _last_cell(found: Match, exercise: Exercise) -> int:
    return max(i for i in range(len(found.ours)) if found.exercise(i) == exercise.id)


def _by_names(found: Match) -> None:
    taken = found.found
    for position, syntax in enumerate(found.ours):
        exercise = found.exercise(position)
        if not exercise or position in taken or not syntax.binds:
            continue
        for i, theirs in enumerate(found.theirs):
            if theirs.binds & syntax.binds:
                # A cell that was merged with another keeps its place, and answers this exercise too.
                found.ways.setdefault(exercise, "names")
                if found.place[i] is None:
                    found.take(i, position, "names")


def _missing(found: Match) -> list[Exercise]:
    return [exercise for exercise in found.lesson.exercises if exercise.id not in found.ways]
