"""The log of what was published when: a line of JSON for each time, in a file that only grows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from autograder.errors import GraderError
from autograder.files import OWNER_ONLY, append_line
from autograder.location import DISTRIBUTION
from autograder.manifest import Course

__all__ = ["LOG", "Publication", "log_publication", "publications"]

LOG = "published.jsonl"


@dataclass(frozen=True)
class Publication:
    """One time that marks were published: when, how many, how many of them moved since the last time. No names.

    `new` are marks that were not there before, and `gone` those that are there no more.
    """

    at: str
    marks: int
    up: int
    down: int
    new: int
    gone: int
    version: str


def log_publication(course: Course, out: Path, before: str, after: str) -> None:
    """Add a line about what is published now.

    Args:
        course: The course, whose lessons have columns in marks.csv.
        out: The folder of results.
        before: marks.csv as it was, empty if there was none.
        after: marks.csv as it is published now.

    Raises:
        GraderError: The line cannot be written.
    """
    old, new = _marks(course, before), _marks(course, after)
    both = old.keys() & new.keys()
    line = Publication(
        at=datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC"),
        marks=len(new),
        up=sum(new[one] > old[one] for one in both),
        down=sum(new[one] < old[one] for one in both),
        new=len(new) - len(both),
        gone=len(old) - len(both),
        version=version(DISTRIBUTION),
    )
    append_line(out / LOG, json.dumps(asdict(line)), OWNER_ONLY)


def publications(out: Path) -> list[Publication]:
    """What stands in the log, the newest first. A line that a crash has torn, or that is none of ours, is left out.

    Raises:
        GraderError: There is a log, and it cannot be read.
    """
    try:
        text = (out / LOG).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise GraderError(f"{out / LOG} cannot be read: {error.strerror}") from error
    return list(_sound(text))[::-1]


def _sound(text: str) -> Iterator[Publication]:
    kinds = {field.name: str if field.name in ("at", "version") else int for field in fields(Publication)}
    for line in text.split("\n"):
        with suppress(ValueError, RecursionError):
            found = json.loads(line)
            if isinstance(found, Mapping) and all(type(found.get(name)) is kind for name, kind in kinds.items()):
                yield Publication(**{name: found[name] for name in kinds})


def _marks(course: Course, text: str) -> dict[tuple[str, str], float]:
    """Points by student and lesson, as marks.csv has them."""
    marks = {}
    for row in csv.DictReader(io.StringIO(text)):
        for lesson in course.lessons:
            with suppress(ValueError, TypeError):
                marks[row.get("student") or "", lesson.name] = float(row.get(lesson.name) or "")
    return marks
