"""Brightspace: the download of an assignment folder, with one folder for each attempt."""

from __future__ import annotations

import re

from autograder.bridges.handed_in import Reader, Told, moment_of

__all__ = ["READER"]

NAME = re.compile(
    r"(?P<numbers>\d+(?:-\d+)?) ?- ?(?P<name>.+?) ?- ?(?P<stamp>[A-Z][a-z]+ \d{1,2}, \d{4} \d{1,2}:?\d\d [AP]M)"
    r"(?: ?- ?(?P<file>.+))?"
)
"""The colon of the time is often taken out: ``234 PM`` is 2:34. A name may have `` - `` in it."""


def _read(name: str, is_folder: bool) -> Told | None:
    found = NAME.fullmatch(name)
    if found is None:
        return None
    stamp = re.sub(r" (\d{1,2}):?(\d\d) ([AP]M)$", r" \1:\2 \3", found["stamp"])
    moment = moment_of(stamp, "%b %d, %Y %I:%M %p", "%B %d, %Y %I:%M %p")
    return Told(found["name"].strip(), file=found["file"] or "", moment=moment, apart=found["numbers"])


READER = Reader(
    "brightspace", "Brightspace", "https://community.d2l.com, Assignments: download submissions", _read,
    own=re.compile(r"index\.html"),
)  # fmt: skip
