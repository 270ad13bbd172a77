"""Moodle: "Download all submissions" of an assignment, in folders or flat, and the grading worksheet beside it.

The worksheet alone says when somebody handed in: times inside the zip are those of the download.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from autograder.bridges.handed_in import Details, HandedIn, Reader, Told
from autograder.bridges.roster import read_table
from autograder.errors import UsageError

__all__ = ["READER"]

NAME = re.compile(r"(?P<name>.+?)(?:_(?P<number>\d+))?_assignsubmission_(?P<plugin>[a-z]+)(?:_(?P<file>.*))?")
IDENTIFIER = ("identifier", "id", "identifiant", "identificador")
NAMES = ("full name", "vollständiger name", "nom complet", "nombre completo")
HANDED_IN = (
    "last modified (submission)",
    "zuletzt geändert (abgabe)",
    "dernière modification (travail remis)",
    "última modificación (entrega)",
)
LATE = re.compile(r"\d \w+ late\b|zu spät|en retard de|\bdespués\b|\bspäter\b", re.IGNORECASE)
MONTHS = (
    ("january", "januar", "janvier", "enero"),
    ("february", "februar", "février", "febrero"),
    ("march", "märz", "mars", "marzo"),
    ("april", "april", "avril", "abril"),
    ("may", "mai", "mai", "mayo"),
    ("june", "juni", "juin", "junio"),
    ("july", "juli", "juillet", "julio"),
    ("august", "august", "août", "agosto"),
    ("september", "september", "septembre", "septiembre"),
    ("october", "oktober", "octobre", "octubre"),
    ("november", "november", "novembre", "noviembre"),
    ("december", "dezember", "décembre", "diciembre"),
)
MOMENT = re.compile(
    r"(?:\w+,? )?(?P<day>\d{1,2})\.? (?:de )?(?P<month>[^\W\d]+)\.? (?:de )?(?P<year>\d{4}), "
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?: ?(?P<half>[AP]M))?",
    re.IGNORECASE,
)


def _read(name: str, is_folder: bool) -> Told | None:
    found = NAME.fullmatch(name)
    if found is None:
        return None
    return Told(found["name"], found["number"] or "", known=True, file=found["file"] or "")


def _details(files: Sequence[HandedIn]) -> Details:
    """What the worksheets beside the submissions say, by the name of the entry."""
    rows: dict[str, Told] = {}
    for file in files:
        if READER.own.fullmatch(file.name) and not file.problem:
            rows |= dict(_worksheet(file))
    found = {}
    for entry in {file.parts[0] for file in files}:
        read = NAME.fullmatch(entry)
        if read and read["number"] in rows:
            found[entry] = (rows[read["number"]],)
    return found


def _worksheet(file: HandedIn) -> Iterator[tuple[str, Told]]:
    """Each participant's number, and when she handed in."""
    try:
        header, rows = read_table(file.path)
    except UsageError:
        return
    names = [name.casefold().strip() for name in header]
    at = [next((names.index(name) for name in kind if name in names), -1) for kind in (IDENTIFIER, NAMES, HANDED_IN)]
    if at[0] < 0:
        return
    for _, row in rows:
        number, name, moment = (row[place].strip() if 0 <= place < len(row) else "" for place in at)
        digits = re.search(r"\d+$", number)
        if digits:
            late = any(LATE.search(text) for text in row)
            yield digits.group(), Told(_words(name), digits.group(), True, moment=moment_in(moment), late=late)


def _words(cell: str) -> str:
    """A name without the HTML that Moodle puts round it for who is suspended."""
    return " ".join(re.sub(r"<[^>]*>", " ", cell).split())


def moment_in(text: str) -> datetime | None:
    """A time as Moodle writes it, in English, German, French or Spanish: ``Friday, 9 October 2026, 3:05 PM``."""
    found = MOMENT.fullmatch(text.strip())
    if found is None:
        return None
    month = next((n for n, names in enumerate(MONTHS, 1) if found["month"].casefold() in names), 0)
    hour = int(found["hour"]) % 12 + 12 * (found["half"].upper() == "PM") if found["half"] else int(found["hour"])
    try:
        return datetime(int(found["year"]), month, int(found["day"]), hour, int(found["minute"]))
    except ValueError:
        return None


READER = Reader(
    "moodle",
    "Moodle",
    "https://github.com/moodle/moodle, public/mod/assign/classes/downloader.php and feedback/offline/locallib.php",
    _read,
    _details,
    own=re.compile(r"[^/]*\.csv", re.IGNORECASE),
)
