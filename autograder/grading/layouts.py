"""Whose file is it? Folders and files of a class, by student: with the reader of a platform, and with the roster."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from pathlib import Path

from autograder.bridges.google_classroom import COPY_OF, DRIVE
from autograder.bridges.handed_in import ENDINGS, PLATFORM, HandedIn, Reader, Told, stamp_of
from autograder.bridges.nbgrader import TIMESTAMP, timestamp_of
from autograder.bridges.people import People
from autograder.bridges.readers import PLAIN, read_entry, reader_of
from autograder.manifest import Lesson

__all__ = ["ClassFolder", "age_key", "by_student", "lesson_named"]

COPY = re.compile(r"(?: \((\d+)\)|\((\d+)\)|-(\d+)| copy(?: (\d+))?)$")
"""What browsers, platforms and file managers put behind the name of a second copy."""
WRAPPER = re.compile(r".*(?:submission|submitted|export|download).*", re.IGNORECASE)
ATTEMPT = re.compile(r"(?:attempt|submission|version|try|old|new|final|backup|copy|v)?[ _-]*\d*", re.IGNORECASE)


@dataclass(frozen=True)
class ClassFolder:
    """How the folder of a class is read.

    Args:
        root: Its name: the student's, if it is one student's own.
        is_archive: Whether a folder around all others is only a wrapper, as archives have it.
        reader: The platform that it is an export of; None to find out.
        zone: The time zone of times that say none; None for that of this machine.
        people: The roster, if there is one.
    """

    root: str
    is_archive: bool = False
    reader: Reader | None = None
    zone: tzinfo | None = None
    people: People = field(default_factory=People)


@dataclass(frozen=True)
class _Owned:
    """A file, and the student of whom an entry or a folder tells."""

    name: str
    file: HandedIn
    number: str = ""
    known: bool = False
    together: tuple[str, ...] = ()
    """Everybody who handed it in, if they were several."""


def by_student(
    files: Sequence[HandedIn], folder: ClassFolder, lessons: Sequence[Lesson]
) -> tuple[dict[str, list[HandedIn]], Reader, list[str]]:
    """All files, by the name of the student who handed them in.

    Args:
        files: What lies in the folder of the class.
        folder: How it is read.
        lessons: The lessons; a folder that is named after one is no student.

    Returns:
        The files of each student, sorted by name; the reader; and lines about names that the roster does not have.
    """
    files = _without_class_archives(_unwrapped(files, lessons, folder))
    reader = folder.reader or reader_of(files)
    owned = list(_owned(files, folder, reader, lessons))
    names, lines = _names(owned, folder.people)
    students: dict[str, list[HandedIn]] = defaultdict(list)
    for one in owned:
        for student in names[one.name, one.number]:
            students[student].append(_with_company(one, names[one.name, one.number]))
    return {name: _submitted(mine, reader) for name, mine in sorted(students.items())}, reader, lines


def lesson_named(parts: Iterable[str], lessons: Sequence[Lesson]) -> Lesson | None:
    """The lesson that a file is named after, or else the nearest of its folders."""
    found = ((lesson, part) for part in reversed(tuple(parts)) for lesson in lessons)
    return next((lesson for lesson, part in found if lesson.name in part.lower()), None)


def age_key(file: HandedIn) -> tuple[float, int, int, float]:
    """What the platform says of its time and its number, then the number of the copy, then the file's own time."""
    return (file.stamp, file.attempt, _copy(file.parts[-1]), file.mtime)


# --- Whose entries they are ---


def _owned(
    files: Sequence[HandedIn], folder: ClassFolder, reader: Reader, lessons: Sequence[Lesson]
) -> Iterator[_Owned]:
    details, groups, times = reader.details(files), _groups(files, lessons), _timestamps(files)
    for found in files:
        stamp = times.get(found.path.parent, 0.0)
        file = replace(found, stamp=stamp, clock=PLATFORM) if stamp else found
        if reader.own.fullmatch(file.name) and not reader.read(file.parts[0], False):
            continue
        entry, is_folder = file.parts[0], file.is_below_folder
        if len(file.parts) > 2 and entry in groups:
            yield _Owned(file.parts[1], replace(file, parts=file.parts[2:]), entry)
        elif told := details.get(entry) or _read(reader, entry, is_folder, folder.reader is not None):
            for one in told:
                yield _told(one, file, folder.zone, tuple(other.name for other in told))
        elif is_folder:
            yield _Owned(entry, _below(file))
        else:
            name = _flat_name(file, folder.root, lessons, len(files) == 1)
            yield _Owned(name, replace(file, is_flat=True))


