"""Every platform's reader, and which of them an export is read with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from autograder.bridges import (
    blackboard,
    brightspace,
    canvas,
    github_classroom,
    google_classroom,
    gradescope,
    moodle,
    nbgrader,
)
from autograder.bridges.handed_in import HandedIn, Reader, Told
from autograder.errors import UsageError

__all__ = ["PLAIN", "READERS", "read_entry", "reader_named", "reader_of"]


def _nobody(name: str, is_folder: bool) -> Told | None:
    return None


PLAIN = Reader("plain", "plain folders", "docs/instructors.md", _nobody)
"""One folder for each student, of any name."""
READERS = (
    moodle.READER,
    brightspace.READER,
    blackboard.READER,
    gradescope.READER,
    nbgrader.READER,
    canvas.READER,
    github_classroom.READER,
    google_classroom.READER,
    PLAIN,
)
"""The more a form says, the earlier it is tried: few names look like Moodle's by chance, and many like Google's."""


def reader_named(name: str) -> Reader:
    """The reader of this name.

    Raises:
        UsageError: There is none.
    """
    for reader in READERS:
        if reader.name == name:
            return reader
    raise UsageError(f"There is no platform {name!r}. There are: {', '.join(reader.name for reader in READERS)}.")


def reader_of(files: Sequence[HandedIn]) -> Reader:
    """The reader that most entries of an export are of; `PLAIN` if no name has the form of a platform."""
    if any(file.parts[-1] == nbgrader.TIMESTAMP for file in files):
        return nbgrader.READER
    entries = {file.parts[0]: file.is_below_folder for file in files}
    counts = Counter(
        reader.name
        for name, is_folder in entries.items()
        if (reader := next((one for one in READERS if one.read(name, is_folder)), None))
    )
    if counts:
        return max(READERS, key=lambda reader: counts[reader.name])
    return next((one for one in READERS if one.details(files)), PLAIN)


def read_entry(reader: Reader, name: str, is_folder: bool) -> Told | None:
    """What the name of an entry says: to the reader of the export, or else to any other.

    Teachers put late work that came by mail beside an export, and two exports into one folder.
    """
    return next((told for one in (reader, *READERS) if (told := one.read(name, is_folder))), None)
