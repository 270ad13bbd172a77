"""Brightspace: the download of an assignment folder, with one folder for each attempt.

Dates are in the language of whoever downloads; which forms there are is documented nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from autograder.bridges.handed_in import HandedIn, Reader, Told
from autograder.bridges.months import month_of

__all__ = ["READER"]

NAME = re.compile(
    r"(?P<numbers>\d+(?P<two>-\d+)?) ?- ?(?P<name>.+?) ?- ?"
    r"(?P<stamp>(?:\d{4}-\d\d-\d\d|[^-/]*\b\d{4}\b)[^-/]*?\d[^-/]*?)(?: ?- ?(?P<file>.+))?"
)
"""A name may have `` - `` in it."""
STAMP = re.compile(
    r"(?:(?P<iso>\d{4}-\d\d-\d\d)|(?P<month>[^\W\d]+)\.? (?P<day>\d{1,2}),? (?P<year>\d{4})"
    r"|(?P<day_first>\d{1,2})\.? (?:de )?(?P<then_month>[^\W\d]+)\.?,? (?:de )?(?P<then_year>\d{4})),?"
    r" (?:\w+ )?(?P<hour>\d{1,2}?)(?: ?[:.h] ?)?(?P<minute>\d\d)(?:[:.]\d\d)?"
    r"(?:[ \u00a0\u202f]?(?P<half>[ap])\.?[ \u00a0]?m\.?| Uhr)?",
    re.IGNORECASE,
)
"""The colon of the time is often taken out: ``234 PM`` is 2:34."""


def _read(name: str, is_folder: bool) -> Told | None:
    found = NAME.fullmatch(name)
    if found is None:
        return None
    moment = moment_in(found["stamp"])
    if moment is None and not (found["two"] and (is_folder or found["file"])):
        return None  # Only like one by chance.
    numbers = found["numbers"]
    return Told(found["name"].strip(), numbers, file=found["file"] or "", moment=moment, apart=numbers)


def moment_in(text: str) -> datetime | None:
    """A time such as ``Oct 10, 2025 234 PM``, ``10 oct. 2025 14:34`` or ``10. Oktober 2025 1434``."""
    found = STAMP.fullmatch(text.strip())
    if found is None:
        return None
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    try:
        day = (
            datetime.fromisoformat(found["iso"])
            if found["iso"]
            else datetime(
                int(found["year"] or found["then_year"]),
                month_of(found["month"] or found["then_month"]),
                int(found["day"] or found["day_first"]),
            )
        )
        return day.replace(hour=hour % 12 + 12 * (half == "p") if half else hour, minute=int(found["minute"]))
    except ValueError:
        return None


def _unread(files: Sequence[HandedIn]) -> list[str]:
    """A line about times that are not understood."""
    entries = sorted({file.parts[0]: file.is_below_folder for file in files}.items())
    odd = [name for name, is_folder in entries if (told := _read(name, is_folder)) and told.moment is None]
    if not odd:
        return []
    return [f"Of {len(odd)} entries the date is in a form that is not read, so nobody says when they came: {odd[0]!r}."]


READER = Reader(
    "brightspace", "Brightspace", "https://community.d2l.com, Assignments: download submissions", _read,
    own=re.compile(r"index\.html"), unread=_unread,
)  # fmt: skip
