"""A folder that somebody works in: lessons as they were handed out, and a note of what these were."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from autograder.errors import SubmissionError, UsageError
from autograder.files import write_bytes, write_text
from autograder.manifest import Course, Lesson
from autograder.notebook import read_notebook, read_ours

__all__ = ["NOTE", "Change", "Update", "WorkFolder", "own_notebook"]

NOTE = ".course-lessons.json"
"""The file in a folder of work that says what was handed out: the name of the course, and a SHA-256 for each lesson."""
LINK_OUT = re.compile(r"\[([^\]]*)\]\((?:\.\./)+((?!\d\d_)[^)]+)\)")
"""A link in a lesson that leads to a file of the course that is no lesson."""


class Change(StrEnum):
    """What an update does for a lesson."""

    SAME = "same"
    NEW = "new"
    REPLACED = "replaced"
    BESIDE = "beside"


@dataclass(frozen=True)
class Update:
    """What an update did for a lesson, and where the newer one is.

    `changed` are exercises that ask for something else than in the notebook that was there, and new ones.
    """

    lesson: Lesson
    kind: Change
    path: Path
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class WorkFolder:
    """A folder with a copy of each lesson, each in a folder of its own, for one course."""

    path: Path
    course: Course

    @classmethod
    def above(cls, place: Path, course: Course) -> WorkFolder | None:
        """The folder of work that a place is in, or None."""
        for folder in (place, *place.parents):
            if (folder / NOTE).is_file():
                return cls(folder, course)
        return None

    def notebook(self, lesson: Lesson) -> Path:
        """Where somebody works on a lesson."""
        return self.path / lesson.name / f"{lesson.name}.ipynb"

    def start(self) -> list[Path]:
        """Write all lessons. Nothing that is there is touched.

        Returns:
            The notebooks.

        Raises:
            UsageError: There is a folder of work already, or a notebook is in the way.
        """
        if (self.path / NOTE).exists():
            raise UsageError(f"{self.path} holds lessons already. `course update` in it brings newer ones.")
        notebooks = [self.notebook(lesson) for lesson in self.course.lessons]
        for notebook in notebooks:
            if notebook.exists():
                raise UsageError(f"{notebook} is there already, and nothing is written over. Name another folder.")
        note: dict[str, str] = {}
        for lesson in self.course.lessons:
            self._hand_out(lesson, self._lesson(lesson), self.notebook(lesson), note)
        return notebooks

    def update(self) -> Iterator[Update]:
        """Bring the lessons of today, one by one. What somebody worked on stays as it is."""
        note = self._note()
        for lesson in self.course.lessons:
            notebook, handed_out, newest = self.notebook(lesson), note.get(lesson.name), self._lesson(lesson)
            if not notebook.exists():
                self._hand_out(lesson, newest, notebook, note)
                yield Update(lesson, Change.NEW, notebook)
            elif handed_out == _digest(newest):
                yield Update(lesson, Change.SAME, notebook)
            else:
                changed = self._changed(lesson, notebook)
                is_untouched = _digest(notebook.read_bytes()) == handed_out
                place = notebook if is_untouched else _beside(notebook)
                self._hand_out(lesson, newest, place, note)
                yield Update(lesson, Change.REPLACED if is_untouched else Change.BESIDE, place, changed)

    def _hand_out(self, lesson: Lesson, content: bytes, place: Path, note: dict[str, str]) -> None:
        """Write a lesson, and at once that it was handed out: a run that is stopped goes on from there."""
        write_bytes(place, content)
        note[lesson.name] = _digest(content)
        write_text(self.path / NOTE, json.dumps({"course": self.course.name, "lessons": note}, indent=2) + "\n")

    def _lesson(self, lesson: Lesson) -> bytes:
        """The release of a lesson. Links to what is not handed out become the name of the file."""
        text = self.course.release(lesson).read_text(encoding="utf-8")
        return LINK_OUT.sub(r"\1 (`\2` of the course)", text).encode()

    def _note(self) -> dict[str, str]:
        file = self.path / NOTE
        if not file.exists():
            return {}
        try:
            note = json.loads(file.read_text(encoding="utf-8"))
            name, lessons = note["course"], {str(lesson): str(digest) for lesson, digest in note["lessons"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(f"{file} cannot be read. Run `course start` elsewhere, and go on there.") from error
        if name != self.course.name:
            raise UsageError(f"{self.path} holds lessons of another course: {name}.")
        return lessons

    def _changed(self, lesson: Lesson, notebook: Path) -> tuple[str, ...]:
        ours = read_ours(self.course.release(lesson)).stamp
        try:
            theirs = read_notebook(notebook).stamp
        except SubmissionError:
            return ()
        changed, new = ours.changed_since(theirs) if ours and theirs else ([], [])
        return (*changed, *new)


def own_notebook(course: Course, lesson: Lesson) -> Path:
    """Where whoever is here works on a lesson: in her folder of lessons, if she is in one, or else in the course."""
    work = WorkFolder.above(Path.cwd(), course)
    return work.notebook(lesson) if work else course.release(lesson)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _beside(notebook: Path) -> Path:
    """A name that nothing has yet: ``01_loading-new.ipynb``, and then with a number."""
    names = (notebook.with_stem(f"{notebook.stem}-new{number or ''}") for number in itertools.count())
    return next(name for name in names if not name.exists())
