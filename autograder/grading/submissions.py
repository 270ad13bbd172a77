"""From files of any name to one submission for each student and lesson. Names of students are data, never trusted."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path, PurePosixPath

from autograder.api.result import Arrival
from autograder.bridges.class_rules import Attempt
from autograder.bridges.handed_in import HandedIn, Reader
from autograder.bridges.people import People
from autograder.bridges.readers import NAMED, PLAIN
from autograder.errors import SubmissionError, UsageError
from autograder.grading.archive import is_archive, is_readable
from autograder.grading.delivery import Delivery, opened
from autograder.grading.layouts import ClassFolder, age_key, by_student
from autograder.grading.wrappers import is_notebook, lesson_named
from autograder.listing import NAMES, some_of
from autograder.manifest import Course, Lesson
from autograder.notebook import Notebook, find_lesson, read_notebook, read_ours

__all__ = ["Intake", "Submission", "TakenIn", "find_submissions", "submissions_in"]

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
class Intake:
    """How a class is taken in.

    Args:
        people: The roster, if there is one.
        reader: The platform that it comes from; None to find out.
        zone: The time zone of times that say none; None for that of this machine.
        attempt: Which of several attempts counts.
    """

    people: People = field(default_factory=People)
    reader: Reader | None = None
    zone: tzinfo | None = None
    attempt: Attempt = Attempt.NEWEST


@dataclass(frozen=True)
class _Candidate:
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


@dataclass(frozen=True)
class TakenIn:
    """What came of the folder of a class: a submission for each student and lesson, and lines about the rest.

    `left_out` are lines about files that are no part of any submission, `notes` about how the others were read.
    """

    submissions: tuple[Submission, ...]
    left_out: Sequence[str] = ()
    notes: Sequence[str] = ()


def find_submissions(folder: Path, course: Course, lessons: Sequence[Lesson] = ()) -> tuple[Submission, ...]:
    """The submissions in a folder: see `submissions_in`. Archives of single students stay closed.

    Raises:
        UsageError: There is no such folder, or nothing was handed in.
    """
    with opened(folder, course.limits.submission_mb, inside=False) as delivery:
        return submissions_in(delivery, course, lessons).submissions


def submissions_in(
    delivery: Delivery, course: Course, lessons: Sequence[Lesson] = (), intake: Intake | None = None
) -> TakenIn:
    """One submission for each student and lesson, found by what is in the files.

    Of several notebooks for a lesson the newest with work in it is taken, unless the class has another rule. A student
    of whom nothing was recognised has a submission that cannot be graded, with the reason.

    Args:
        delivery: What was handed in.
        course: The course.
        lessons: The lessons to grade; all if empty.
        intake: How the class is taken in.

    Raises:
        UsageError: Nothing was handed in.
    """
    chosen, intake = tuple(lessons) or course.lessons, intake or Intake()
    folder = ClassFolder(delivery.root, delivery.is_archive, intake.reader, intake.zone, intake.people)
    students, reader, strangers = by_student(delivery.files, folder, course.lessons)
    releases = [(lesson, read_ours(file)) for lesson in course.lessons if (file := course.release(lesson)).is_file()]
    looked = {student: [_look(file, course, releases) for file in files] for student, files in students.items()}
    usual = _usual(looked.values(), chosen)
    files = [one.file for candidates in looked.values() for one in candidates]
    has_names = any(not (file.is_flat or file.is_named) for file in files)
    has_names |= reader in NAMED and all(file.is_named for file in files if is_notebook(file.name))
    found: list[Submission] = []
    left_out = list(delivery.lines)
    for student, candidates in looked.items():
        if has_names and all(one.is_stray for one in candidates):
            left_out += [f"{one.file.name}: not a submission" for one in candidates]
            continue
        rows = _rows(student, candidates, chosen, usual, intake.attempt)
        left_out += _unused(student, candidates, rows)
        found += rows
    notebooks = any(one.lesson or is_notebook(one.file.name) for mine in looked.values() for one in mine)
    if not found or (not notebooks and all(row.problem for row in found)):
        raise UsageError(_nothing(delivery, chosen, left_out))
    notes = [*([] if reader is PLAIN else [f"Read as an export of {reader.title}."]), *strangers]
    return TakenIn(_with_twins(found), left_out, notes)


def _look(file: HandedIn, course: Course, releases: Sequence[tuple[Lesson, Notebook]]) -> _Candidate:
    """What is in a file."""
    name, named = file.parts[-1], lesson_named(file.parts, course.lessons)
    if file.problem:
        return _Candidate(file, reason=file.problem, named=named)
    kind = KINDS.get(PurePosixPath(name.lower()).suffix, "not a notebook")
    if not is_readable(name) or is_archive(file.path):
        return _Candidate(file, reason=kind, named=named)
    try:
        found = find_lesson(releases, read_notebook(file.path, course.limits.submission_mb))
    except SubmissionError as error:
        return _Candidate(file, reason=str(error) if is_notebook(name) else kind, named=named)
    if found is None:
        return _Candidate(file, reason="a notebook in which nothing of any lesson was found", named=named)
    return _Candidate(file, found.lesson, len(found.worked), len(found.ways), named=named)


def _usual(looked: Iterable[Sequence[_Candidate]], chosen: Sequence[Lesson]) -> Lesson:
    """The lesson that most files are of: that of a student of whom nothing was recognised."""
    counts = Counter(one.lesson.name for found in looked for one in found if one.lesson)
    return max(chosen, key=lambda lesson: counts[lesson.name])


def _rows(
    student: str, candidates: Sequence[_Candidate], chosen: Sequence[Lesson], usual: Lesson, attempt: Attempt
) -> list[Submission]:
    """A student's submissions."""
    rows = []
    for lesson in chosen:
        mine = sorted((one for one in candidates if one.lesson == lesson), key=lambda one: one.rank)
        meant = [one for one in candidates if one.lesson != lesson and one.named == lesson]
        if mine:
            rows.append(_row(student, lesson, mine, attempt))
        elif meant:
            rows.append(_refused(student, lesson, meant))
    if not rows and not any(one.lesson for one in candidates):
        rows.append(_refused(student, usual, candidates))
    return rows


