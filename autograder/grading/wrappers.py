"""Folders and archives around a class: taken off, until each entry is a student's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from autograder.bridges.google_classroom import DRIVE
from autograder.bridges.handed_in import ENDINGS, HandedIn
from autograder.bridges.readers import is_export, read_entry, sure_of
from autograder.listing import some_of
from autograder.manifest import Lesson

__all__ = ["below", "is_lessons", "is_notebook", "lesson_named", "unwrapped"]

WRAPPER = re.compile(r".*(?:submission|submitted|export|download).*", re.IGNORECASE)
STEPS = ("source", "release", "autograded", "feedback", "exchange", "gradebook.db", "nbgrader_config.py")
"""What nbgrader has beside ``submitted``."""
DEEPEST = 4


def unwrapped(
    files: Sequence[HandedIn], root: str, is_archive: bool, lessons: Sequence[Lesson]
) -> tuple[list[HandedIn], bool, list[str]]:
    """The files without what lies around all students, and whether nbgrader's ``submitted`` was among that.

    The last are lines about archives that are passed over, and about folders that lie among repositories and are not
    called as these are.

    Args:
        files: What was handed in.
        root: The name of the folder.
        is_archive: Whether a folder around all others is only a wrapper.
        lessons: A folder that is named after one is no student.
    """
    twice = _twice(files)
    files = [file for file in files if file.parts[0] not in twice]
    found, is_nbgrader, wrapped = _without_assignment(files, root), False, is_archive
    lines = [f"{name} is passed over: all that is in it lies beside it." for name in sorted(twice)]
    lines += _strays(files, root)
    for _ in range(DEEPEST):
        if any(file.parts[0] == "submitted" and len(file.parts) > 1 for file in found):
            found, is_nbgrader = _submitted(found), True
        elif whole := _exports(found):
            for name in sorted(whole):
                lines += _strays([below(file) for file in found if file.parts[0] == name], name)
            found = [_taken_out(file) if file.parts[0] in whole else file for file in found]
        elif wrapped and (wrapper := _wrapper(found, lessons)):
            inside = [below(file) for file in found]
            found, lines = _without_assignment(inside, wrapper), [*lines, *_strays(inside, wrapper)]
            wrapped = WRAPPER.fullmatch(wrapper) is not None
        else:
            break
    return found, is_nbgrader, lines


def _twice(files: Sequence[HandedIn]) -> set[str]:
    """Archives of an export that lies unpacked beside them. A student's own is called as the platform calls it."""
    top, inside = {file.parts[0] for file in files}, defaultdict[str, set[str]](set)
    for file in files:
        if len(file.parts) > 1 and file.parts[0].lower().endswith(ENDINGS):
            inside[file.parts[0]].add(file.parts[1])
    return {
        name
        for name, names in inside.items()
        if names <= top and not sure_of(name, False) and all(sure_of(one, True) or sure_of(one, False) for one in names)
    }


def below(file: HandedIn) -> HandedIn:
    """The same file, below the first of its folders."""
    return replace(file, parts=file.parts[1:] or file.parts)


def lesson_named(parts: Iterable[str], lessons: Sequence[Lesson]) -> Lesson | None:
    """The lesson that a file is named after, or else the nearest of its folders."""
    found = ((lesson, part) for part in reversed(tuple(parts)) for lesson in lessons)
    return next((lesson for lesson, part in found if lesson.name in part.lower()), None)


def is_lessons(name: str, lessons: Sequence[Lesson]) -> bool:
    """Whether a folder is that of all lessons, or of one."""
    return name == "lessons" or lesson_named([name], lessons) is not None


def is_notebook(name: str) -> bool:
    """Whether a file is meant to be a notebook, by its name."""
    return ".ipynb" in name.lower()


def _submitted(files: Sequence[HandedIn]) -> list[HandedIn]:
    """What was handed in by way of nbgrader, and what else lies beside it that is no step of nbgrader's."""
    inside = [below(file) for file in files if file.parts[0] == "submitted" and len(file.parts) > 1]
    return inside + [file for file in files if file.parts[0] not in ("submitted", *STEPS)]


def _exports(files: Sequence[HandedIn]) -> set[str]:
    """The folders and archives at the top that hold an export each, if all of them do.

    A student may put what looks like an export into a folder or an archive of her own; she cannot for all others.
    """
    inside: dict[str, list[HandedIn]] = defaultdict(list)
    for file in files:
        if len(file.parts) > 1:
            inside[file.parts[0]].append(below(file))
        elif file.is_folder or is_notebook(file.parts[0]) or file.parts[0].lower().endswith(ENDINGS):
            return set()
    return set(inside) if inside and all(_is_whole(name, content) for name, content in inside.items()) else set()


def _is_whole(name: str, content: Sequence[HandedIn]) -> bool:
    if sure_of(name, not name.lower().endswith(ENDINGS)):
        return False
    has_submitted = any(file.parts[0] == "submitted" and len(file.parts) > 1 for file in content)
    known = DRIVE.fullmatch(name) or has_submitted or is_export(content) or _prefix(name, content)
    return bool(known) or bool(_exports(content))


def _taken_out(file: HandedIn) -> HandedIn:
    """Below its export. A repository loses the name of the assignment."""
    name, found = file.parts[0], replace(below(file), export=file.parts[0])
    prefix = _prefix(name, [found])
    return _named_without(prefix, found, name) if prefix else found


def _named_without(prefix: str, file: HandedIn, folder: str) -> HandedIn:
    return replace(file, parts=(file.parts[0].removeprefix(prefix) or folder, *file.parts[1:]))


def _prefix(name: str, content: Sequence[HandedIn]) -> str:
    """How most of the repositories in a folder ``<assignment>-submissions`` begin; nothing if it is no such folder."""
    prefix = name.removesuffix("submissions")
    folders = {file.parts[0] for file in content if len(file.parts) > 1}
    alike = sum(folder.startswith(prefix) for folder in folders)
    return prefix if prefix != name and 2 * alike > len(folders) else ""


def _strays(files: Sequence[HandedIn], folder: str) -> list[str]:
    """A line about folders among repositories that are called in another way."""
    prefix = _prefix(folder, files)
    odd = sorted({file.parts[0] for file in files if len(file.parts) > 1 and not file.parts[0].startswith(prefix)})
    return (
        [f"Not called {prefix}… as the other repositories are: {some_of(odd)}. Graded under this name."] if odd else []
    )


def _without_assignment(files: Sequence[HandedIn], folder: str) -> list[HandedIn]:
    """GitHub Classroom names a repository after the assignment and the student, in ``<assignment>-submissions``."""
    prefix = _prefix(folder, files)
    return [_named_without(prefix, file, folder) for file in files] if prefix else list(files)


def _wrapper(files: Sequence[HandedIn], lessons: Sequence[Lesson]) -> str:
    """The folder around all files, if it is not one student's."""
    first = {file.parts[0] for file in files}
    if len(first) != 1 or any(len(file.parts) == 1 for file in files) or sure_of(next(iter(first)), True):
        return ""
    inside = {file.parts[1] for file in files}
    flat = {file.parts[1] for file in files if len(file.parts) == 2}
    if any(is_lessons(name, lessons) for name in inside - flat):
        return ""
    # Notebooks of one student lie beside each other; those of a class bear the names of a platform.
    plain = any(read_entry(name, False) is None and is_notebook(name) for name in flat)
    return "" if plain else first.pop()
