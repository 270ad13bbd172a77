"""One export: what is asked for, and what a writer makes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder.exports.marks import Mark, Marks, Student
from autograder.manifest import Course, Lesson

__all__ = ["Export", "Order", "Writer"]


@dataclass(frozen=True)
class Order:
    """What is asked for: see the options of `course export`.

    `marks` are those of the chosen lessons; None for a writer that needs none. `to` is the folder that files are
    written to, for a writer that must know what lies there already; it writes nothing itself.
    """

    course: Course
    lessons: tuple[Lesson, ...]
    """Those that were chosen; all of the course, if none was."""
    marks: Marks | None
    to: Path
    template: Path | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    """What the platform calls a lesson, by the lesson's name, where the instructor says so."""
    earned: bool = False
    with_held: bool = False
    feedback: bool = False
    comments: bool = False
    submissions: Path | None = None
    """What was graded, where its notebooks are wanted and records do not say where they lie."""

    @property
    def graded(self) -> Marks:
        """The marks, for a writer that needs them."""
        assert self.marks is not None, "the writer has said that it needs no marks"
        return self.marks

    def mark(self, student: Student, lesson: Lesson) -> Mark | None:
        """The mark that may go out: None if there is none, or points of it are held."""
        found = student.marks.get(lesson.name)
        return None if found and found.held and not self.with_held else found

    def points(self, student: Student, lesson: Lesson) -> float | None:
        """The points that go out: those that count, or those that were earned; None if none do."""
        found = self.mark(student, lesson)
        if found is None or found.report is None or found.excused:
            return None
        return found.earned if self.earned else found.counted

    def most(self, student: Student, lesson: Lesson) -> float:
        """The points that could have been, of those that go out: fewer where an exercise is excused."""
        return student.marks[lesson.name].max_points if self.earned else student.marks[lesson.name].max_counted


@dataclass(frozen=True)
class Export:
    """What a writer has made.

    Args:
        files: Their content, by their name below the folder; ``/`` stands between folders.
        rows: How many students it has marks of; None if it is not about marks.
        told: What was done, in sentences.
        left_out: Who or what has no part in it, and why, in sentences.
        upload: The clicks that bring it to the platform, with the words of its menus; a line for each upload.
        finish: Does, after all files are written, what must be done in a file that others have open.
    """

    files: Mapping[str, bytes]
    rows: int | None
    told: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    upload: str = ""
    finish: Callable[[], None] = field(default=lambda: None)

    def with_files(self, files: Mapping[str, bytes], told: str, left_out: Sequence[str], upload: str = "") -> Export:
        """The same with more files, and with what is to be said of them."""
        return replace(
            self,
            files={**self.files, **files},
            told=tuple(filter(None, (*self.told, told))),
            left_out=(*self.left_out, *left_out),
            upload="\n".join(filter(None, (self.upload, upload))),
        )


@dataclass(frozen=True)
class Writer:
    """How one platform takes marks back.

    Args:
        name: What `course export` calls it.
        title: What people call it.
        source: Where the form that it takes is documented.
        write: Makes the export; it raises UsageError where the order cannot be met.
        needs_marks: Whether it is about marks; others work before anything is graded.
        takes_held: Whether marks of which points are held go out too, because these points wait there for a person.
    """

    name: str
    title: str
    source: str
    write: Callable[[Order], Export]
    needs_marks: bool = True
    takes_held: bool = False