def _refused(student: str, lesson: Lesson, candidates: Sequence[_Candidate]) -> Submission:
    """The row of what cannot be graded. When it came counts all the same: a person may give points for it."""
    newest = max(candidates, key=lambda one: age_key(one.file))
    problem, arrival = _problem(candidates, lesson), _arrival(candidates, newest)
    return Submission(student, lesson, candidates[0].file.path, problem, arrival=arrival)


def _row(student: str, lesson: Lesson, mine: Sequence[_Candidate], attempt: Attempt) -> Submission:
    """The submission of one lesson, of notebooks in the order of their rank."""

    def row(taken: _Candidate) -> Submission:
        remark, arrival = _remark(mine, taken, attempt), _arrival(mine, taken)
        return Submission(student, lesson, taken.file.path, remark=remark, arrival=arrival)

    worked = sorted((one for one in mine if one.rank[:2] == mine[-1].rank[:2]), key=lambda one: age_key(one.file))
    if attempt is Attempt.BEST and len(worked) > 1:
        *before, last = (replace(row(one), attempt=number) for number, one in enumerate(worked, 1))
        return replace(last, attempts=tuple(before))
    return row(worked[0] if attempt is Attempt.FIRST else mine[-1])


def _arrival(mine: Sequence[_Candidate], taken: _Candidate) -> Arrival | None:
    """When it came, if the platform says so."""
    file = taken.file
    if not (file.stamp or file.late):
        return None
    at = datetime.fromtimestamp(file.stamp, UTC).isoformat(timespec="seconds") if file.stamp else ""
    by_age = sorted(mine, key=lambda one: age_key(one.file))
    return Arrival(at, file.clock, file.late, by_age.index(taken) + 1, len(mine))


def _remark(mine: Sequence[_Candidate], taken: _Candidate, attempt: Attempt) -> str:
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


def _problem(candidates: Sequence[_Candidate], lesson: Lesson) -> str:
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


def _unused(student: str, candidates: Sequence[_Candidate], rows: Sequence[Submission]) -> Iterator[str]:
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


def _nothing(delivery: Delivery, chosen: Sequence[Lesson], lines: Sequence[str]) -> str:
    example = chosen[0].name
    told = f" {'; '.join(lines[:NAMES])}." if lines else ""
    return (
        f"No submission was found in {delivery.root} ({len(delivery.files)} files and empty folders).{told} "
        f"Notebooks stand in <student>/{example}.ipynb or <student>/{example}/{example}.ipynb."
    )


def _with_twins(found: Sequence[Submission]) -> tuple[Submission, ...]:
    """The submissions, with a remark where two names differ only in case, spaces, or the form of their letters."""
    groups: dict[str, set[str]] = defaultdict(set)
    for one in found:
        groups[_plain(one.student)].add(one.student)
    return tuple(_told(one, groups[_plain(one.student)]) for one in found)


def _told(one: Submission, names: set[str]) -> Submission:
    return replace(one, remark=_twin(one, names), attempts=tuple(_told(before, names) for before in one.attempts))


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _twin(one: Submission, names: set[str]) -> str:
    if len(names) < 2:
        return one.remark
    shown = ", ".join(ascii(name) for name in sorted(names))
    return f"{one.remark} Two folders look like one student: {shown}. Each was graded; keep or rename one.".strip()