def _read(reader: Reader, entry: str, is_folder: bool, is_chosen: bool) -> tuple[Told, ...]:
    """What the name of an entry says: to the reader that was chosen, or else to any."""
    found = reader.read(entry, is_folder) if is_chosen else read_entry(reader, entry, is_folder)
    return (found,) if found else ()


def _told(told: Told, file: HandedIn, zone: tzinfo | None, together: tuple[str, ...]) -> _Owned:
    stamp = file.stamp or stamp_of(told.moment, zone)
    dated = replace(
        file,
        stamp=stamp,
        clock=file.clock or (told.clock if stamp else ""),
        attempt=told.attempt,
        late=told.late,
        is_named=True,
        parts=file.parts[1:] or (told.file or file.parts[0],),
    )
    return _Owned(told.name, dated, told.number, told.known, together if len(together) > 1 else ())


def _timestamps(files: Sequence[HandedIn]) -> dict[Path, float]:
    """When what lies in a folder came, where nbgrader has written it down."""
    found = {}
    for file in files:
        if file.parts[-1] == TIMESTAMP and not file.problem:
            try:
                moment = timestamp_of(file.path.read_text(encoding="utf-8", errors="replace")[:100])
            except OSError:
                continue
            if moment:
                found[file.path.parent] = moment.timestamp()
    return found


# --- Who is meant ---


def _names(owned: Sequence[_Owned], people: People) -> tuple[dict[tuple[str, str], tuple[str, ...]], list[str]]:
    """The students that each name with its number stands for, and lines about those that the roster does not have."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for one in owned:
        numbers[one.name].add(one.number)
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    lines = []
    for one in owned:
        key = (one.name, one.number)
        if key in found:
            continue
        label = f"{one.name} ({one.number})" if len(numbers[one.name]) > 1 else one.name
        meant = people.matching(one.name, one.number if one.known else "")
        group = people.of_section(one.name) if not meant else ()
        if people.everybody and len(meant) != 1 and not group:
            why = f"may be {' or '.join(who.student for who in meant)}" if meant else "is not in the roster"
            lines.append(f"{label} {why}. Graded under this name.")
        found[key] = tuple(who.student for who in (meant if len(meant) == 1 else group)) or (label,)
    return found, lines


def _with_company(one: _Owned, students: Sequence[str]) -> HandedIn:
    together = one.together or (students if len(students) > 1 else ())
    if not together:
        return one.file
    remark = f"Handed in together: {', '.join(together)}."
    return replace(one.file, remark=f"{one.file.remark} {remark}".strip())


def _submitted(files: Sequence[HandedIn], reader: Reader) -> list[HandedIn]:
    """What a student handed in; what the platform put beside it, only if that is all there is."""
    theirs = [file for file in files if not reader.own.fullmatch(_own_name(file))]
    return theirs or list(files)


def _own_name(file: HandedIn) -> str:
    return file.path.name if file.is_named and len(file.parts) == 1 else file.name


# --- Folders around the class, and below a student ---


def _unwrapped(files: Sequence[HandedIn], lessons: Sequence[Lesson], folder: ClassFolder) -> list[HandedIn]:
    found, wrapped = _without_assignment(files, folder.root), folder.is_archive
    if any(file.parts[0] == "submitted" and len(file.parts) > 1 for file in found):  # nbgrader's exchange
        found = [_below(file) for file in found if file.parts[0] == "submitted" and len(file.parts) > 1]
    while (wrapped or _repositories(found)) and (wrapper := _wrapper(found, lessons)):
        found = _without_assignment([_below(file) for file in found], wrapper)
        wrapped = WRAPPER.fullmatch(wrapper) is not None
    return found


def _without_assignment(files: Sequence[HandedIn], folder: str) -> list[HandedIn]:
    """GitHub Classroom names a repository after the assignment and the student, in ``<assignment>-submissions``."""
    prefix = folder.removesuffix("submissions")
    if prefix == folder or not all(len(file.parts) > 1 and file.parts[0].startswith(prefix) for file in files):
        return list(files)
    return [replace(file, parts=(file.parts[0].removeprefix(prefix) or folder, *file.parts[1:])) for file in files]


def _repositories(files: Sequence[HandedIn]) -> bool:
    """Whether all lies in one folder ``<assignment>-submissions`` whose folders are named after the assignment."""
    first = {file.parts[0] for file in files}
    prefix = next(iter(first)).removesuffix("submissions") if len(first) == 1 else ""
    return prefix.endswith("-") and all(len(file.parts) > 2 and file.parts[1].startswith(prefix) for file in files)


def _without_class_archives(files: Sequence[HandedIn]) -> list[HandedIn]:
    """What zips of a whole class hold, as if it lay beside them: several exports in one folder, the parts of one."""
    archives: dict[str, list[HandedIn]] = defaultdict(list)
    for file in files:
        if len(file.parts) > 1 and file.parts[0].lower().endswith(ENDINGS):
            archives[file.parts[0]].append(file)
    whole = {name for name, inside in archives.items() if _is_class(name, inside)}
    return [_below(file) if file.parts[0] in whole else file for file in files]


def _is_class(name: str, inside: Sequence[HandedIn]) -> bool:
    """Whether an archive is of a class: one of Drive's, or its entries bear several names in the form of a platform."""
    if DRIVE.fullmatch(name):
        return True
    below = [_below(file) for file in inside]
    reader = reader_of(below)
    told = (reader.read(file.parts[0], file.is_below_folder) for file in below)
    return len({one.name for one in told if one}) > 1


