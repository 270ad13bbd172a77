"""What a learner did, kept on her own machine: a file with one event in each line. Nothing sends it anywhere.

Grading neither reads nor writes it, and no folder that is handed in holds it. There are no names in it, and no code.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import cattrs

from autograder.files import OWNER_ONLY
from autograder.location import DISTRIBUTION
from autograder.question import finite

__all__ = ["OFF", "VARIABLE", "Event", "Memory", "now"]

VERSION = 1
"""Of a line. Lines of a version that is not known here are left as they are, and not read."""
VARIABLE = "COURSE_MEMORY"
"""The environment variable that names another folder to remember in, or says `off`."""
OFF = "off"
"""The value of that variable, and the name of a file in the folder, that say: remember nothing."""
IN_BROWSER = sys.platform == "emscripten"
DRIVE = Path("/drive")
"""What JupyterLite keeps in the browser. Anything else there is gone when the page is closed."""
SUFFIX = ".txt" if IN_BROWSER else ".jsonl"
"""JupyterLite takes a name with `json` for one value in JSON, and keeps no other content."""
FOLDER_MODE = 0o777 if IN_BROWSER else 0o700
"""JupyterLite takes a folder of any other mode for a file."""
APPEND = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)


def now() -> str:
    """The time, as events hold it: UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True)
class Event:
    """One thing that a learner did.

    `kind` is check, hint, solution, prediction, answer, puzzle, review, own for an answer to a question about the code
    for an exercise, or test for one to the course's test; `about` is the id of the exercise, prediction or question.
    `result` is a word such as pass or fail. `number` is that of a hint, `value` and `sure` belong to predictions,
    answers and puzzles; `truth` is what own code gave.
    """

    kind: str
    about: str
    time: str
    result: str = ""
    points: float = 0
    of: float = 0
    misconceptions: tuple[str, ...] = ()
    number: int = 0
    value: float | str | None = None
    sure: float | None = None
    truth: float | str | None = None


_EMPTY = {field.name: field.default for field in fields(Event)}


def _data_folder() -> Path:
    if IN_BROWSER:
        return (DRIVE if DRIVE.is_dir() else Path.home()) / "progress"
    # Not at the top: what a submission runs imports this module too, and in WebAssembly that library finds no users.
    from platformdirs import user_data_path

    return user_data_path(DISTRIBUTION)


class Memory:
    """The events of one course on this machine.

    Args:
        course: The name of the course.
        folder: Where to remember; None for the folder of this user's data, or what `COURSE_MEMORY` says.
    """

    def __init__(self, course: str, folder: Path | None = None) -> None:
        named = os.environ.get(VARIABLE, "")
        # What nbgrader runs on a teacher's machine is nobody's learning.
        self.is_allowed = named != OFF and "NBGRADER_EXECUTION" not in os.environ
        self.folder = folder or Path(named or _data_folder())
        self.file = self.folder / (re.sub(r"[^\w-]+", "-", course) + SUFFIX)
        self._here: list[Event] = []
        self._warned = False

    @property
    def is_on(self) -> bool:
        """Whether anything is remembered on disk."""
        return self.is_allowed and not (self.folder / OFF).exists()

    def switch(self, on: bool) -> None:
        """Remember from now on, or nothing more; what is remembered stays."""
        if on:
            (self.folder / OFF).unlink(missing_ok=True)
        else:
            self.folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            (self.folder / OFF).touch()

    def add(self, event: Event) -> None:
        """Remember an event. Where that cannot be done, work goes on, and one line says so."""
        if not self.is_on:
            self._here.append(event)
            return
        try:
            self._append(_line(event))
        except OSError as error:
            self._here.append(event)
            if not self._warned:
                self._warned = True
                why = error.strerror or type(error).__name__
                print(f"Your progress is not kept: {self.file}: {why}. You can work on.", file=sys.stderr)

    def events(self) -> list[Event]:
        """All that is remembered, in the order in which it happened; and what this process could not write."""
        found: list[Event] = []
        if self.is_allowed and self.file.is_file():
            found += _events(self.file.read_bytes())
        return found + self._here

    def forget(self) -> int:
        """Delete all of it. Returns how many events there were."""
        count = len(self.events())
        self.file.unlink(missing_ok=True)
        self._here.clear()
        return count

    def _append(self, line: bytes) -> None:
        self.folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        descriptor = os.open(self.file, APPEND, OWNER_ONLY)
        try:
            # Where a line was torn, by a power cut or a full disk, the next one begins anew.
            if (size := os.fstat(descriptor).st_size) and _last_byte(descriptor, size) != b"\n":
                line = b"\n" + line
            # One call: what another notebook writes comes before it or after it.
            if os.write(descriptor, line) < len(line):
                raise OSError(None, "only a part of it was written")
        finally:
            os.close(descriptor)


def _last_byte(descriptor: int, size: int) -> bytes:
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1)


def _line(event: Event) -> bytes:
    told = {name: value for name, value in asdict(event).items() if value != _EMPTY[name]}
    return json.dumps({"v": VERSION, **told}, allow_nan=False).encode() + b"\n"


def _events(content: bytes) -> Iterator[Event]:
    for line in content.splitlines():
        try:
            told: dict[str, Any] = json.loads(line)
            if told.pop("v") == VERSION:
                yield _structure(told)
        # A torn line, or one that somebody changed: it is one event less.
        except (
            ValueError,
            KeyError,
            AttributeError,
            TypeError,
            OverflowError,
            RecursionError,
            cattrs.BaseValidationError,
        ):
            continue


def _structure(told: dict[str, Any]) -> Event:
    event = _converter.structure(told, Event)
    time = datetime.fromisoformat(event.time)
    # Days are counted from it: it needs room before and behind.
    if time.tzinfo is None or not 1900 < time.year < 3000:
        raise ValueError("no time of a clock, or one without its zone")
    if event.sure is not None and not 0 <= event.sure <= 1:
        raise ValueError("no share")
    return event


def _value(value: Any, _: type) -> float | str | None:
    if value is None or isinstance(value, str) or finite(value) is not None:
        return value  # type: ignore[no-any-return]
    raise ValueError("no value of a prediction")


_converter = cattrs.Converter()
_converter.register_structure_hook(float | str | None, _value)
