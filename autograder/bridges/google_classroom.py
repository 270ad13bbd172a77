"""Google Classroom and Drive: a folder of files that bear the student's name, if anything does.

No form of names is documented. A copy is called ``Copy of …`` in the language of whoever made it.
"""

from __future__ import annotations

import re

from autograder.bridges.handed_in import Reader, Told

__all__ = ["COPY_OF", "DRIVE", "READER"]

NAME = re.compile(r"(?P<name>[^\W\d][^/]*?) - (?P<file>.+)")
COPY_OF = re.compile(r"(?:Copy of|Kopie von|Copie de|Copia de|Cópia de|Kopie van) +", re.IGNORECASE)
DRIVE = re.compile(r".+-\d{8}T\d{6}Z(?:-\d+)?-\d{3}(?:\.zip)?")
"""A zip from Drive. A large folder comes in several of them: together they are the class."""


def _read(name: str, is_folder: bool) -> Told | None:
    found = None if is_folder else NAME.fullmatch(COPY_OF.sub("", name))
    return Told(found["name"].strip(), file=found["file"]) if found else None


READER = Reader(
    "google-classroom",
    "Google Classroom",
    "https://developers.google.com/classroom; names of Drive's zips as people keep them, no document",
    _read,
)
