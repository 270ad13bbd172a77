"""Whose file is it? Folders and files of a class, by student: with the reader of a platform, and with the roster."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from pathlib import Path

from autograder.bridges import nbgrader
from autograder.bridges.google_classroom import COPY_OF
from autograder.bridges.handed_in import (
    ENDINGS,
    PLATFORM,
    Details,
    HandedIn,
    Reader,
    Told,
    content_of,
    nameless,
    stamp_of,
)
from autograder.bridges.nbgrader import TIMESTAMP, timestamp_of
from autograder.bridges.people import People, Person
from autograder.bridges.readers import believed, details_of, read_entry, reader_of
from autograder.grading.archive import printable
from autograder.grading.wrappers import below, is_lessons, is_notebook, lesson_named, unwrapped
from autograder.listing import some_of
from autograder.manifest import Lesson

__all__ = ["ClassFolder", "age_key", "by_student", "lesson_named"]

COPY = re.compile(r"(?: \((\d+)\)|\((\d+)\)|-(\d+)| copy(?: (\d+))?)$")
"""What browsers, platforms and file managers put behind the name of a second copy."""
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
    apart: str = ""
    known: bool = False
    together: tuple[str, ...] = ()
    """Everybody who handed it in, if they were several."""
    may_be: tuple[str, ...] = ()
    """What the name may be, where nobody says where it ends; `name` is then all that may belong to it."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What it says of whose it is."""
        return self.name, self.number, self.apart


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
    files, is_nbgrader, strays = unwrapped(files, folder.root, folder.is_archive, lessons)
    said = details_of(files, [folder.reader]) if folder.reader else details_of(files)
    reader = folder.reader or (nbgrader.READER if is_nbgrader else reader_of(files, said))
    owned = list(_owned(files, folder, reader, lessons, said))
    names, lines = _names(owned, folder.people)
    lines = [*reader.unread(files), *strays, *_without_form(owned, reader), *lines]
    students: dict[str, list[HandedIn]] = defaultdict(list)
    for one in owned:
        for student in names[one.key]:
            students[student].append(_with_company(one, names[one.key]))
    return {name: _submitted(mine, reader) for name, mine in sorted(students.items())}, reader, lines


def age_key(file: HandedIn) -> tuple[float, int, int, float]:
    """What the platform says of its time and its number, then the number of the copy, then the file's own time."""
    return (file.stamp, file.attempt, _copy(file.parts[-1]), file.mtime)


# --- Whose entries they are ---


def _owned(
    files: Sequence[HandedIn],
    folder: ClassFolder,
    reader: Reader,
    lessons: Sequence[Lesson],
    said: Mapping[str, Details],
) -> Iterator[_Owned]:
    readers = [reader] if folder.reader else believed(reader, files)
    details = {entry: told for one in reversed(readers) for entry, told in said[one.name].items()}
    theirs = [one.own for one in readers if said[one.name] or one is reader]
    groups, times = _groups(files, lessons, folder.people), _timestamps(files) if reader is nbgrader.READER else {}
    alone, stems = len(files) == 1, {_stem(file.parts[0]) for file in files}
    for file in files:
        entry, is_folder = file.parts[0], file.is_below_folder
        read = read_entry(entry, is_folder, readers)
        told = details.get(entry) or ((read,) if read else ())
        if not told and any(own.fullmatch(file.name) for own in theirs):
            continue  # The platform's own.
        if told:
            for one in told:
                owned = _told(one, file, folder.zone, tuple(other.name for other in told))
                whole = _flat_name(file, stems, folder.root, lessons, alone) if one.others else owned.name
                yield replace(owned, name=whole)
        elif len(file.parts) > 2 and entry in groups:
            yield _Owned(file.parts[1], replace(_dated(file, times), parts=file.parts[2:]), entry)
        elif is_folder:
            yield _Owned(entry, below(_dated(file, times)))
        else:
            yield _Owned(_flat_name(file, stems, folder.root, lessons, alone), replace(file, is_flat=True))


