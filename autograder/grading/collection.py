"""What a class has handed in, as one submission for each student and lesson."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from pathlib import Path

from autograder.bridges.class_rules import Attempt
from autograder.bridges.handed_in import HandedIn, Reader
from autograder.bridges.people import People
from autograder.bridges.readers import NAMED, PLAIN
from autograder.errors import UsageError
from autograder.grading.delivery import Delivery, opened
from autograder.grading.layouts import ClassFolder, by_student
from autograder.grading.shard import Shard
from autograder.grading.submissions import Candidate, Submission, look, refused_row, rows_of, unused
from autograder.grading.wrappers import is_notebook, lesson_named
from autograder.listing import NAMES
from autograder.manifest import Course, Lesson
from autograder.notebook import read_ours

__all__ = ["Collection", "Intake", "TakenIn", "find_submissions", "submissions_in"]

AHEAD = 100
"""Students whose files are read before any is graded: a small class is known as a whole then."""


@dataclass(frozen=True)
class Intake:
    """How a class is taken in.

    Args:
        people: The roster, if there is one.
        reader: The platform that it comes from; None to find out.
        zone: The time zone of times that say none; None for that of this machine.
        attempt: Which of several attempts counts.
        share: The share of the class that is taken in; None for all of it.
    """

    people: People = field(default_factory=People)
    reader: Reader | None = None
    zone: tzinfo | None = None
    attempt: Attempt = Attempt.NEWEST
    share: Shard | None = None


@dataclass(frozen=True)
class TakenIn:
    """What came of the folder of a class: a submission for each student and lesson, and lines about the rest.

    `left_out` are lines about files that are no part of any submission, `notes` about how the others were read.
    """

    submissions: tuple[Submission, ...]
    left_out: Sequence[str] = ()
    notes: Sequence[str] = ()


class Collection:
    """A class that is read while it is graded: whose file is whose is known at once, what is in it when its turn comes.

    It is an iterator of one submission for each student and lesson, found by what is in the files. Of several notebooks
    for a lesson the newest with work in it is taken, unless the class has another rule. Students come in the order of
    their names; those of whom nothing was recognised come last, each with a submission that cannot be graded and its
    reason. Its length hint (PEP 424) counts attempts: those that are known, and for each
    student who is still unread as many as the others have.

    Args:
        delivery: What was handed in.
        course: The course.
        lessons: The lessons to grade; all if empty.
        intake: How the class is taken in.

    Raises:
        UsageError: Nothing was handed in. Of a large class this may come after the last student only.
    """

    def __init__(
        self, delivery: Delivery, course: Course, lessons: Sequence[Lesson] = (), intake: Intake | None = None
    ) -> None:
        self._delivery, self._course = delivery, course
        self._chosen, self._intake = tuple(lessons) or course.lessons, intake or Intake()
        folder = ClassFolder(
            delivery.root, delivery.is_archive, self._intake.reader, self._intake.zone, self._intake.people
        )
        self._files, reader, strangers = by_student(delivery.files, folder, course.lessons)
        self._releases = [(one, read_ours(file)) for one in course.lessons if (file := course.release(one)).is_file()]
        self._has_names = _has_names(self._files, reader)
        self._twins = _twins(self._files, self._has_names)
        share = self._intake.share
        self.students = frozenset(name for name in self._files if share is None or share.has(name))
        """Who has handed in anything, in this share."""
        self._unread = deque(name for name in self._files if name in self.students)
        self._ready = deque[Submission]()
        self._odd: dict[str, list[Candidate]] = {}
        self._counts = Counter[str]()
        self._taken, self._found, self._is_something = 0, 0, False
        self.left_out = list(delivery.lines)
        """Lines about files that are no part of any submission; more come as it is read."""
        self.notes = [*([] if reader is PLAIN else [f"Read as an export of {reader.title}."]), *strangers]
        """Lines about how it was read."""
        if not self._files:
            raise UsageError(_nothing(delivery, self._chosen, self.left_out))
        for _ in range(AHEAD):
            self._read_one()

    def __iter__(self) -> Iterator[Submission]:
        return self

    def __next__(self) -> Submission:
        while not self._ready:
            if not self._read_one():
                raise StopIteration
        one = self._ready.popleft()
        self._taken += _attempts(one)
        return one

    def __length_hint__(self) -> int:
        known = self._taken + sum(map(_attempts, self._ready)) + len(self._odd)
        read = len(self.students) - len(self._unread)
        return known + round(len(self._unread) * known / read) if read else known

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """The lessons that are handed in; of a large class, as far as the first students and all names tell."""
        seen = set(self._counts)
        if self._unread:
            named = (lesson_named(file.parts, self._chosen) for files in self._files.values() for file in files)
            seen |= {lesson.name for lesson in named if lesson}
        seen |= {one.lesson.name for one in self._ready}
        return tuple(lesson for lesson in self._chosen if lesson.name in seen)

    def _read_one(self) -> bool:
        """Read what the next student has handed in; after the last one, judge those of whom nothing was recognised.

        Returns:
            Whether there was anything to do.
        """
        if not self._unread:
            return False
        student = self._unread.popleft()
        candidates = self._look(student)
        self._is_something |= any(one.lesson or is_notebook(one.file.name) for one in candidates)
        if self._has_names and all(one.is_stray for one in candidates):
            self.left_out += [f"{one.file.name}: not a submission" for one in candidates]
        elif rows := rows_of(student, candidates, self._chosen, self._intake.attempt):
            self._add(student, candidates, rows)
        elif any(one.lesson for one in candidates):
            self.left_out += unused(student, candidates, ())
        else:
            self._odd[student] = candidates
        if not self._unread:
            self._finish()
        return True

    def _look(self, student: str) -> list[Candidate]:
        found = [look(file, self._course, self._releases) for file in self._files[student]]
        self._counts.update(one.lesson.name for one in found if one.lesson)
        return found

    def _add(self, student: str, candidates: Sequence[Candidate], rows: Sequence[Submission]) -> None:
        self.left_out += unused(student, candidates, rows)
        self._ready += (_with_twins(row, self._twins[_plain(student)]) for row in rows)
        self._found += len(rows)
        self._is_something |= any(not row.problem for row in rows)

    def _finish(self) -> None:
        odd, self._odd = self._odd, {}
        usual = self._usual() if odd else self._chosen[0]
        for student, candidates in odd.items():
            self._add(student, candidates, [refused_row(student, usual, candidates)])
        if not (self._found and self._is_something) and not self._intake.share:
            raise UsageError(_nothing(self._delivery, self._chosen, self.left_out))

    def _usual(self) -> Lesson:
        """The lesson that most files of the class are of, in whatever share they are."""
        for student in self._files:
            if student not in self.students:
                self._look(student)
        return max(self._chosen, key=lambda lesson: self._counts[lesson.name])


def find_submissions(folder: Path, course: Course, lessons: Sequence[Lesson] = ()) -> tuple[Submission, ...]:
    """The submissions in a folder: see `Collection`. Archives of single students stay closed.

    Raises:
        UsageError: There is no such folder, or nothing was handed in.
    """
    with opened(folder, course.limits.submission_mb, inside=False) as delivery:
        return submissions_in(delivery, course, lessons).submissions


def submissions_in(
    delivery: Delivery, course: Course, lessons: Sequence[Lesson] = (), intake: Intake | None = None
) -> TakenIn:
    """All that a class has handed in, read to the end: see `Collection`. Students are sorted by name.

    Raises:
        UsageError: Nothing was handed in.
    """
    collection = Collection(delivery, course, lessons, intake)
    found = sorted(collection, key=lambda one: one.student)
    return TakenIn(tuple(found), collection.left_out, collection.notes)


def _has_names(students: Mapping[str, Sequence[HandedIn]], reader: Reader) -> bool:
    """Whether folders or a platform say whose files they are, so that a file without a name may be nobody's."""
    files = [file for mine in students.values() for file in mine]
    if any(not (file.is_flat or file.is_named) for file in files):
        return True
    return reader in NAMED and all(file.is_named for file in files if is_notebook(file.name))


