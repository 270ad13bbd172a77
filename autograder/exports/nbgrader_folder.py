"""The folder of an nbgrader course: what it is set to, and the notebooks that formgrader and feedback look for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.bridges.nbgrader import TIMESTAMP, timestamp_of
from autograder.errors import UsageError
from autograder.manifest import Course, Lesson

__all__ = ["NbgraderFolder"]

CONFIG = "nbgrader_config.py"
CONFIG_TEXT = '''\
"""Lets nbgrader and its formgrader work in this folder, which `course export nbgrader` began."""

c = get_config()
c.CourseDirectory.course_id = {course!r}
c.ClearSolutions.code_stub = {{"python": "...  # YOUR CODE HERE"}}
'''
SQLITE = "sqlite:///"
OURS = "course_export"
"""The name, in the metadata of a notebook, of what we remember of what we wrote."""


class NbgraderFolder:
    """A folder with an ``nbgrader_config.py``, or one that is to have it. Nothing is written here.

    `files` is what is to be written, by its name below the folder.

    Args:
        root: The folder.
        course: The course.
    """

    def __init__(self, root: Path, course: Course) -> None:
        self.root, self._course = root.resolve(), course
        self.files: dict[str, bytes] = {}
        if not (self.root / CONFIG).exists():
            self.files[CONFIG] = CONFIG_TEXT.format(course=course.name).encode()

    @cached_property
    def _directory(self) -> Any:
        """What nbgrader's configuration says of the folder."""
        from nbgrader.coursedir import CourseDirectory
        from traitlets.config import Config, PyFileConfigLoader

        file = self.root / CONFIG
        try:
            # It is the instructor's own code, as it is when nbgrader reads it.
            config = PyFileConfigLoader(CONFIG, path=str(self.root)).load_config() if file.is_file() else Config()
        except Exception as error:
            raise UsageError(f"{file} cannot be read: {type(error).__name__}: {error}.") from error
        return CourseDirectory(config=config, root=str(self.root))

    @property
    def course_id(self) -> str:
        """The name of the course in the gradebook."""
        return str(self._directory.course_id) or self._course.name

    @property
    def gradebook(self) -> Path:
        """The file of the gradebook.

        Raises:
            UsageError: It is a database of another kind.
        """
        url = str(self._directory.db_url)
        if not url.startswith(SQLITE):
            kind = url.partition(":")[0]
            raise UsageError(f"{self.root / CONFIG} names a gradebook of {kind}. Only files of SQLite are written.")
        return self.root / url.removeprefix(SQLITE)

    def lay_out(self, lessons: Sequence[Lesson]) -> None:
        """Add what formgrader lists lessons by, where it is not there."""
        for lesson in lessons:
            release, solution = self._course.release(lesson), self._course.solution(lesson)
            for step, notebook in (("source", solution if solution.is_file() else release), ("release", release)):
                folder = self._step(step, ".", lesson)
                if not folder.exists():
                    self._add(folder / release.name, notebook.read_bytes())
                    for picture in sorted(release.parent.glob("*.png")):
                        self._add(folder / picture.name, picture.read_bytes())

    def hand_in(self, student: str, lesson: Lesson, work: Path | None, came: datetime | None) -> str:
        """Add a notebook where hand-ins lie; not where another one lies that is not from us.

        Returns:
            What a person should know, if there is something.
        """
        folder = self._step("submitted", student, lesson)
        there = folder / f"{lesson.name}.ipynb"
        content = work.read_bytes() if work and work.suffix == ".ipynb" else b""
        earlier = _digest(there.read_bytes()) if there.is_file() else ""
        if earlier and earlier not in (_digest(content), self._from_us(student, lesson)):
            return f"{there} is another notebook than the graded one. It was left as it is." if content else ""
        if content:
            self._add(there, content)
        if came:
            self._add(folder / TIMESTAMP, f"{came.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f} UTC\n".encode())
        return ""

    def came(self, student: str, lesson: Lesson) -> datetime | None:
        """When a hand-in came, as the folder says or is going to say."""
        said = self._there(self._step("submitted", student, lesson) / TIMESTAMP).decode("utf-8", "replace")
        return timestamp_of(said) if said.strip() else None

    def show(self, student: str, lesson: Lesson, notebook: NotebookNode) -> None:
        """Add a notebook where formgrader shows it from, beside the time of the hand-in."""
        folder, handed_in = (self._step(step, student, lesson) for step in ("autograded", "submitted"))
        name = f"{lesson.name}.ipynb"
        notebook.metadata[OURS] = {"submitted": _digest(self._there(handed_in / name))}
        self._add(folder / name, f"{nbformat.writes(notebook)}\n".encode("utf-8", "backslashreplace"))
        if stamp := self._there(handed_in / TIMESTAMP):
            self._add(folder / TIMESTAMP, stamp)

    def _from_us(self, student: str, lesson: Lesson) -> str:
        """The digest of the hand-in that an earlier export wrote, if one did."""
        try:
            shown = json.loads((self._step("autograded", student, lesson) / f"{lesson.name}.ipynb").read_bytes())
            return str(shown["metadata"][OURS]["submitted"])
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def _there(self, file: Path) -> bytes:
        """What a file is going to hold."""
        name = self._name(file)
        if name in self.files:
            return self.files[name]
        return file.read_bytes() if file.is_file() else b""

    def _add(self, file: Path, content: bytes) -> None:
        self.files[self._name(file)] = content

    def _name(self, file: Path) -> str:
        if not file.is_relative_to(self.root):
            raise UsageError(
                f"{self.root / CONFIG} names a folder outside of its own, {file.parent}. Nothing is written."
            )
        return file.relative_to(self.root).as_posix()

    def _step(self, step: str, student: str, lesson: Lesson) -> Path:
        """The folder of a lesson for one of nbgrader's steps."""
        name = getattr(self._directory, f"{step}_directory")
        return Path(self._directory.format_path(name, student, lesson.name)).resolve()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