def _dated(file: HandedIn, times: Mapping[Path, float]) -> HandedIn:
    """With the time of nbgrader's, which stands in the folder of the assignment or above."""
    stamp = next((times[place] for place in file.path.parents[: len(file.parts)] if place in times), 0.0)
    return replace(file, stamp=stamp, clock=PLATFORM) if stamp else file


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
        remark=f"{file.remark} {told.remark}".strip(),
    )
    company = together if len(together) > 1 else ()
    name, others = printable(told.name), tuple(map(printable, told.others))
    may_be = (name, *others) if others else ()
    return _Owned(name, dated, told.number, told.apart, told.known, company, may_be)


def _timestamps(files: Sequence[HandedIn]) -> dict[Path, float]:
    """When what lies in a folder came, where nbgrader has written it down: one level below the student's."""
    found = {}
    for file in files:
        if file.parts[-1] == TIMESTAMP and len(file.parts) == 3:
            moment = timestamp_of((content_of(file) or "")[:100])
            if moment:
                found[file.path.parent] = moment.timestamp()
    return found


# --- Who is meant ---


def _names(owned: Sequence[_Owned], people: People) -> tuple[dict[tuple[str, str, str], tuple[str, ...]], list[str]]:
    """The students that what an entry says stands for, and lines about those of whom that is not sure."""
    labels, whole = _labels(owned), _whole_names(owned, people)
    deep = {(one.name, one.number) for one in owned if len(one.file.parts) > 1 and not one.file.is_named}
    found: dict[tuple[str, str, str], tuple[str, ...]] = {}
    lines = []
    for one in owned:
        key, label = (one.name, one.number), labels[one.name, one.number]
        if one.key in found:
            continue
        meant = _meant(one, people)
        unsure = len(meant) == 1 and not one.known and _has_better(meant[0], one, whole, people)
        group = people.of_section(one.name) if not meant and key not in deep else ()
        if len(meant) > 1 and one.apart:
            label = f"{one.name} ({one.apart})"  # Two people of the roster: nobody's work may pass for the other's.
        if not group and (why := _unsure(one, meant, unsure, people)):
            lines.append(f"{label} {why}. Graded under this name.")
        found[one.key] = tuple(who.student for who in (group if len(meant) != 1 else () if unsure else meant)) or (
            label,
        )
    return found, [*_namesakes(owned, people, found), *dict.fromkeys(lines)]


def _meant(one: _Owned, people: People) -> tuple[Person, ...]:
    """Who of the roster may be meant."""
    if not one.may_be:
        return people.matching(one.name, one.number if one.known else "")
    return tuple(dict.fromkeys(who for name in (one.name, *one.may_be) for who in people.matching(name)))


def _unsure(one: _Owned, meant: Sequence[Person], unsure: bool, people: People) -> str:
    """Why nobody knows whose it is; nothing if it is known."""
    if meant and (unsure or len(meant) > 1):
        return f"may be {' or '.join(who.student for who in meant)}"
    if people.everybody:
        return "" if meant else "is not in the roster"
    return "may be more than a name, for nothing says where it ends" if one.may_be else ""


def _namesakes(
    owned: Sequence[_Owned], people: People, found: Mapping[tuple[str, str, str], tuple[str, ...]]
) -> list[str]:
    """Lines about names that have several numbers in one export, of which nobody says that they are a person's."""
    numbers: dict[tuple[str, str], dict[str, tuple[str, ...]]] = defaultdict(dict)
    for one in owned:
        if one.apart and one.apart == one.number and len(people.matching(one.name)) < 2:
            numbers[one.name, one.file.export][one.number] = found[one.key]
    lines = []
    for (name, _), mine in numbers.items():
        if len(mine) > 1:
            is_one = len(set(mine.values())) == 1
            taken = "Taken for one, as in the roster" if is_one else "Each is graded by itself"
            lines.append(f"{name} has the numbers {some_of(sorted(mine))}: one person or several? {taken}.")
    return lines