def _wrapper(files: Sequence[HandedIn], lessons: Sequence[Lesson]) -> str:
    """The folder around all files, if it is not one student's."""
    first = {file.parts[0] for file in files}
    if len(first) != 1 or any(len(file.parts) == 1 for file in files):
        return ""
    inside = {file.parts[1] for file in files}
    flat = {file.parts[1] for file in files if len(file.parts) == 2}
    if any(_is_lessons(name, lessons) for name in inside - flat):
        return ""
    # Notebooks of one student lie beside each other; those of a class bear the names of a platform.
    plain = any(read_entry(PLAIN, name, False) is None and ".ipynb" in name.lower() for name in flat)
    return "" if plain else first.pop()


def _is_lessons(name: str, lessons: Sequence[Lesson]) -> bool:
    return name == "lessons" or lesson_named([name], lessons) is not None


def _groups(files: Sequence[HandedIn], lessons: Sequence[Lesson]) -> set[str]:
    """Folders that hold students and are none: in two of their folders lies a file of one name."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for first, inside, name in {(f.parts[0], f.parts[1], f.parts[-1]) for f in files if len(f.parts) > 2}:
        if not first.lower().endswith(ENDINGS) and not (_is_lessons(inside, lessons) or ATTEMPT.fullmatch(inside)):
            seen[first][name] += 1
    own = {file.parts[0] for file in files if len(file.parts) == 2 and ".ipynb" in file.parts[1].lower()}
    return {first for first, names in seen.items() if max(names.values()) > 1} - own


def _flat_name(file: HandedIn, root: str, lessons: Sequence[Lesson], alone: bool) -> str:
    """The student's name in the name of a file that lies among others."""
    name = file.parts[0]
    for ending in ENDINGS:
        name = name.removesuffix(ending)
    stem = re.sub(r"\.ipynb.*|\.[^.]*$", "", name, flags=re.IGNORECASE)
    lesson = lesson_named([stem], lessons)
    rest = re.sub(re.escape(lesson.name), "", stem, flags=re.IGNORECASE) if lesson else stem
    rest = COPY.sub("", COPY_OF.sub("", rest)).strip(" _-.")
    if rest:
        return rest
    return root if alone else stem


def _copy(name: str) -> int:
    """The number of a copy: 2 for ``01_loading (2).ipynb`` and ``01_loading-2.ipynb``."""
    stem = re.sub(r"\.ipynb.*|\.[^.]*$", "", name, flags=re.IGNORECASE)
    found = COPY.search(stem)
    numbers = [int(text[:9]) for text in found.groups() if text] if found else []
    return numbers[0] if numbers else int(found is not None)


def _below(file: HandedIn) -> HandedIn:
    return replace(file, parts=file.parts[1:] or file.parts)
