"""nbgrader: ``submitted/<student>/<assignment>/`` with a ``timestamp.txt``, or folders of the exchange's inbound."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from autograder.bridges.handed_in import Reader, Told, moment_of

__all__ = ["READER", "TIMESTAMP", "timestamp_of"]

INBOUND = re.compile(
    r"(?P<name>[^+]+)\+(?P<assignment>[^+]+)\+(?P<stamp>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? \S+)(?:\+.+)?"
)
TIMESTAMP = "timestamp.txt"


def _read(name: str, is_folder: bool) -> Told | None:
    found = INBOUND.fullmatch(name) if is_folder else None
    return Told(found["name"], found["name"], known=True, moment=timestamp_of(found["stamp"])) if found else None


def timestamp_of(text: str) -> datetime | None:
    """What stands in a timestamp.txt. Without a zone it is UTC.

    Source: https://github.com/jupyter/nbgrader, nbgrader/utils.py, parse_utc.
    """
    words = text.split()
    found = moment_of(" ".join(words[:2]).replace("T", " "), "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S")
    if found is None:
        try:
            found = datetime.fromisoformat(text.strip())
        except ValueError:
            return None
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    if len(words) < 3 or words[2].upper() in ("UTC", "GMT", "Z"):
        return found.replace(tzinfo=UTC)
    if offset := re.fullmatch(r"([+-])(\d\d):?(\d\d)", words[2]):
        minutes = (60 * int(offset[2]) + int(offset[3])) * (-1 if offset[1] == "-" else 1)
        return found.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    try:
        return found.replace(tzinfo=ZoneInfo(words[2]))
    except (ValueError, OSError, KeyError):
        return None


READER = Reader(
    "nbgrader",
    "nbgrader",
    "https://github.com/jupyter/nbgrader, nbgrader/coursedir.py and exchange/default/submit.py",
    _read,
    own=re.compile(r"(?:.*/)?(?:timestamp|submission_secret)\.txt"),
)
