"""From a student's files, of any name, to one submission for each lesson. Names of students are data, never trusted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from autograder.api.result import Arrival
from autograder.bridges.class_rules import Attempt
from autograder.bridges.handed_in import HandedIn
from autograder.errors import SubmissionError
from autograder.grading.archive import is_archive, is_readable
from autograder.grading.layouts import age_key
from autograder.grading.wrappers import is_notebook, lesson_named
from autograder.listing import NAMES, some_of
from autograder.manifest import Course, Lesson
from autograder.notebook import Notebook, find_lesson, read_notebook

__all__ = ["Candidate", "Submission", "look", "refused_row", "rows_of", "unused"]

KINDS = {
    ".py": "a Python script without cells; hand in the .ipynb",
    ".html": "a web page; hand in the .ipynb",
    ".htm": "a web page; hand in the .ipynb",
    ".pdf": "a PDF; hand in the .ipynb",
    ".md": "text",
    **dict.fromkeys((".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz"), "an archive in an archive; hand in the .ipynb"),
    ".rar": "an archive of a kind that is not read",
    ".7z": "an archive of a kind that is not read",
}


@dataclass(frozen=True)
class Submission:
    """One student's notebook for one lesson.

    `problem` says why it cannot be graded, if so; `remark` what a reader of the mark should know beside it.
    `arrival` is there where the platform says when it came. `attempts` are those before it, by age, where the best one
    counts, and `attempt` is the number of one of these, from 1; it is 0 where only one is graded.
    """

    student: str
    lesson: Lesson
    path: Path
    problem: str = ""
    remark: str = ""
    arrival: Arrival | None = None
    attempts: tuple[Submission, ...] = ()
    attempt: int = 0


@dataclass(frozen=True)
class Candidate:
    """A file, and what is in it: a lesson, how many of its exercises have work in them and how many were found."""

    file: HandedIn
    lesson: Lesson | None = None
    worked: int = 0
    found: int = 0
    reason: str = ""

    named: Lesson | None = None
    """The lesson that the file is named after."""

    @property
    def is_stray(self) -> bool:
        """Whether it lies beside the folders of students and is none's work."""
        return self.file.is_flat and not self.lesson and not is_notebook(self.file.name)

    @property
    def rank(self) -> tuple[object, ...]:
        """The larger counts: work over an untouched starter, a whole notebook over a scrap of one, the newer one."""
        whole = self.lesson is not None and 2 * self.found >= len(self.lesson.exercises)
        return (self.worked > 0, whole, age_key(self.file), self.file.parts)


def look(file: HandedIn, course: Course, releases: Sequence[tuple[Lesson, Notebook]]) -> Candidate:
    """What is in a file."""
    name, named = file.parts[-1], lesson_named(file.parts, course.lessons)
    if file.problem:
        return Candidate(file, reason=file.problem, named=named)
    kind = KINDS.get(PurePosixPath(name.lower()).suffix, "not a notebook")
    if not is_readable(name) or is_archive(file.path):
        return Candidate(file, reason=kind, named=named)
    try:
        found = find_lesson(releases, read_notebook(file.path, course.limits.submission_mb))
    except SubmissionError as error:
        return Candidate(file, reason=str(error) if is_notebook(name) else kind, named=named)
    if found is None:
        return Candidate(file, reason="a notebook in which nothing of any lesson was found", named=named)
    return Candidate(file, found.lesson, len(found.worked), len(found.ways), named=named)


def rows_of(
    student: str, candidates: Sequence[Candidate], chosen: Sequence[Lesson], attempt: Attempt
) -> list[Submission]:
    """A student's submissions: one for each lesson that is in her files, or that one is named after."""
    rows = []
    for lesson in chosen:
        mine = sorted((one for one in candidates if one.lesson == lesson), key=lambda one: one.rank)
        meant = [one for one in candidates if one.lesson != lesson and one.named == lesson]
        if mine:
            rows.append(_row(student, lesson, mine, attempt))
        elif meant:
            rows.append(refused_row(student, lesson, meant))
    return rows