def _without_form(owned: Sequence[_Owned], reader: Reader) -> list[str]:
    """Lines about work under names that the platform does not give, where it gives names."""
    if reader.read is nameless or not any(one.file.is_named for one in owned):
        return []
    odd = dict.fromkeys(one.name for one in owned if not one.file.is_named and is_notebook(one.file.parts[-1]))
    names = some_of(list(odd))
    return [f"Not named as {reader.title} names what it exports: {names}. Graded under this name."] if odd else []


def _has_better(person: Person, one: _Owned, whole: Mapping[Person, set[str]], people: People) -> bool:
    """Whether a name is somebody's only but for middle names, and another one in the class is hers as a whole."""
    return not any(people.is_sure(name, person) for name in (one.name, *one.may_be)) and bool(
        whole.get(person, set()) - {one.name}
    )


def _whole_names(owned: Sequence[_Owned], people: People) -> Mapping[Person, set[str]]:
    """The names in a class that are a person's as a whole and nobody else's."""
    found: dict[Person, set[str]] = defaultdict(set)
    for name in {one.name for one in owned}:
        meant = people.matching(name)
        if len(meant) == 1 and people.is_sure(name, meant[0]):
            found[meant[0]].add(name)
    return found


def _labels(owned: Sequence[_Owned]) -> dict[tuple[str, str], str]:
    """What each is called without a roster. Of namesakes in one export, each has her number behind her name."""
    numbers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in owned:
        # What is known of all exports tells people apart in all of them; other numbers are new in each.
        numbers[one.name, "" if one.known else one.file.export].add(one.number)
    namesakes = {name for (name, _), found in numbers.items() if len(found) > 1}
    return {
        (one.name, one.number): f"{one.name} ({one.number})" if one.name in namesakes else one.name for one in owned
    }


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


def _groups(files: Sequence[HandedIn], lessons: Sequence[Lesson], people: People) -> set[str]:
    """Folders that hold students and are none.

    In two of their folders lies a notebook of one name; or they hold folders and are called as a section of the roster.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    notebooks = {(f.parts[0], f.parts[1], f.parts[-1]) for f in files if len(f.parts) > 2 and is_notebook(f.parts[-1])}
    for first, inside, name in notebooks:
        if not first.lower().endswith(ENDINGS) and not (is_lessons(inside, lessons) or ATTEMPT.fullmatch(inside)):
            seen[first][name] += 1
    own = {file.parts[0] for file in files if len(file.parts) == 2 and is_notebook(file.parts[1])}
    return {name for name, counts in seen.items() if max(counts.values()) > 1 or people.of_section(name)} - own


def _flat_name(file: HandedIn, stems: Set[str], root: str, lessons: Sequence[Lesson], alone: bool) -> str:
    """The student's name in the name of a file that lies among others, whose stems are given."""
    name = file.parts[0]
    for ending in ENDINGS:
        name = name.removesuffix(ending)
    stem = _stem(name)
    lesson = lesson_named([stem], lessons)
    rest = re.sub(re.escape(lesson.name), "", stem, flags=re.IGNORECASE) if lesson else stem
    rest = COPY_OF.sub("", rest)
    # "ada-1" is a copy of "ada" only where that is there too; "student-1" and "student-2" are two.
    if COPY.search(rest) and (lesson or COPY.sub("", stem) in stems):
        rest = COPY.sub("", rest)
    rest = rest.strip(" _-.")
    if rest:
        return rest
    return root if alone else stem


def _stem(name: str) -> str:
    return re.sub(r"\.ipynb.*|\.[^.]*$", "", name, flags=re.IGNORECASE)


def _copy(name: str) -> int:
    """The number of a copy: 2 for ``01_loading (2).ipynb`` and ``01_loading-2.ipynb``."""
    found = COPY.search(_stem(name))
    numbers = [int(text[:9]) for text in found.groups() if text] if found else []
    return numbers[0] if numbers else int(found is not None)