def _nothing(delivery: Delivery, chosen: Sequence[Lesson], lines: Sequence[str]) -> str:
    example = chosen[0].name
    told = f" {'; '.join(lines[:NAMES])}." if lines else ""
    return (
        f"No submission was found in {delivery.root} ({len(delivery.files)} files and empty folders).{told} "
        f"Notebooks stand in <student>/{example}.ipynb or <student>/{example}/{example}.ipynb."
    )


def _attempts(one: Submission) -> int:
    return 1 + len(one.attempts)


# --- Names that look like one ---


def _twins(students: Mapping[str, Sequence[HandedIn]], has_names: bool) -> Mapping[str, set[str]]:
    """The names that differ only in case, spaces, or the form of their letters, by what they have in common."""
    groups: dict[str, set[str]] = defaultdict(set)
    for name, files in students.items():
        # A file beside the folders of students that is no notebook is hardly one of them.
        if not has_names or any(is_notebook(file.name) or not file.is_flat for file in files):
            groups[_plain(name)].add(name)
    return groups


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _with_twins(one: Submission, names: set[str]) -> Submission:
    if len(names) < 2:
        return one
    shown = ", ".join(ascii(name) for name in sorted(names))
    told = f"{one.remark} Two folders look like one student: {shown}. Each was graded; keep or rename one.".strip()
    return replace(one, remark=told, attempts=tuple(_with_twins(before, names) for before in one.attempts))