def refused_row(student: str, lesson: Lesson, candidates: Sequence[Candidate]) -> Submission:
    """The row of what cannot be graded. When it came counts all the same: a person may give points for it."""
    newest = max(candidates, key=lambda one: age_key(one.file))
    problem, arrival = _problem(candidates, lesson), _arrival(candidates, newest)
    return Submission(student, lesson, candidates[0].file.path, problem, arrival=arrival)


def _row(student: str, lesson: Lesson, mine: Sequence[Candidate], attempt: Attempt) -> Submission:
    """The submission of one lesson, of notebooks in the order of their rank."""

    def row(taken: Candidate) -> Submission:
        remark, arrival = _remark(mine, taken, attempt), _arrival(mine, taken)
        return Submission(student, lesson, taken.file.path, remark=remark, arrival=arrival)

    worked = sorted((one for one in mine if one.rank[:2] == mine[-1].rank[:2]), key=lambda one: age_key(one.file))
    if attempt is Attempt.BEST and len(worked) > 1:
        *before, last = (replace(row(one), attempt=number) for number, one in enumerate(worked, 1))
        return replace(last, attempts=tuple(before))
    return row(worked[0] if attempt is Attempt.FIRST else mine[-1])


def _arrival(mine: Sequence[Candidate], taken: Candidate) -> Arrival | None:
    """When it came, if the platform says so."""
    file = taken.file
    if not (file.stamp or file.late):
        return None
    at = datetime.fromtimestamp(file.stamp, UTC).isoformat(timespec="seconds") if file.stamp else ""
    by_age = sorted(mine, key=lambda one: age_key(one.file))
    return Arrival(at, file.clock, file.late, by_age.index(taken) + 1, len(mine))


def _remark(mine: Sequence[Candidate], taken: Candidate, attempt: Attempt) -> str:
    """What the instructor should know of the way in which it was handed in."""
    told = [taken.file.remark] if taken.file.remark else []
    if taken.file.late:
        told.append("Handed in late, as the platform says.")
    if len(mine) > 1:
        names = ", ".join(sorted(one.file.name for one in mine))
        if attempt is Attempt.BEST:
            return " ".join([*told, f"Handed in {len(mine)} times: {names}. This is {taken.file.name}."])
        which = "first" if attempt is Attempt.FIRST else "newest"
        pick = min if attempt is Attempt.FIRST else max
        why = (
            f"the {which}" if pick(mine, key=lambda one: age_key(one.file)) is taken else f"the {which} with work in it"
        )
        told.append(f"Handed in {len(mine)} times: {names}. Graded: {taken.file.name}, {why}.")
    return " ".join(told)


def _problem(candidates: Sequence[Candidate], lesson: Lesson) -> str:
    """Why nothing of what was handed in can be graded."""
    if len(candidates) == 1 and (candidates[0].file.problem or is_notebook(candidates[0].file.name)):
        (only,) = candidates
        if only.lesson:
            return (
                f"{only.file.name} holds exercises of lesson {only.lesson.number}, not of lesson {lesson.number} "
                f"({lesson.name}). Hand in the other file."
            )
        return f"Handed in, not recognised: {only.file.name}. {only.reason[:1].upper()}{only.reason[1:]}"
    named = [f"{one.file.name} ({one.reason or 'of another lesson'})" for one in candidates]
    return f"Handed in, not recognised: {some_of(named)}."


def unused(student: str, candidates: Sequence[Candidate], rows: Sequence[Submission]) -> Iterator[str]:
    """Lines about what a student handed in and no row tells of."""
    lessons = {row.lesson.name for row in rows}
    other = [one for one in candidates if one.lesson and one.lesson.name not in lessons]
    problems = " ".join(row.problem for row in rows)
    odd = [one for one in candidates if not one.lesson and one.file.name not in problems]
    for one in other[:NAMES]:
        if one.lesson and one.file.name not in problems:
            yield f"{student}: {one.file.name} is of lesson {one.lesson.number}, which is not graded now"
    if odd and (rows or other):
        yield f"{student}: also handed in, not recognised: {some_of([one.file.name for one in odd])}"
