"""Gradescope: "Export submissions", one folder for each, and ``submission_metadata.yml`` that says whose it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from autograder.bridges.handed_in import Details, HandedIn, Reader, Told, content_of
from autograder.errors import CourseError
from autograder.listing import some_of
from autograder.yaml_file import parse

__all__ = ["READER"]

NAME = re.compile(r"submission_(?P<id>\d+)")
METADATA = re.compile(r"submission_metadata\.ya?ml")


def _read(name: str, is_folder: bool) -> Told | None:
    found = NAME.fullmatch(name) if is_folder else None
    return Told(name, found["id"]) if found else None


def _details(files: Sequence[HandedIn]) -> Details:
    """Everybody who handed in a folder together, and when."""
    found: dict[str, tuple[Told, ...]] = {}
    for file in files:
        if METADATA.fullmatch(file.name):  # At the top: a student may hand in a file of that name.
            entries = _entries(file)
            found |= {str(name): told for name, entry in entries.items() if (told := _told(str(name), entry))}
    return found


def _unread(files: Sequence[HandedIn]) -> list[str]:
    """A line about folders of which nobody says whose they are."""
    said = _details(files)
    nobodys = sorted({file.parts[0] for file in files if _read(file.parts[0], file.is_below_folder)} - said.keys())
    return [f"No metadata that can be read says whose these are: {some_of(nobodys)}."] if nobodys else []


def _entries(file: HandedIn) -> Mapping[Any, Any]:
    try:
        data = parse(content_of(file) or "", file.path)
    except CourseError:
        return {}
    return data if isinstance(data, dict) else {}


def _told(folder: str, entry: Any) -> tuple[Told, ...]:
    """Its keys begin with a colon, as Ruby writes symbols. Who has no sign is told from a namesake by the folder."""
    values = _plain(entry)
    submitters = values.get("submitters")
    moment = _moment(values.get("created_at"))
    people = [_plain(one) for one in submitters] if isinstance(submitters, list) else []
    return tuple(
        Told(name, sign or folder, known=bool(sign), moment=moment)
        for one in map(_texts, people)
        if (name := (one.get("name") or one.get("email") or one.get("sid") or "").strip())
        for sign in [one.get("sid") or one.get("email") or ""]
    )


def _texts(entry: dict[str, Any]) -> dict[str, str]:
    """The values that are texts or numbers: a list may hold itself a million times."""
    return {name: str(value) for name, value in entry.items() if isinstance(value, str | int | float)}


def _plain(entry: Any) -> dict[str, Any]:
    return {str(name).lstrip(":"): value for name, value in entry.items()} if isinstance(entry, dict) else {}


def _moment(value: Any) -> datetime | None:
    """Times are in UTC. YAML takes them for times, of which it may drop the zone."""
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    if not isinstance(value, str):
        return None
    found = re.match(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)?\s*(Z|UTC|[+-]\d\d:?\d\d)?", value)
    if found is None:
        return None
    offset = found[3] if found[3] and found[3][0] in "+-" else "+00:00"
    return datetime.fromisoformat(f"{found[1]}T{found[2]}{offset}")


READER = Reader(
    "gradescope",
    "Gradescope",
    "https://gradescope-autograders.readthedocs.io; a sample in https://github.com/ucbds-infra/otter-grader",
    _read,
    _details,
    own=METADATA,
    unread=_unread,
)
