"""The ledger: outcomes of trials on disk, so that only what has changed is tried again.

One line of JSON for each outcome. The key of an outcome is a digest of all that it depends on: the
solution, the reference, the checks, the code that runs them, the data, and the versions of libraries.
"""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

import cattrs

from autograder import caches
from autograder.authoring.bank import load_bank
from autograder.authoring.source import source_cells
from autograder.authoring.trial import Outcome, Trial
from autograder.digests import digest, trial_digests
from autograder.files import write_text
from autograder.manifest import Course, Lesson

__all__ = ["Ledger"]


class Ledger:
    """Outcomes by their keys. Use it in `opened`, so that two processes do not do the same work."""

    def __init__(self, course: Course, file: Path) -> None:
        self._course, self._file = course, file
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        self._lines = dict(parts for line in text.splitlines() if len(parts := line.split(" ", 1)) == 2)
        # After a line that was torn when a run was killed, the next one begins anew.
        self._start = "\n" if text and not text.endswith("\n") else ""
        self._used: dict[str, str] = {}
        self._bases: dict[str, str] = {}

    @classmethod
    @contextmanager
    def opened(cls, course: Course, keep: bool = False) -> Iterator[Ledger]:
        """The course's ledger, for us alone. At the end, what was neither found nor added is dropped or kept."""
        folder = caches.of_course(course.root)
        folder.mkdir(exist_ok=True)
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            ledger = cls(course, folder / "outcomes")
            yield ledger
            if not keep:
                ledger._drop_unused()

    def find(self, trial: Trial) -> Outcome | None:
        """What came of this very trial, if it was run."""
        key = self._key(trial)
        line = self._lines.get(key)
        outcome = None if line is None else _outcome(line)
        if line is not None and outcome is not None:
            self._used[key] = line
        return outcome

    def add(self, trial: Trial, outcome: Outcome) -> None:
        """Keep an outcome. It is on disk at once, so that a run that was stopped goes on from here."""
        key, line = self._key(trial), json.dumps(cattrs.unstructure(outcome), ensure_ascii=False)
        self._used[key] = self._lines[key] = line
        with self._file.open("a", encoding="utf-8") as file:
            file.write(f"{self._start}{key} {line}\n")
        self._start = ""

    def _drop_unused(self) -> None:
        write_text(self._file, "".join(f"{key} {line}\n" for key, line in self._used.items()))

    def _key(self, trial: Trial) -> str:
        if trial.lesson not in self._bases:
            self._bases[trial.lesson] = _base(self._course, self._course.lesson(trial.lesson))
        return digest(self._bases[trial.lesson], trial.kind, trial.exercise, *trial.sources)


def _outcome(line: str) -> Outcome | None:
    """The outcome on a line; None if the line is torn."""
    try:
        data = json.loads(line)
        # All of it must be there: what is left out would be taken for a solution that passes.
        return cattrs.structure(data, Outcome) if {*data} == {field.name for field in fields(Outcome)} else None
    except (ValueError, TypeError, KeyError, cattrs.BaseValidationError):
        return None


def _base(course: Course, lesson: Lesson) -> str:
    """A digest of what all outcomes of a lesson depend on."""
    cells = [repr(cell) for cell in source_cells(course, lesson) if not (cell.is_check or cell.is_demo)]
    quick = [entry.source for entry in load_bank(course, lesson, ["quick"])]
    return digest(*cells, *quick, *trial_digests(course, lesson).values())
