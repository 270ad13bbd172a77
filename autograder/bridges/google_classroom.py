"""Google Classroom and Drive: a folder of files that bear the student's name, if anything does.

No form of names is documented. A copy is called ``Copy of …`` in the language of whoever made it. Of two files of one
name in a folder, Drive's zip calls the second ``… (1)`` or ``…(1)``: whether they are of one student it does not say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from autograder.bridges.handed_in import HandedIn, Reader, Told
from autograder.listing import some_of

__all__ = ["COPY_OF", "DRIVE", "READER"]

NAME = re.compile(r"(?P<name>[^\W\d][^/]*?) - (?P<file>.+)")
SECOND = re.compile(r" ?\(\d+\)(?=\.[^.]*$|$)")
COPY_OF = re.compile(r"(?:Copy of|Kopie von|Copie de|Copia de|Cópia de|Kopie van) +", re.IGNORECASE)
DRIVE = re.compile(r".+-\d{8}T\d{6}Z(?:-\d+)?-\d{3}(?:\.zip)?")
"""A zip from Drive. A large folder comes in several of them: together they are the class."""


def _read(name: str, is_folder: bool) -> Told | None:
    found = None if is_folder else NAME.fullmatch(COPY_OF.sub("", name))
    if found is None:
        return None
    # Nobody says at which " - " a name ends.
    parts = found[0].split(" - ")
    longer = tuple(" - ".join(parts[:number]).strip() for number in range(2, len(parts)))
    whole = name if COPY_OF.match(name) else name.partition(" - ")[2]
    return Told(found["name"].strip(), file=found["file"], apart=whole.removesuffix(".ipynb"), others=longer)


def _unread(files: Sequence[HandedIn]) -> list[str]:
    """A line about students of whom there are two files of one name."""
    told = [found for name in {file.parts[0] for file in files} if (found := _read(name, False))]
    counts = Counter((one.name, SECOND.sub("", one.file)) for one in told)
    twice = sorted({name for (name, _), number in counts.items() if number > 1})
    if not twice:
        return []
    return [f"Of these there are two files of one name, and nothing says whether of two people: {some_of(twice)}."]


READER = Reader(
    "google-classroom",
    "Google Classroom",
    "https://developers.google.com/classroom; names of Drive's zips as people keep them, no document",
    _read,
    unread=_unread,
)
