"""Moodle: "Download all submissions" of an assignment, in folders or flat, and the grading worksheet beside it.

The worksheet alone says when somebody handed in: times inside the zip are those of the download.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from autograder.bridges.handed_in import Details, HandedIn, Reader, Told, content_of
from autograder.bridges.months import month_of
from autograder.bridges.people import letters_of
from autograder.bridges.roster import HEADERS, table_of
from autograder.errors import UsageError

__all__ = ["IDENTIFIER", "READER", "name_in"]

NAME = re.compile(r"(?P<name>.+?)(?:_(?P<number>\d+))?_assignsubmission_(?P<plugin>[a-z]+)(?:_(?P<file>.*))?")
IDENTIFIER = ("identifier", "id", "identifiant", "identificador")
NAMES = ("full name", "vollständiger name", "nom complet", "nombre completo")
IDS = ("id number", "id-nummer", "numéro d'identification", "número de id", "número de identificación")
EMAILS = HEADERS["email"]
STATUS = ("status", "statut", "estado")
HANDED_IN = (
    "last modified (submission)",
    "zuletzt geändert (abgabe)",
    "dernière modification (travail remis)",
    "última modificación (entrega)",
)
LATE = re.compile(r"\d \w+ late\b|zu spät|en retard de|\bdespués\b|\bspäter\b", re.IGNORECASE)
DRAFT = re.compile(r"\b(?:draft|entwurf|brouillon|borrador)\b", re.IGNORECASE)
IS_DRAFT = "In Moodle this is a draft, which was not submitted."
LANGUAGES = "English, German, French or Spanish"
MOMENT = re.compile(
    r"(?:\w+,? )?(?:(?P<day>\d{1,2})\.? (?:de )?(?P<month>[^\W\d]+)\.?|(?P<us_month>[A-Za-z]+) (?P<us_day>\d{1,2}),)"
    r" (?:de )?(?P<year>\d{4}), "
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?: ?(?P<half>[AP]M))?",
    re.IGNORECASE,
)


def _read(name: str, is_folder: bool) -> Told | None:
    found = NAME.fullmatch(name)
    if found is None:
        return None
    return Told(found["name"], found["number"] or "", file=found["file"] or "")


def _details(files: Sequence[HandedIn]) -> Details:
    """What the worksheets beside the submissions say, by the name of the entry."""
    rows: dict[tuple[str, str], Told] = {}
    for file in _own(files):
        rows |= {(file.export, number): told for number, told, _ in _worksheet(file)}
    found = {}
    for export, entry in {(file.export, file.parts[0]) for file in files}:
        read = NAME.fullmatch(entry)
        row = rows.get((export, read["number"] or "")) if read else None
        # The number of a group's folder is another one: there the row is a stranger's.
        if read and row and (not row.name or _is_name(row.name, read["name"])):
            found[entry] = (replace(row, name=row.name or read["name"], file=read["file"] or ""),)
    return found


def _own(files: Sequence[HandedIn]) -> Iterator[HandedIn]:
    """Tables at the top of an export."""
    return (file for file in files if READER.own.fullmatch(file.name) and _read(file.name, False) is None)


def _is_name(whole: str, written: str) -> bool:
    """Whether a folder bears this name: without what no file name may have, and in older versions behind a group's."""
    return letters_of(whole) == letters_of(written) or written.endswith(f"-{whole}")


def _worksheet(file: HandedIn) -> Iterator[tuple[str, Told, str]]:
    """Each participant's number, when she handed in, and how that is written.

    Her id or address, if it is there, tells namesakes apart.
    """
    try:
        header, rows = table_of(content_of(file) or "", file.name)
    except UsageError:
        return
    names = [name.replace("\u2019", "'").casefold().strip() for name in header]
    kinds = (IDENTIFIER, NAMES, HANDED_IN, STATUS, IDS, EMAILS)
    at = [next((names.index(name) for name in kind if name in names), -1) for kind in kinds]
    if at[0] < 0:
        return
    for _, row in rows:
        number, name, moment, status, *signs = (row[place].strip() if 0 <= place < len(row) else "" for place in at)
        digits = re.search(r"\d+$", number)
        if digits:
            late = LATE.search(status) is not None
            sign = next(filter(None, signs), "")
            told = Told(
                name_in(name),
                sign or digits.group(),
                known=bool(sign),
                moment=moment_in(moment),
                late=late,
                remark=IS_DRAFT if DRAFT.search(status) else "",
            )
            yield digits.group(), told, moment


def _unread(files: Sequence[HandedIn]) -> list[str]:
    """Lines about tables that are no worksheet, and about times that are not understood."""
    lines = []
    for file in _own(files):
        rows = list(_worksheet(file))
        odd = [text for _, told, text in rows if told.moment is None and re.search(r"\d{4}", text)]
        if not rows:
            lines.append(f"{file.name} is no grading worksheet in {LANGUAGES}: no times are read from it.")
        elif odd:
            lines.append(f"{file.name}: {len(odd)} times are in a form that is not read, such as {odd[0]!r}.")
    return lines


def name_in(cell: str) -> str:
    """A name without the HTML that Moodle puts round it for who is suspended."""
    return " ".join(re.sub(r"<[^>]*>", " ", cell).split())


def moment_in(text: str) -> datetime | None:
    """A time as Moodle writes it, in English, German, French or Spanish: ``Friday, 9 October 2026, 3:05 PM``."""
    found = MOMENT.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    word, day = found["month"] or found["us_month"], int(found["day"] or found["us_day"])
    hour = int(found["hour"]) % 12 + 12 * (found["half"].upper() == "PM") if found["half"] else int(found["hour"])
    try:
        return datetime(int(found["year"]), month_of(word), day, hour, int(found["minute"]))
    except ValueError:
        return None


READER = Reader(
    "moodle",
    "Moodle",
    "https://github.com/moodle/moodle, public/mod/assign/classes/downloader.php and feedback/offline/locallib.php",
    _read,
    _details,
    own=re.compile(r"[^/]*\.csv", re.IGNORECASE),
    unread=_unread,
)
