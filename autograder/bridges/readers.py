"""Every platform's reader, and which of them an export is read with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

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
from autograder.bridges.handed_in import Details, HandedIn, Reader, Told, nameless
from autograder.errors import UsageError

__all__ = [
    "NAMED",
    "PLAIN",
    "READERS",
    "believed",
    "details_of",
    "is_export",
    "read_entry",
    "reader_named",
    "reader_of",
    "sure_of",
]


PLAIN = Reader("plain", "plain folders", "docs/instructors.md", nameless)
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
SURE = 5
"""How many of them have a form that no other name has by chance."""
NAMED = (*READERS[:SURE], canvas.READER)
"""Those that name all that they export after its student."""


def reader_named(name: str) -> Reader:
    """The reader of this name.

    Raises:
        UsageError: There is none.
    """
    for reader in READERS:
        if reader.name == name:
            return reader
    raise UsageError(f"There is no platform {name!r}. There are: {', '.join(reader.name for reader in READERS)}.")


def details_of(files: Sequence[HandedIn], readers: Sequence[Reader] = READERS) -> dict[str, Details]:
    """What files of each platform's own say, by the reader's name."""
    return {one.name: one.details(files) for one in readers}


def reader_of(files: Sequence[HandedIn], said: Mapping[str, Details] | None = None) -> Reader:
    """The reader that most entries of an export are of; `PLAIN` if no name has the form of a platform.

    Args:
        files: What lies in the folder of the class.
        said: Their details, if they were read already.
    """
    entries = {file.parts[0]: file.is_below_folder for file in files}
    believable = believed(PLAIN, files)
    counts = Counter(
        reader.name
        for name, is_folder in entries.items()
        if (reader := next((one for one in believable if one.read(name, is_folder)), None))
    )
    if counts:
        return max(READERS, key=lambda reader: counts[reader.name])
    if any(file.parts[-1] == nbgrader.TIMESTAMP and len(file.parts) == 3 for file in files):
        return nbgrader.READER
    said = details_of(files) if said is None else said
    return next((one for one in READERS if said[one.name]), PLAIN)


def believed(first: Reader, files: Sequence[HandedIn]) -> list[Reader]:
    """All readers, the one of the export first, without those that would take a whole class for one student.

    Many names look like Canvas's or Google's by chance, such as ``lab_1_2_ada`` and ``Lab 1 - Ada``.
    """
    flat = {file.parts[0] for file in files if not file.is_below_folder}
    ones = [told for name in flat if (told := canvas.READER.read(name, False))]
    others = [told for name in flat if (told := google_classroom.READER.read(name, False))]
    by_chance = []
    if len({(one.number, one.attempt) for one in ones}) < len(ones):
        by_chance.append(canvas.READER)
    if len(others) > 1 and len({one.name for one in others}) == 1:
        by_chance.append(google_classroom.READER)
    return [one for one in dict.fromkeys((first, *READERS)) if one not in by_chance]


def sure_of(name: str, is_folder: bool) -> bool:
    """Whether the name of an entry is a student's in a form that nobody has by chance."""
    return read_entry(name, is_folder, READERS[:SURE]) is not None


def is_export(files: Sequence[HandedIn]) -> bool:
    """Whether these are the entries of an export: one name in a form that nobody has by chance, or several others."""
    if any(sure_of(file.parts[0], file.is_below_folder) for file in files):
        return True
    told = [canvas.READER.read(file.parts[0], file.is_below_folder) for file in files]
    return canvas.READER in believed(PLAIN, files) and len({one.name for one in told if one}) > 1


def read_entry(name: str, is_folder: bool, readers: Sequence[Reader] = READERS) -> Told | None:
    """What the name of an entry says, to the first of these readers that has such names."""
    return next((told for one in readers if (told := one.read(name, is_folder))), None)
