"""The ledger: outcomes of trials on disk, so that only what has changed is tried again.

One line of JSON for each outcome. The key of an outcome is a digest of all that it depends on: the
solution, the reference, the checks, the code that runs them, the data, and the versions of libraries.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path

import cattrs

import autograder
from autograder.authoring.bank import load_bank
from autograder.authoring.source import source_cells
from autograder.authoring.trial import Outcome, Trial
from autograder.manifest import Course, Lesson

__all__ = ["Ledger", "digest"]

LIBRARIES = ("numpy", "pandas", "scipy", "scikit-learn", "matplotlib", "skops", "joblib", "nbgrader", "jupytext")
CODE = ("answers", "checking", "data", *(f"authoring/{name}.py" for name in ("bank", "bench", "build", "reference")))
"""The parts of this package that an outcome depends on, beside the checks."""


class Ledger:
    """Outcomes by their keys. Use it in `opened`, so that two processes do not do the same work."""

    def __init__(self, course: Course, file: Path) -> None:
        self._course, self._file = course, file
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        self._lines = dict(parts for line in lines if len(parts := line.split(" ", 1)) == 2)
        self._used: dict[str, str] = {}
        self._bases: dict[str, str] = {}

    @classmethod
    @contextmanager
    def opened(cls, course: Course) -> Iterator[Ledger]:
        """The course's ledger, for us alone. What was neither found nor added in the meantime is dropped at the end."""
        folder = course.root / ".course-cache"
        folder.mkdir(exist_ok=True)
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            ledger = cls(course, folder / "outcomes")
            yield ledger
            ledger._drop_unused()

    def find(self, trial: Trial) -> Outcome | None:
        """What came of this very trial, if it was run."""
        key = self._key(trial)
        line = self._lines.get(key)
        if line is None:
            return None
        self._used[key] = line
        return cattrs.structure(json.loads(line), Outcome)

    def add(self, trial: Trial, outcome: Outcome) -> None:
        """Keep an outcome. It is on disk at once, so that a run that was stopped goes on from here."""
        key, line = self._key(trial), json.dumps(cattrs.unstructure(outcome), ensure_ascii=False)
        self._used[key] = self._lines[key] = line
        with self._file.open("a", encoding="utf-8") as file:
            file.write(f"{key} {line}\n")

    def _drop_unused(self) -> None:
        self._file.write_text("".join(f"{key} {line}\n" for key, line in self._used.items()), encoding="utf-8")

    def _key(self, trial: Trial) -> str:
        if trial.lesson not in self._bases:
            self._bases[trial.lesson] = _base(self._course, self._course.lesson(trial.lesson))
        return digest(self._bases[trial.lesson], trial.kind, trial.exercise, *trial.sources)


def digest(*parts: str | bytes) -> str:
    """A digest of parts, in their order."""
    whole = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        whole.update(f"{len(content)}:".encode() + content)
    return whole.hexdigest()


def _base(course: Course, lesson: Lesson) -> str:
    """A digest of what all outcomes of a lesson depend on."""
    cells = [repr(cell) for cell in source_cells(course, lesson) if not (cell.is_check or cell.is_demo)]
    quick = [entry.source for entry in load_bank(course, lesson, ["quick"])]
    data = [(course.root / file.path).read_bytes() for file in course.data.values()]
    settings = repr([lesson.check_points, course.settings, os.environ.get("COURSE_FAST")])
    versions = repr([platform.python_version(), *(version(name) for name in LIBRARIES)])
    checks = [file.read_bytes() for file in course.check_files(lesson)]
    return digest(*cells, *quick, *data, settings, versions, *checks, *_code())


@cache
def _code() -> tuple[bytes, ...]:
    package = Path(autograder.__file__).parent
    files = [file for part in CODE for file in sorted(package.glob(part if part.endswith(".py") else f"{part}/*.*"))]
    return tuple(file.read_bytes() for file in files)
